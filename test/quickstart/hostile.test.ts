import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import * as literals from "../../server/src/text/literal.ts";
import { quickstart } from "../../server/src/quickstart/quickstart.ts";
import { STACK_IDS } from "../../server/src/quickstart/stacks.ts";
import { wellFormed } from "../../server/src/text/printable.ts";
import * as fc from "../properties.ts";
import { apis } from "./api.ts";

/** Text made of what ends, escapes or expands in strings and comments of some language. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        "`",
        "\\",
        "\\u0022",
        "\\x22",
        '"""',
        "#{",
        "#$",
        "${",
        "$",
        "{$",
        "*/",
        "//",
        "<?php",
        "?>",
      ),
      fc.constantFrom("\n", "\r", "\0", "\u2028", "\u0085", "\u202e", "\ud800", "é", "😀", "\\N{QUOTATION MARK}", ");"),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** What may stand between the quotes: harmless ASCII, and the language's escapes. */
const harmless: Readonly<Record<keyof typeof literals, RegExp>> = {
  javascript: /^"(?:[ !#-[\]-~]|\\["\\]|\\u\{[0-9a-f]+\})*"$/,
  python: /^"(?:[ !#-[\]-~]|\\["\\]|\\U[0-9a-f]{8})*"$/,
  csharp: /^"(?:[ !#-[\]-~]|\\["\\]|\\U[0-9a-f]{8})*"$/,
  go: /^"(?:[ !#-[\]-~]|\\["\\]|\\U[0-9a-f]{8})*"$/,
  php: /^"(?:[ !#%-[\]-~]|\\["\\$]|\\u\{[0-9a-f]+\})*"$/,
  ruby: /^"(?:[ !$-[\]-~]|\\["\\#]|\\u\{[0-9a-f]+\})*"$/,
  // No \uXXXX below 0x80, where Java would read it before it reads strings.
  java: /^"(?:[ !#-[\]-~]|\\["\\]|\\[01][0-7]{2}|\\u(?!00[0-7])[0-9a-f]{4})*"$/,
};

describe("text of a file in code", () => {
  for (const [language, shape] of Object.entries(harmless) as [keyof typeof literals, RegExp][])
    test(`can't end a string of ${language}`, () => {
      fc.assert(fc.property(hostile, (text) => assert.match(literals[language](text), shape)));
    });

  test("means itself in JavaScript", () => {
    fc.assert(
      fc.property(hostile, (text) => assert.equal(runInNewContext(literals.javascript(text)), wellFormed(text))),
    );
  });

  const nameless = hostile.map((text) => text.replace(/[a-z0-9]/gi, ""));
  for (const stack of STACK_IDS)
    test(`changes nothing but strings: ${stack}`, () => {
      const codeFor = (text: string, scope: string): string => {
        const api = { ...apis.strict, audience: text, allScopes: [scope] };
        return quickstart(stack, api)
          .files.map((file) => file.text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'))
          .join("\n");
      };
      const tame = codeFor("tame", "-");
      fc.assert(fc.property(hostile, nameless, (text, scope) => assert.equal(codeFor(text, scope), tame)));
    });
});
