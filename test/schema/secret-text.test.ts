import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { secretsIn, withoutSecrets } from "../../server/src/schema/secret-text.ts";
import { shown } from "../../server/src/schema/words.ts";
import * as fc from "../properties.ts";

const BEGIN = "-----BEGIN PRIVATE KEY-----";
const END = "-----END PRIVATE KEY-----";

describe("a private key is left out", () => {
  for (const [name, text, rest] of [
    ["with what stands around it", `a ${BEGIN}\nMIIE\n${END} b`, "a [a private key] b"],
    ["whatever stands in it", `${BEGIN}\nMII…E "é" ⟦x⟧\n${END} b`, "[a private key] b"],
    ["however long it is", `${BEGIN}\n${"MIIE\n".repeat(5000)}${END} b`, "[a private key] b"],
    ["to the end where its END is missing", `a ${BEGIN}\nMIIEvQIB…`, "a [a private key]"],
    ["to the end where its END is torn", `${BEGIN}\nMIIE\n-----END PRIV\nMIIE`, "[a private key]"],
    ["each of two", `${BEGIN}\nMIIE\n${END}, ${BEGIN}\nMIIF\n${END}.`, "[a private key], [a private key]."],
    ["from the first BEGIN on, where two follow each other", `${BEGIN}\nMIIE ${BEGIN} MIIF ${END}`, "[a private key]"],
    ["once, where only its head is written again and again", BEGIN.repeat(50_000), "[a private key]"],
    ["as PGP writes it", "-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQ", "[a private key]"],
  ] as const) {
    test(name, () => equal(withoutSecrets(text), rest));
  }
  test("at each of its heads, for who marks them", () => equal(secretsIn(BEGIN.repeat(50_000)).length, 50_000));
  test("but no public key", () => {
    const pem = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----";
    equal(withoutSecrets(pem), pem);
  });
  test("with all that follows a lone BEGIN", () => {
    const follows = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("-----"));
    fc.assert(
      fc.property(follows, follows, (before, after) => {
        equal(withoutSecrets(before + BEGIN + after), `${withoutSecrets(before)}[a private key]`);
      }),
    );
  });
});

/** Made up: `{"alg":"none"}` and `{"sub":"nobody"}`. */
const JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2ln";

describe("a token is left out", () => {
  test("with what stands around it", () => equal(withoutSecrets(`Bearer ${JWT}, a`), "Bearer [a token (JWT)], a"));
  test("each of two", () => equal(withoutSecrets(`${JWT} ${JWT}`), "[a token (JWT)] [a token (JWT)]"));
  test("behind what only begins like one", () =>
    equal(withoutSecrets(`eyJub25lIjoxfQ.${JWT}`), "eyJub25lIjoxfQ.[a token (JWT)]"));
});

describe("a password in a URL is left out", () => {
  for (const [text, rest] of [
    ["https://u:pass@host/path", "https://…@host/path"],
    ["https://u:p@ss@host", "https://…@host"],
    ["https://u@acme.com:p@ss@host:443/@a", "https://…@host:443/@a"],
    ["https://:p@a://b:c@d", "https://…@a://…@d"],
    ["https://host:443/a@b?c@d#e@f", "https://host:443/a@b?c@d#e@f"],
    ["https://host:443 a@b", "https://host:443 a@b"],
  ] as const) {
    test(text, () => equal(withoutSecrets(text), rest));
  }
});

describe("a text of the file for a message", () => {
  test("ends where it gets long", () => equal(shown("a".repeat(70)), `${"a".repeat(60)}…`));
  test("ends where it is told to", () => equal(shown("a".repeat(70), 5), "aaaaa…"));
  test("is one line, in the order in which it is written", () => equal(shown("a\nb\u202Ec\u0007"), "a b c "));
  test("begins with no key, however long", () => {
    ok(!shown(`${BEGIN}${"MIIE".repeat(100_000)}${END}`, 300).includes("MIIE"));
  });
});
