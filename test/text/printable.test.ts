import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonText, markdownCell, markdownText, oneLine } from "../../server/src/text/printable.ts";

const cells: Record<string, string> = {
  plain: "`plain`",
  "": "`  `",
  "a`b": "``a`b``",
  "`a``b": "``` `a``b ```",
  " a ": "`  a  `",
  "a|b": "`a\\|b`",
  "a\nb": "`a\ufffdb`",
};
for (const [text, cell] of Object.entries(cells)) {
  test(`the cell of ${JSON.stringify(text)}`, () => assert.equal(markdownCell(text), cell));
}

const texts: Record<string, string> = {
  "a *b* _c_ `d`": "a \\*b\\* \\_c\\_ \\`d\\`",
  "[a](https://b.c)": "\\[a\\]\\(https&#58;//b\\.c\\)",
  "<img> &lt; | ~x~ @me": "&#60;img&#62; &#38;lt; \\| \\~x\\~ &#64;me",
};
for (const [text, escaped] of Object.entries(texts)) {
  test(`the Markdown of ${text}`, () => assert.equal(markdownText(text), escaped));
}

test("a line is cut where it is too long, and never inside a character", () => {
  assert.equal(oneLine("abcdef", 3), "abc…");
  assert.equal(oneLine("ab\u{1f600}", 3), "ab\ufffd…");
  assert.equal(oneLine("ab\u{1f600}", 4), "ab\u{1f600}");
});

test("JSON for a terminal says the same, without its control characters", () => {
  const value = { "a\u009b31m": ["\u007f\u202e\u2028\ufeff\n\u001b", "ä🙂"] };
  const text = jsonText(value);
  assert.deepEqual(JSON.parse(text), value);
  assert.equal(text, String.raw`{"a\u009b31m":["\u007f\u202e\u2028\ufeff\n\u001b","ä🙂"]}`);
});
