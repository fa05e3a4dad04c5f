import { deepEqual, equal } from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { type ShownFiles, shownFiles } from "../../server/src/lsp/audience/shown-files.ts";

interface Looking {
  readonly files: ShownFiles;
  readonly stamps: Map<string, string>;
  /** What was asked of the disk, and what was told. */
  readonly asked: string[];
  readonly told: string[][];
  readonly twoSeconds: () => void;
}

function looking(t: TestContext): Looking {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const stamps = new Map<string, string>();
  const asked: string[] = [];
  const told: string[][] = [];
  const stampOf = (uri: string): string | undefined => {
    asked.push(uri);
    return stamps.get(uri);
  };
  const files = shownFiles(stampOf, (uris) => told.push([...uris]));
  t.after(() => files.stop());
  return { files, stamps, asked, told, twoSeconds: () => t.mock.timers.tick(2000) };
}

test("nothing is asked of the disk while no file shows anything", (t) => {
  const { files, stamps, asked, twoSeconds } = looking(t);
  files.note("file:///a", false);
  twoSeconds();
  stamps.set("file:///a", "1");
  files.note("file:///a", true);
  files.note("file:///a", false);
  twoSeconds();
  deepEqual(asked, []);
});

test("a file that shows something is told of when it is another one, or gone", (t) => {
  const { files, stamps, told, twoSeconds } = looking(t);
  stamps.set("file:///a", "1").set("file:///b", "1");
  files.note("file:///a", true);
  files.note("file:///b", true);
  twoSeconds();
  deepEqual(told.splice(0), [["file:///a", "file:///b"]], "it may have changed since it was read");
  files.note("file:///a", true);
  twoSeconds();
  deepEqual(told, []);
  stamps.set("file:///b", "2");
  twoSeconds();
  stamps.delete("file:///a");
  twoSeconds();
  deepEqual(told, [["file:///b"], ["file:///a"]]);
});

test("of very many files each has its turn", (t) => {
  const { files, asked, twoSeconds } = looking(t);
  const many = Array.from({ length: 250 }, (_, at) => `file:///${at}`);
  for (const uri of many) files.note(uri, true);
  twoSeconds();
  equal(asked.length, 100);
  twoSeconds();
  twoSeconds();
  deepEqual(new Set(asked), new Set(many));
});
