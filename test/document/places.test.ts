import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";

test("documents share blocks, and each says where it has them, whichever is asked in between", () => {
  const whole = Document.of(`apis:\n${"  - name: a\n    identifier: b\n".repeat(100)}`);
  const edited = whole.edit(0, 0, "x-a: 1\n").edit(200, 200, "# c\n");
  const documents = [whole, whole.beginning(40), edited];
  const found = whole.blocks.map((block) => documents.map((document) => document.lineOf(block)));
  const counted = documents.map(({ blocks }) => {
    let line = 0;
    return new Map(blocks.map((block) => [block, (line += block.lines.length - 1) - (block.lines.length - 1)]));
  });
  deepEqual(
    found,
    whole.blocks.map((block) => counted.map((lines) => lines.get(block) ?? -1)),
  );
  ok(found.some((lines) => lines.includes(-1)));
});
