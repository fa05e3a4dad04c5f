import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { findings, fixed } from "./marked.ts";

const DEFAULTS = "defaults:\n  signing_alg: ES256\napis:\n  - identifier: https://a\n  - identifier: https://b\n";

/** Line, rule and first words of each finding. */
function said(text: string): string[] {
  return findings(text, []).map(({ range, rule, message }) => {
    const words = message.split(" ").slice(0, 4).join(" ");
    return `${String(range.start.line)} ${rule}: ${words}`;
  });
}

describe("schema findings of a file", () => {
  const says = (name: string, text: string, expected: string[]) => test(name, () => deepEqual(said(text), expected));

  says("none where all is well", "x-note: 1\napis:\n  - identifier: https://a\n", []);
  says("an API for two tenants is judged once", TWO_TENANTS("    token_lifetime: -1\n"), [
    "5 schema: `token_lifetime` is -1; Auth0",
  ]);
  says("what one tenant's variable makes wrong names the tenant", TWO_TENANTS("    token_lifetime: ${TTL}\n"), [
    "5 schema: `token_lifetime` (from ${TTL}) must",
  ]);
  test("… and only that one", () => {
    deepEqual(
      findings(TWO_TENANTS("    token_lifetime: ${TTL}\n"), []).map(({ tenants }) => tenants),
      [["live"]],
    );
  });
  says("what `defaults` brings is judged there, once", DEFAULTS, ['1 schema: `signing_alg` can\'t be "ES256".']);
  says("the key `apis` with items below it isn't empty", "apis:\n  - identifier: https://a\n", []);
  says("… nor where a word stands between that is no key yet", "apis:\nwo\n  - identifier: https://a\n", [
    "1 syntax: This is no key",
  ]);
  says("a list without a key above it", "# c\n- identifier: https://a\n  name: A\n", [
    "1 syntax: This list stands under",
  ]);
  test("… which the fix writes", () => {
    equal(fixed("# c\r\n- identifier: https://a\r\n", "syntax"), "# c\r\napis:\r\n- identifier: https://a\r\n");
  });
  says("the key `apis` with nothing below it is", "apis:\n", ["0 schema: `apis:` has nothing after"]);
  says("`state: absent` needs the identifier alone", "apis:\n  - identifier: https://a\n    state: absent\n", []);
  says("what rules speak of is not said twice", "apis:\n  - identifier: https://a\n    signing_secret: ''\n", []);
  says("a list where the map of tenants belongs", "tenants: []\n", ["0 schema: `tenants` must be a"]);
  says("… or a number", "tenants: 5\n", ["0 schema: `tenants` must be a"]);
  for (const lineEnd of ["\n", "\r\n"]) {
    test(`only the first line of a long value (${JSON.stringify(lineEnd)})`, () => {
      const text = `apis: |${lineEnd}  - identifier: https://a${lineEnd}  - identifier: https://b${lineEnd}`;
      const [{ range } = {}] = findings(text, []);
      deepEqual(range, { start: { line: 0, character: 6 }, end: { line: 0, character: 7 } });
    });
  }
  says("each top-level key by its own definition", "tenants:\n  dev: {}\nextends: 1\nfoo: 1\n", [
    "1 schema: A tenant needs `domain`:",
    "2 schema: `extends` must be text,",
    '3 schema: "foo" is not a',
  ]);
});

describe("an API whose text is broken", () => {
  const says = (name: string, text: string, expected: string[]) => test(name, () => deepEqual(said(text), expected));

  says("lacks no key", 'apis:\n  - name: "A\n  - identifier: https://b\n', ["1 syntax: A quote is opened"]);
  says("is not offered as it stands, in JSON's way", 'apis:\n "identifier: https://b', ["1 syntax: A quote is opened"]);
  says("has no echo of the error below it", "apis:\n  - name: A\n    sign\n    token_lifetime: abc\n", [
    "2 syntax: A key needs a",
  ]);
  says("is judged above the error", "apis:\n  - token_lifetime: abc\n    identifier: https://a\n    sign\n    x: 1\n", [
    "1 schema: `token_lifetime` must be a",
    "3 syntax: A key needs a",
  ]);
  says("is judged whole where a key stands twice", "apis:\n  - name: A\n    name: B\n    token_lifetime: abc\n", [
    '2 syntax: The key "name" stands',
    "2 schema: An API needs `identifier`:",
    "3 schema: `token_lifetime` must be a",
  ]);
});

function TWO_TENANTS(more: string): string {
  const tenant = (name: string, ttl: string) =>
    `  ${name}: { domain: ${name}.eu.auth0.com, variables: { TTL: ${ttl} } }\n`;
  return `tenants:\n${tenant("dev", "60")}${tenant("live", "1h")}apis:\n  - identifier: https://a\n${more}`;
}
