import { deepEqual, equal, match } from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { openFiles } from "../../server/src/lsp/files/open-files.ts";
import { searching, type SearchedDisk } from "../../server/src/lsp/files/search.ts";

const FILE = "file:///a/auth-apis.yaml";

/** A search of one folder with one file; what isn't given finds nothing. */
function searchOf(searched: Partial<SearchedDisk>) {
  const folders = () => ["file:///a"];
  const read = (uri: string) => (uri === FILE ? Document.of("apis: []\n") : { problem: "is not there" });
  const files = openFiles(read, folders, () => undefined);
  const warnings: string[] = [];
  const failures: string[] = [];
  const counts = { done: 0 };
  const log = {
    info: () => undefined,
    warning: (message: string) => void warnings.push(message),
    error: () => undefined,
    failure: (what: string) => void failures.push(what),
  };
  const ignored = () => Promise.resolve(new Set<string>());
  const disk: SearchedDisk = { walk: () => found(), walkNew: () => found(), ignored, ...searched };
  const search = searching(disk, folders, files, { phase: "running" }, log, () => counts.done++);
  return { search, files, warnings, failures, counts };
}

async function* found(...uris: readonly string[]): AsyncIterable<string> {
  for (const uri of uris) yield Promise.resolve(uri);
}

test("of too many folders the log says so once, in whatever search", async () => {
  const cutting = (cut: () => void) => {
    cut();
    return found();
  };
  const { search, warnings } = searchOf({
    walk: (_, cut) => cutting(cut),
    walkNew: (_, __, cut) => cutting(cut),
  });
  search.all();
  search.changed(["file:///a/b"]);
  search.all();
  await setImmediate();
  equal(warnings.length, 1);
  match(warnings.join(""), /more than 20000 folders/);
});

test("a search that fails is logged, and the next one goes on", async () => {
  let times = 0;
  const { search, files, failures, counts } = searchOf({
    async *walk() {
      if (times++ === 0) throw new Error("No.");
      yield* found(FILE);
    },
  });
  search.all();
  search.all();
  search.all();
  await setImmediate();
  deepEqual(failures, ["Looking for files"]);
  deepEqual(
    files.all().map(({ uri }) => uri),
    [FILE],
  );
  // The last one has changed nothing.
  equal(counts.done, 1);
});

test("nothing is looked for at places where no search goes", async () => {
  const asked: string[] = [];
  const { search } = searchOf({
    walkNew(uris) {
      asked.push(...uris);
      return found();
    },
  });
  search.changed(["file:///a/.git/index", "file:///b/auth-apis.yaml", "file:///a/node_modules/x"]);
  search.changed(["file:///a/.gitignore", "file:///a/node_modules/x/.gitignore", "file:///a/b/.gitignore"]);
  search.changed(["file:///a/.git/info/exclude", "file:///b/.git/info/exclude"]);
  await setImmediate();
  deepEqual(asked, ["file:///a", "file:///a/b", "file:///a"]);
});
