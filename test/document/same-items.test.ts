import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { sameItems, sharedEnds } from "../../server/src/document/same-items.ts";

test("lists are the same where each item is, in the same order", () => {
  equal(sameItems([1, 2], [1, 2]), true);
  equal(sameItems([], []), true);
  equal(sameItems([1, 2], [2, 1]), false);
  equal(sameItems([1], [1, 2]), false);
  equal(sameItems([{}], [{}]), false);
});

describe("what two rows share at their ends", () => {
  for (const [one, other, begin, end] of [
    ["", "", 0, 0],
    ["", "a", 0, 0],
    ["a", "", 0, 0],
    ["abc", "abc", 3, 0],
    ["abc", "xyz", 0, 0],
    ["abcd", "abxd", 2, 1],
    ["abd", "abcd", 2, 1],
    ["abcd", "abd", 2, 1],
    ["xab", "ab", 0, 2],
    ["abx", "ab", 2, 0],
    // No item counts twice.
    ["aa", "aaa", 2, 0],
    ["aba", "a", 1, 0],
  ] as const) {
    test(`"${one}" and "${other}": ${begin} and ${end}`, () => {
      const found = sharedEnds(one.length, other.length, (at, otherAt) => one[at] === other[otherAt]);
      deepEqual(found, { begin, end });
    });
  }
});
