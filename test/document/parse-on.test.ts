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

test("a chunk of long blocks is parsed in several turns", () => {
  const key = (at: number) => `x-${at}: &a${at}\n${"  k: a\n".repeat(500)}`;
  const document = Document.of(Array.from({ length: 16 }, (_, at) => key(at)).join(""));
  equal(document.chunks.length, 1);
  const parsed = parsing(document);
  const isParsed = () => document.blocks.filter((block) => block.isParsed).length;
  equal(parsed.on(1), true);
  equal(isParsed(), 1);
  equal(parsed.on(1), true);
  equal(isParsed(), 2);
  while (parsed.on(1));
  equal(isParsed(), 16);
});

test("a text with a tag counts for more, since another reader reads it", () => {
  const keys = (value: string) => Document.of(Array.from({ length: 640 }, (_, at) => `x-${at}: ${value}\n`).join(""));
  const long = "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a, b, c, d, e, f, g]";
  const [plain, tagged] = [turns(keys(long), 20_000), turns(keys(`!!seq ${long}`), 20_000)];
  ok(tagged > 1.8 * plain, `${tagged} turns, ${plain} without tags`);
});

test("what is known of other chunks is parsed no second time, whatever turns it took", () => {
  const document = Document.of(Array.from({ length: 640 }, (_, at) => `x-${at}: &a${at} [b]\n`).join(""));
  const parsed = parsing(document);
  while (parsed.on(1000));
  equal(parsing(document).on(1), false);
});
