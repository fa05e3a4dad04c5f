import { equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { applyRun, runsOf } from "../../server/src/lsp/files/apply-change.ts";
import type { ContentChange } from "../../server/src/lsp/wire/params.ts";
import * as fc from "../properties.ts";

const position = fc.record({ line: fc.nat(4), character: fc.nat(6) });
const change = fc.record({
  range: fc.option(fc.record({ start: position, end: position }), { nil: undefined, freq: 20 }),
  text: fc.constantFrom("", "x", "\n", "é: 1\r\n", "- a\nb"),
});
const oneByOne = (document: Document, changes: readonly ContentChange[]): Document =>
  changes.reduce((before, each) => applyRun(before, [each]), document);

test("runs of changes come to what the changes come to one by one", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const before = Document.of("apis:\n  - name: a\n    identifier: b\r\nx-a: 1\n");
      // Said often enough that a run is made at once.
      const many = changes.flatMap((each) => Array.from({ length: 120 }, () => each));
      for (const list of [changes, many]) {
        equal(runsOf(list).reduce(applyRun, before).text, oneByOne(before, list).text);
      }
    }),
    { numRuns: 30 },
  );
});

test("a replacement in each of thousands of lines, from the last to the first, is one edit", (context) => {
  const before = Document.of(`apis:\n${"  - identifier: https://a\n".repeat(3000)}`);
  const edit = context.mock.method(Document.prototype, "edit");
  const changes = Array.from({ length: 3000 }, (_, at) => {
    const line = 3000 - at;
    return { range: { start: { line, character: 4 }, end: { line, character: 14 } }, text: "name" };
  });
  const after = runsOf(changes).reduce(applyRun, before);
  equal(edit.mock.callCount(), 1);
  equal(after.text, before.text.replaceAll("identifier", "name"));
});
