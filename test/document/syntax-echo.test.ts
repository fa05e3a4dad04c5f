import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { findings } from "../rules/marked.ts";

describe("what is broken has no echo", () => {
  test("a word is no key", () => deepEqual(said("apis\n  - identifier: https://a\n"), ["syntax"]));
  test("an open quote is no identifier", () =>
    deepEqual(said('apis:\n  - identifier: "https://a\n    enforce_policies: true\n'), ["syntax"]));
  test("… nor in brackets, whose ends it may have taken", () =>
    deepEqual(said('{\n  "apis": [\n    { "identifier": "https://a.acme.com }\n  ]\n}\n'), ["syntax"]));
  test("where the first key is gone, what follows the torn place isn't told line by line", () =>
    deepEqual(
      said("  dev:\n    domain: a.auth0.com\nrules:\n  a: b\nx-a: c\napis: []\n").filter((id) => id === "syntax"),
      ["syntax"],
    ));
  test("a key too far right is told once, and not for each of the keys below it", () =>
    deepEqual(said("x-a:\n  b:\n     - c: 1\n    d: 2\n    e: 3\n    f: 4\n"), ["syntax"]));
  test("a list without its key is told once, and the value above it isn't judged", () =>
    deepEqual(said("apis:\n  - identifier: https://a\n      - client: a\n        scope: [b]\n      - client: c\n"), [
      "syntax",
    ]));
  test("what an alias brings from a torn place isn't judged", () =>
    deepEqual(
      said(
        "x-p:\n  crud: &crud\n    description: Read\n    - value: read:a\napis:\n  - <<: *crud\n    name: A\n    scopes: *crud\n",
      ),
      ["syntax"],
    ));
  test("… but what stands above it is", () =>
    deepEqual(said("x-p:\n  crud: &crud\n    read: a\n  @b\napis:\n  - <<: *crud\n"), ["syntax", "schema"]));
  test("a key of several lines is no rule", () => deepEqual(said("rules:\n  trailing\n  slash: off\n"), ["syntax"]));
  test("but a bracket that is open besides is told", () =>
    deepEqual(said('apis: [\n  { name: "A", signing_alg: [RS256 },\n  { name: "B }\n]\n'), ["syntax", "syntax"]));
});

describe("where a comma is missing in brackets, what stands there means what it would with it", () => {
  const JSON_API = '"name": "A",\n  KEY\n  "identifier": "a" }';
  for (const [text, ...apis] of [
    [`apis: [{ ${JSON_API.replace("KEY", '"token_lifetime"')}]\n`, "A a"],
    [`apis: [{ ${JSON_API.replace("KEY", '"token_lifetime":')}]\n`, "A a"],
    [`apis: [{ ${JSON_API.replace("KEY", '""')}]\n`, "A a"],
    ["apis: [\n  { name: A }\n  { name: B }\n  { name: C, identifier: c }\n]\n", "A ?", "B ?", "C c"],
    ["apis: [\n  {}\n  {\n    name: B\n  }\n]\n", "? ?", "B ?"],
    ['apis: [{\n  "name": A\n  "token_lifetime": 5\n  identifier: a }]\n', "A a"],
  ] as const) {
    test(JSON.stringify(text), () => {
      const read = readFile(Document.of(text)).apis.flatMap(({ views }) => views);
      deepEqual(
        read.map((api) => `${api.text("name") ?? "?"} ${api.identifier ?? "?"}`),
        apis,
      );
    });
  }
  test("but a colon may be what is missing on one line", () =>
    deepEqual(said('apis: [{ "name" "A", identifier: a }]\n'), ["syntax"]));
});

function said(text: string): string[] {
  return findings(text).map(({ rule }) => rule);
}
