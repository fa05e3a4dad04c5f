import assert from "node:assert/strict";
import { test } from "node:test";
import { besides } from "../../server/src/lsp/files/beside.ts";

test("nothing is kept for a file that is gone, also where no other file had asked for it", () => {
  const files = besides(() => undefined);
  const first = files.of("a");
  assert.equal(files.of("a"), first);
  files.touch("a");
  files.of("b");
  assert.notEqual(files.of("a"), first);
});

test("others are looked at some at a time, and the file itself not for its own sake", () => {
  const looked: string[] = [];
  const files = besides((key) => void looked.push(key));
  for (const key of ["own", "a", "b", "c"]) files.touch(key);
  assert.equal(files.lookOn("own", 2), true);
  assert.deepEqual(looked.splice(0), ["a", "b"]);
  assert.equal(files.lookOn("own", 2), false);
  files.of("own");
  assert.deepEqual(looked, ["c"]);
});
