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
