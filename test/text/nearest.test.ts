import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { distance, nearest } from "../../server/src/text/nearest.ts";
import * as fc from "../properties.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });

test("a distance that is looked for only so far is the same up to there, and more than that beyond", () => {
  fc.assert(
    fc.property(word, word, fc.nat(9), (one, other, most) => {
      const whole = distance(one, other);
      if (whole <= most) equal(distance(one, other, most), whole);
      else ok(distance(one, other, most) > most);
    }),
  );
});

test("the nearest is the first of those with the least distance, at most a third of the letters", () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 12 }), (meant, candidates) => {
      const near = candidates
        .map((each) => ({ each, far: distance(meant, each) }))
        .filter(({ each, far }) => far <= Math.floor(Math.max(meant.length, each.length) / 3))
        .sort((one, other) => one.far - other.far);
      equal(nearest(meant, candidates), near[0]?.each);
    }),
  );
});

test("words of one or two letters are near to none but in letter case", () => {
  equal(nearest("c", ["a", "b"]), undefined);
  equal(nearest("pa", ["qa"]), undefined);
  equal(nearest("QA", ["qa"]), "qa");
});
