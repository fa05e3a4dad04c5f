import { deepEqual, equal, notDeepEqual } from "node:assert/strict";
import { test } from "node:test";
import { differences, nearKey } from "../../server/src/facts/near-identifier.ts";
import * as fc from "../properties.ts";

/** Each part as it may be written by two people. */
const part = fc
  .constantFrom(
    ["https://", "http://", "https://www."],
    ["a", "A", "%61", "%41"],
    ["%2f", "%2F"],
    [".com", ".com:443"],
    ["/", ""],
  )
  .chain((ways) => fc.tuple(fc.constantFrom(...ways), fc.constantFrom(...ways)));
const pair = fc
  .array(part, { maxLength: 6 })
  .map((parts) => [parts.map(([one]) => one).join(""), parts.map(([, other]) => other).join("")] as const);

test("look-alikes that aren't equal differ in something", () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      fc.pre(one !== other && nearKey(one) === nearKey(other));
      notDeepEqual(differences(one, other), []);
    }),
  );
});

test("nothing differs from itself", () => {
  fc.assert(fc.property(pair, ([one]) => equal(differences(one, one).length, 0)));
});

test("ports are named by what tells them apart", () => {
  for (const [one, other, differ] of [
    ["https://a.com:443", "https://a.com", ["the default port"]],
    ["https://a.com:8443", "https://a.com:443", ["the port"]],
    ["http://localhost:3000", "http://LOCALHOST:3001/", ["letter case", "the port", "the trailing slash"]],
  ] as const) {
    deepEqual(differences(one, other), differ);
  }
});

test("blanks are called what they are", () => {
  for (const [one, other, differ] of [
    [" https://a", "https://a", "spaces around it"],
    ["https://a", "https://a\t", "tabs around it"],
    ["\u00a0https://a", "https://a", "no-break spaces around it"],
    ["https://a\n", "https://a", "line breaks around it"],
    [" https://a\t", "https://a", "blanks around it"],
    [" https://a", "https://a\t", "blanks around it"],
    ["https://a  ", " https://a", "spaces around it"],
  ] as const) {
    deepEqual(differences(one, other), [differ]);
    deepEqual(differences(other, one), [differ]);
  }
});
