import { equal } from "node:assert/strict";
import { test } from "node:test";
import { durationWords, moment, roughDuration, secondsOf, shortDuration } from "../../server/src/text/duration.ts";

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

const rough: readonly (readonly [number, string])[] = [
  [0, "0 seconds"],
  [0.9, "0 seconds"],
  [90_061, "1 day 1 hour"],
  [86_460, "1 day"],
  [-61.5, "1 minute 1 second"],
  [Infinity, "an unknown time"],
];
for (const [seconds, text] of rough) {
  test(`${seconds} s is roughly ${text}`, () => equal(roughDuration(seconds), text));
}

test("5400 s is briefly 1 h 30 min", () => equal(shortDuration(5400), "1 h 30 min"));
test("a moment says how far away it is", () => equal(moment(7200, 0), "1970-01-01T02:00:00Z (in 2 hours)"));
test("no moment of the calendar is none", () => equal(moment(1e15, 0), undefined));

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
