import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { guessing } from "../../server/src/text/guesses.ts";

/** Asks for so many words, each twice; answers how often it was looked for one. */
const looked = (words: number, candidates: number): number => {
  let times = 0;
  const guess = guessing(
    candidates,
    (word: number) => {
      times++;
      return `meant ${String(word)}`;
    },
    String,
  );
  for (let turn = 0; turn < 2; turn++) {
    const answers = Array.from({ length: words }, (_, word) => guess(word));
    deepEqual(answers.slice(0, 2), ["meant 0", "meant 1"]);
  }
  return times;
};

test("a word is looked for once", () => equal(looked(20, 20), 20));
test("of many words the first are looked for, of many candidates fewer", () => {
  ok(looked(20_000, 20) <= 50);
  ok(looked(20_000, 14_000) * 14_000 <= 120_000);
});
