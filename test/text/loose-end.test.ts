import { equal } from "node:assert/strict";
import { test } from "node:test";
import { looseEnd, withoutLooseEnd } from "../../server/src/text/loose-end.ts";

for (const [text, end] of [
  ['https://a",', '",'],
  ["https://a'", "'"],
  ["https://a],", "],"],
  ["https://a}]", "}]"],
  ["https://a?[b]", ""],
  ['say "a"', ""],
  ["{a}]", "]"],
  ["https://a", ""],
  [",", ""],
  ["", ""],
] as const) {
  test(`at the end of ${JSON.stringify(text)}: ${JSON.stringify(end)}`, () => {
    equal(looseEnd(text), end);
    equal(withoutLooseEnd(text), text.slice(0, text.length - end.length));
  });
}

test("however much there is of it", () => equal(withoutLooseEnd(`a${"]".repeat(2_000_000)}`), "a"));
