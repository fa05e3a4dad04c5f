import { deepEqual, ok } from "node:assert/strict";
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
  test("an API whose first key lacks its colon is told once for all tenants", () =>
    deepEqual(
      said(
        "tenants:\n  a: { domain: a.eu.auth0.com }\n  b: { domain: b.eu.auth0.com }\napis:\n  - identifier https://${tenant.domain}/c # d\n    name: C\n",
      ),
      ["syntax"],
    ));
  test("what an alias brings from a torn place isn't judged", () =>
    deepEqual(
      said(
        "x-p:\n  crud: &crud\n    description: Read\n    - value: read:a\napis:\n  - <<: *crud\n    name: A\n    scopes: *crud\n",
      ),
      ["syntax"],
    ));
  test("… but what stands above it is", () =>
    deepEqual(said("x-p:\n  crud: &crud\n    read: a\n  @b\napis:\n  - <<: *crud\n"), ["syntax", "schema"]));
  for (const [what, text] of [
    ["an API's", "apis:\n  - identifier: https://a\n    name: # of it\n    @x\n"],
    ["a tenant's", "tenants:\n  dev:\n domain: a.auth0.com\napis: []\n"],
    ["a list's", " apis:\n- identifier: https://a\n  name: A\n- identifier: https://b\n"],
    [
      "that of a list which seems to be a map",
      "apis:\n  - identifier: https://a\n    scopes:\n     value: a\n    - value: b\n",
    ],
  ] as const)
    test(`the value right above isn't judged: ${what}`, () => deepEqual(said(text), ["syntax"]));
  test("… but one that ends there is, whatever follows", () =>
    deepEqual(said("apis:\n  - identifier: https://a\n    scopes: { value: a }\n    @x\n"), ["schema", "syntax"]));
  for (const indent of ["", "  "])
    test(`a list's key that goes on with the value above it: dashes at column ${String(indent.length)}`, () =>
      deepEqual(said(`x-note: keys of one's own\n\n apis:\n${indent}- name: A\n${indent}  identifier: https://a\n`), [
        "syntax",
      ]));
  test("a dash below a text is no key of the file", () =>
    deepEqual(said("x-note: |\n  one\n- two\n- three\napis: []\n"), ["syntax"]));
  test("a key of several lines is no rule", () => deepEqual(said("rules:\n  trailing\n  slash: off\n"), ["syntax"]));
  test("but a bracket that is open besides is told", () =>
    deepEqual(said('apis: [\n  { name: "A", signing_alg: [RS256 },\n  { name: "B }\n]\n'), ["syntax", "syntax"]));
});

const API = `apis:
  - name: A
    identifier: https://a
    scopes:
      - value: read:a
        description: Read
      - value: write:a
        description: Write
    grants:
      - client: b
        scope: [read:a]
      - client: c
        scope: [write:a]
`;
const slipped = (slips: Readonly<Record<string, string>>): string =>
  Object.entries(slips).reduce((text, [right, wrong]) => text.replace(right, () => wrong), API);

describe("one slip is told once", () => {
  for (const [name, right, wrong] of [
    ["a key without its colon", "    grants:", "    grants"],
    ["a letter behind the colon", "    grants:", "    grants:x"],
    ["a value before the list", "    grants:", "    grants: x"],
    ["a half-typed word in a list", "      - client: b", "      sco\n      - client: b"],
    ["a key too far left", "    identifier", "   identifier"],
    ["a list's first dash too far left", "      - client: b", "     - client: b"],
    ["… too far right", "      - client: b", "        - client: b"],
    ["another dash too far left", "      - client: c", "     - client: c"],
    ["a first item without its dash", "      - client: b", "        client: b"],
    ["… of which the dash is something else", "      - client: b", "      -} client: b"],
    ["a tab behind a dash", "      - client: b", "      -\tclient: b"],
    ["a bracket before a key", "    grants", "    {grants"],
    ["a bracket at the beginning", "      - client: b", "      - [client: b"],
    ["a quote before a dash", "      - client: c", '      "- client: c'],
    ["what a sign makes an alias", "name: A", "name: *A b"],
    ["an alias without a name", "scope: [read:a]", "scope: *[read:a]"],
  ] as const)
    test(name, () => deepEqual(syntax(slipped({ [right]: wrong })).length, 1));
  test("also in a block with CRLF", () =>
    deepEqual(syntax(slipped({ "    grants:": "    grants" }).replaceAll("\n", "\r\n")), [9]));
  test("in the first hundred APIs that are wrong; in more, to find the echoes would take long", () => {
    const [first = "", ...api] = slipped({ "    grants:": "    grants" }).split(/(?<=\n)/);
    const told = syntax(first + api.join("").repeat(102));
    const inApi = (number: number) => told.filter((line) => Math.floor((line - 2) / api.length) === number).length;
    deepEqual([0, 99].map(inApi), [1, 1]);
    ok(inApi(100) > 1 && inApi(101) === inApi(100));
  });
});

describe("each of several slips is told", () => {
  for (const [name, slips, ...lines] of [
    ["two colons", { "    scopes:": "    scopes", "    grants:": "    grants" }, 4, 9],
    ["a column and a quote", { "   identifier": "  identifier", "client: c": 'client: "c' }, 3, 12],
    ["a bracket and a sign", { "    scopes": "    [scopes", "client: c": "client: @c" }, 4, 12],
    ["signs", { "client: b": "client: @b", "client: c": "client: %c" }, 10, 12],
  ] as const)
    test(name, () => deepEqual(syntax(slipped(slips)), lines));
  test("as many as there are", () => deepEqual(syntax(`x-a:\n${"  - a: b\n    @c\n".repeat(12)}`).length, 12));
});

/** The lines of the syntax errors, the first being 1. */
function syntax(text: string): readonly number[] {
  return findings(text).flatMap(({ rule, range }) => (rule === "syntax" ? [range.start.line + 1] : []));
}

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
