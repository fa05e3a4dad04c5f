import assert from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { replacementsBetween } from "../../server/src/document/edit/edits-between.ts";
import * as fc from "../properties.ts";

const line = fc.constantFrom(
  "apis:\n",
  "  - identifier: urn:a\n",
  "    name: A\n",
  "    name: AA\n",
  "x-a: 1\n",
  "\n",
  "# c\n",
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));

const made = (from: Document, to: Document): string =>
  replacementsBetween(from, to).reduceRight(
    (now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end),
    from.text,
  );

test("made in the old text, the replacements give the new one", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.equal(made(Document.of(one), Document.of(other)), other);
    }),
  );
});

test("each takes no more than what differs", () => {
  const item = (name: string) => `  - identifier: urn:a\n    name: ${name}\n`;
  const from = Document.of(`apis:\n${item("A")}${item("B")}${item("C")}`);
  const to = Document.of(`apis:\n${item("AX")}${item("B")}${item("D")}`);
  assert.deepEqual(
    replacementsBetween(from, to).map(({ start, end, text: by }) => [from.text.slice(start, end), by]),
    [
      ["", "X"],
      ["C", "D"],
    ],
  );
});
