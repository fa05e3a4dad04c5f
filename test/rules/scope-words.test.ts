import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { distance } from "../../server/src/text/nearest.ts";
import { foreignCharacter, plainScope } from "../../server/src/rules/about/scope-text.ts";
import { verbAt } from "../../server/src/rules/about/scope-verbs.ts";
import {
  differByOneLetter,
  lackingOneLetter,
  lackingOneWord,
  soundOf,
  spelling,
} from "../../server/src/rules/about/scope-words.ts";
import { wordsOf } from "../../server/src/text/name-words.ts";
import * as fc from "../properties.ts";

describe("the words of a scope", () => {
  const words = (scope: string, ...expected: string[]) => test(scope, () => deepEqual(wordsOf(scope), expected));
  words("read:order_items", "read", "order", "items");
  words("read:orderItems", "read", "order", "Items");
  words("READ:HTTPServer", "READ", "HTTP", "Server");
  words("https://a.b/v2.read", "https", "a", "b", "v", "2", "read");
  words("orders:*", "orders", "*");
  words("lire:donnéesClés", "lire", "données", "Clés");
  words("");

  test("verbs at either end", () => {
    equal(verbAt(["read", "orders"]), "first");
    equal(verbAt(["orders", "Write"]), "last");
    equal(verbAt(["orders", "export"]), undefined);
    equal(verbAt(["read"]), undefined);
  });
});

describe("scopes that sound alike", () => {
  const same = (one: string, other: string, expected: boolean) =>
    test(`${one} and ${other}${expected ? "" : " don't"}`, () =>
      equal(soundOf(wordsOf(one)) === soundOf(wordsOf(other)), expected));
  same("read:orders", "Read.Order", true);
  same("read:categories", "read:category", true);
  same("read:addresses", "read:address", true);
  same("read:movie", "read:movies", true);
  same("v1:12", "v11:2", false);
  same("read:access", "read:acces", false);
  same("read:new", "read:newer", false);
});

describe("one letter apart", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "é"), minLength: 4, maxLength: 9 });
  test("is what the edit distance says of two words, the longer of six letters or more", () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const long = Math.max(one.length, other.length) >= 6;
        equal(differByOneLetter(one, other), long && distance(one, other) === 1);
      }),
      { numRuns: 3000 },
    );
  });
  const near = fc
    .tuple(letters, fc.nat(9), letters)
    .map(([word, at, by]) => word.slice(0, at) + by.slice(0, 1) + word.slice(at + 1));
  const spelt = (one: string, other: string) => fc.constantFrom(one, `read ${one}`, `${one} ${other}`);
  const pairs = fc.tuple(letters, near).chain(([one, other]) => fc.tuple(spelt(one, one), spelt(other, one)));
  for (const [what, lackingOne] of [
    ["a letter", lackingOneLetter],
    ["a word", lackingOneWord],
  ] as const) {
    test(`leaves something in common without ${what}`, () => {
      fc.assert(
        fc.property(pairs, ([one, other]) => {
          const lacking = new Set(lackingOne(one));
          if (differByOneLetter(one, other)) ok(lackingOne(other).some((each) => lacking.has(each)));
        }),
        { numRuns: 3000 },
      );
    });
  }
  test("counts in one word alone", () => {
    const apart = (one: string, other: string) => differByOneLetter(spelling(wordsOf(one)), spelling(wordsOf(other)));
    equal(apart("read:invoices", "read:invoicez"), true);
    equal(apart("rea:invoices", "read:invoices"), false);
    equal(apart("read:invoices", "reed:invoicez"), false);
    equal(apart("read:invoices", "read:invoices:x"), false);
    equal(apart("read:invoices1", "read:invoices2"), false);
    equal(apart("read:invo*ces", "read:invoices"), false);
  });
});

describe("the text of a scope", () => {
  test("a better one is always one that RFC 6749 allows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
        const better = plainScope(text);
        if (better !== undefined) equal(foreignCharacter(better), undefined);
      }),
    );
    equal(plainScope(" read  all orders "), "read:all-orders");
    equal(plainScope("“read”"), "read");
    equal(plainScope("  "), undefined);
  });
});
