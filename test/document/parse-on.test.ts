import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { parsing } from "../../server/src/document/read/parse-on.ts";

/** How often a turn of so much text must be taken until a text is parsed. */
function turns(document: Document, most: number): number {
  const parsed = parsing(document);
  for (let count = 1; ; count++) if (!parsed.on(most)) return count;
}

test("an error of syntax counts as work, once", () => {
  const keys = (value: string) => Document.of(Array.from({ length: 640 }, (_, at) => `x-${at}: ${value}\n`).join(""));
  const [right, wrong] = [keys("[a]"), keys("[a")];
  const [ofRight, ofWrong] = [turns(right, 50_000), turns(wrong, 50_000)];
  ok(ofWrong > 3 * ofRight, `${ofWrong} turns, ${ofRight} where each bracket is closed`);
  equal(turns(wrong, 50_000), 1);
});
