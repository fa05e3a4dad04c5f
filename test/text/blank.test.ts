import { equal } from "node:assert/strict";
import { test } from "node:test";
import { blanksAround, blankWord } from "../../server/src/text/blank.ts";

test("each by its name", () => {
  for (const [blank, word] of [
    [" ", "space"],
    ["\t", "tab"],
    ["\n", "line break"],
    ["\u00a0", "no-break space"],
    ["\u2003", "blank"],
  ] as const) {
    equal(blankWord(blank), word);
  }
});

test("what stands around a text, whatever stands in it", () => {
  equal(blanksAround(" a\tb"), "spaces");
  equal(blanksAround("\ta b\t"), "tabs");
  equal(blanksAround(" a\t"), "blanks");
  equal(blanksAround("\t"), "tabs");
});
