import { equal } from "node:assert/strict";
import { test } from "node:test";
import { durationWords, secondsOf } from "../../server/src/schema/duration.ts";

const words: readonly (readonly [number, string])[] = [
  [0, "0 seconds"],
  [1, "1 second"],
  [7200, "2 hours"],
  [90_000, "1 day 1 hour"],
  [86_399, "23 hours 59 minutes 59 seconds"],
  [2_592_000, "30 days"],
  [-60, "minus 1 minute"],
];
for (const [seconds, text] of words) test(`${seconds} s is ${text}`, () => equal(durationWords(seconds), text));

const texts: readonly (readonly [string, number | undefined])[] = [
  ["1h", 3600],
  ["30 days", 2_592_000],
  ["1h 30m", 5400],
  ["2 Weeks, 1 min", 1_209_660],
  ["90 sec", 90],
  ["3600", undefined],
  ["1.5h", undefined],
  ["1 fortnight", undefined],
  ["h", undefined],
  ["", undefined],
];
for (const [text, seconds] of texts) {
  test(`"${text}" is ${seconds ?? "no duration"}`, () => equal(secondsOf(text), seconds));
}
