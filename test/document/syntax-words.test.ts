import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { findings, fixed, marked } from "../rules/marked.ts";

/** Half-typed files: ⟦ ⟧ stand around what is underlined, and the message begins so. */
const CASES: readonly (readonly [name: string, text: string, says: string])[] = [
  [
    "no space behind a colon",
    "apis:\n  - ⟦identifier:https://a⟧\n    name: A\n",
    "A key needs a space behind its colon",
  ],
  ["… on the last line", "apis:\n  - name: A\n    ⟦identifier:https://a⟧\n", "A key needs a space behind its colon"],
  ["a key without its colon", "apis:\n  - name: A\n    ⟦sign⟧\n", "A key needs a colon and a space"],
  ["a value with a colon", "apis:\n  - name: ⟦O⟧rders: the API\n", "Two keys on one line."],
  ["a bracket in a quote", 'x-a:\n  b: ⟦"⟧{ c: "d", e: 1 }\n', "The quote that begins here ends at the next one"],
  ["a value with quotes at its beginning", 'apis:\n  - name: ⟦"⟧A": b\n', "The quotes that begin here end before"],
  ["a bracket that isn't opened", 'x-a:\n  b: ⟦c⟧: "d", e: 1 } # f\n', "This value ends with a bracket"],
  ["a key too far right", "apis:\n  - name: ⟦A⟧\n     identifier: a\n", "The line below is indented further"],
  ["a dash too far right", "apis:\n  - name: A\n    ⟦-⟧ name: B\n", "This dash is indented further"],
  ["a key too far left", "apis:\n  - name: A\n   ⟦identifier: a⟧\n", "This line is neither at the column"],
  [
    "… behind blank lines and a comment",
    "apis:\n  - grants: []\n\n\n   # c\n   ⟦name: x⟧\n",
    "This line is neither at the column",
  ],
  [
    "a list without its key",
    "apis:\n  - name: A\n    subject_type_authorization:\n      user: {}\n\n      ⟦-⟧ value: a\n        description: b\n",
    "No key holds the list that begins here.",
  ],
  ["a dash too far left", "x-a:\n  b:\n    - value: c\n      d: e\n   ⟦-⟧ value: f\n", "This dash stands further left"],
  ["… of an API", "apis:\n  - name: A\n ⟦-⟧ name: B\n", "No list has its dashes at this column."],
  ["a dash behind a key", "apis:\n  - scopes: ⟦-⟧ value: a\n", "Behind a key no dash begins a list."],
  [
    "a list without its key, below a value",
    "apis:\n  - name: A\n      ⟦-⟧ client: a\n        scope: [b]\n",
    "No key holds the list",
  ],
  ["… below a top-level key", "x-a:\n  description: b\n    ⟦-⟧ { value: a }\n", "No key holds the list"],
  ["a dash too far right in brackets", "x-a:\n  - { value: a }\n  - value: b\n    ⟦-⟧ { value: c }\n", "This dash is"],
  [
    "a key without its colon above a comment",
    "⟦tenants⟧ # c\n  dev:\n    domain: a\n",
    "A key needs a colon behind it",
  ],
  [
    "a carriage return alone",
    "apis:\n  - name: A\n⟦    # c\r⟧    identifier: a\n",
    "This line ends with a carriage return",
  ],
  ["… above the first key", "⟦# c\r⟧apis: []\n", "This line ends with a carriage return"],
  ["an open quote", 'apis:\n  - name: ⟦"⟧say \\"A\n    identifier: a\n', "A quote is opened here"],
  ["an open single quote", "apis:\n  - name: ⟦'⟧it''s\n    identifier: a\n", "A quote is opened here"],
  ["a sign that can't begin a value", "apis:\n  - name: ⟦@⟧A\n", "No value can begin with @"],
  ["a template's placeholder", "apis:\n  - identifier: ⟦{{ X }}/orders⟧\n", "{{ X }} is a placeholder of a template;"],
  [
    "… as a key",
    "apis:\n  - identifier: a\n    ⟦{{ X }}⟧: b\n    name: A\n",
    "{{ X }} is a placeholder of a template;",
  ],
  ["… without a colon", "apis:\n  - identifier: a\n    ⟦{{ if }}⟧\n", "A key needs a colon"],
  ["… of a tenant", "tenants:\n  a:\n    domain: ⟦{{ X }}.auth0.com⟧\n", "{{ X }} is a placeholder of a template;"],
  ["… in brackets", "apis:\n  - { identifier: ⟦https://{{ X }}/orders⟧ }\n", "{{ X }} is a placeholder of a template;"],
  ["… that is no name", "apis:\n  - identifier: ⟦{{ .Values.x }}/orders⟧\n", "{{ … }} is a placeholder of a template;"],
  [
    "a placeholder of auth0-deploy-cli",
    "apis:\n  - identifier: ⟦@@X@@⟧\n",
    "@@X@@ is a placeholder of auth0-deploy-cli;",
  ],
  ["no space behind a dash", "apis:\n  - name: A\n  ⟦-⟧name: B\n", "A dash needs a space behind it"],
  ["an open bracket", "apis:\n  - scopes: ⟦[⟧{ value: read:a }\n    name: A\n", "A bracket is opened here"],
  ["a key without its colon above a list", "⟦apis⟧\n  - name: A\n", "A key needs a colon behind it: write `apis:`."],
  ["a comma missing between maps", "apis: [{ name: A } ⟦{⟧ name: B }]\n", "A comma is missing before this."],
  ["… in JSON", '{\n  "apis": []\n  ⟦"⟧tenants": {}\n}\n', "A comma is missing before this."],
  ["… behind a key without a value", '{\n  "apis"\n  ⟦"⟧tenants": {}\n}\n', "A comma is missing before this."],
  [
    "… between maps of several lines",
    "apis: [\n  {\n    name: A\n  }\n  ⟦{⟧ name: B }\n]\n",
    "A comma is missing before this.",
  ],
  ["… behind a word", '{\n  "rules": null\n  ⟦"⟧apis": []\n}\n', "A comma is missing before this."],
  [
    "… behind words of several lines",
    "tenants: { a: {\n  domain: b\n  c\n  ⟦p⟧rotected: true } }\n",
    "A comma is missing before this.",
  ],
  ["… in a list", "apis: [{ scopes: [ a\n  ⟦v⟧alue: b ] }]\n", "A comma is missing before this."],
  [
    "an open quote in JSON",
    '{\n  "apis": [{\n    "name": ⟦"⟧A,\n    "identifier": "a"\n  }]\n}\n',
    "A quote is opened here and not closed.",
  ],
  [
    "… that the next API closes",
    '{\n  "apis": [\n    {\n      "name": "A",\n      ⟦"⟧id\n    },\n    {\n      "name": "B"\n    }\n  ]\n}\n',
    "A quote is opened here and not closed.",
  ],
  ["… between keys", "apis: [{ name: ⟦A identifier: a ⟧}]\n", "A comma is missing in this"],
  ["a comma too many", "apis: [{ name: A },⟦,⟧ { name: B }]\n", "This comma has nothing before it."],
  ["a bracket too many", "apis:\n  - scopes: [{ value: a }]⟦]⟧\n", "This bracket closes none that is open."],
  ["dashes in brackets", "apis:\n  - scopes: [\n      ⟦- value: a⟧\n    ]\n", "In brackets no dash begins an item"],
  [
    "an escape that is none",
    'apis:\n  - name: "A⟦\\⟧d"\n',
    "In double quotes a backslash begins an escape, and \\d is none.",
  ],
  ["an apostrophe in single quotes", "apis:\n  - name: 'it'⟦s A'⟧\n", "The quote before this ends the text."],
  ["an anchor without a name", "apis:\n  - name: ⟦&⟧ A\n", "An anchor must have a name"],
  [
    "a key too far left in a list",
    "apis:\n  - scopes:\n      - value: a\n      ⟦name: A⟧\n",
    "This line's indentation fits no list or map above it. Put it at the column",
  ],
  [
    "… behind a blank line",
    "apis:\n  - tenants: []\n    scopes:\n      - value: a\n\n     ⟦name: A⟧\n",
    "This line's indentation fits no list or map above it. Put it at the column",
  ],
  ["a key behind ---", "--- ⟦a⟧pis: []\n", "Behind --- no key may stand"],
  ["a comment without a space", "apis:\n  - name: 'A'⟦#b⟧\n", "A comment needs a space before its #."],
  ["a tab", "apis:\n  - name: A\n⟦\t⟧identifier: a\n", "A tab can't indent YAML."],
  ["a list in brackets that isn't closed, alone", "⟦[⟧{ name: A }\n", "A bracket is opened here"],
  ["two anchors", "apis:\n  - name: &x ⟦&y⟧ A\n", "A value can have one anchor only."],
  ["a tag that isn't closed", "apis:\n  - name: ⟦!<foo⟧ A\n", "This tag isn't known"],
  ["a text behind |", "apis:\n  - name: | ⟦A⟧\n", "Behind | or > a text begins on the next line."],
  ["a merge conflict", "⟦<<<<<<< HEAD⟧\nx-a: 1\n", "A merge conflict isn't resolved here."],
];

describe("a syntax error with one likely cure has a fix", () => {
  for (const [text, expected] of [
    ["apis:\n  - identifier:https://a\n    name: A\n", "apis:\n  - identifier: https://a\n    name: A\n"],
    ["tenants # c\n  dev: {}\n", "tenants: # c\n  dev: {}\n"],
    ["apis\r\n  - name: A\r\n", "apis:\r\n  - name: A\r\n"],
    ['apis:\n  - name: Orders: the "API" # c\n', 'apis:\n  - name: "Orders: the \\"API\\"" # c\n'],
    ['x-a:\n  b: "{ c: "d", e: 1 }\n', 'x-a:\n  b: { c: "d", e: 1 }\n'],
    ['x-a:\n  b: c: "d", e: 1 } # f\n', 'x-a:\n  b: { c: "d", e: 1 } # f\n'],
    ["x-a:\n  b: say: {c}\n", 'x-a:\n  b: "say: {c}"\n'],
    ["apis:\n  - name: @A  \n", 'apis:\n  - name: "@A"  \n'],
    ["apis:\n  -name: A\n    identifier: a\n", "apis:\n  - name: A\n    identifier: a\n"],
    ["apis: [{ name: A } { name: B }]\n", "apis: [{ name: A }, { name: B }]\n"],
    ['{\n  "apis": []\n  "tenants": {}\n}\n', '{\n  "apis": [],\n  "tenants": {}\n}\n'],
    ["apis: [{\n  name: A\n  identifier: a }]\n", "apis: [{\n  name: A,\n  identifier: a }]\n"],
    ['{ "rules": null\r\n  "apis": [] }\r\n', '{ "rules": null,\r\n  "apis": [] }\r\n'],
    ["apis: [\n  {}\n  { name: B }]\n", "apis: [\n  {},\n  { name: B }]\n"],
    ["apis:\n\t- name: A\n", "apis:\n  - name: A\n"],
    ["tenants:\n  dev:\n\tdomain: a\n", "tenants:\n  dev:\n    domain: a\n"],
    ["tenants:\n    dev: # c\n\tdomain: a\n", "tenants:\n    dev: # c\n        domain: a\n"],
    ["tenants:\n  dev:\n\tdomain: a\n      clients: {}\n", "tenants:\n  dev:\n      domain: a\n      clients: {}\n"],
    [
      "tenants:\n    dev:\n        domain: a\n\tclients: {}\n",
      "tenants:\n    dev:\n        domain: a\n        clients: {}\n",
    ],
    ["x-a:\n    - value: a\n\t- value: b\n", "x-a:\n    - value: a\n    - value: b\n"],
    ["apis:\n  - name: A\n\t  identifier: a\n", "apis:\n  - name: A\n    identifier: a\n"],
  ] as const)
    test(JSON.stringify(text), () => equal(fixed(text, "syntax"), expected));
  test("none for thousands of tabs, as it would be as long", () =>
    deepEqual(
      findings(`apis:\n${"\t".repeat(2000)}- name: A\n`, []).map(({ message, fixes }) => [message, fixes]),
      [["A tab can't indent YAML. Use spaces.", undefined]],
    ));
  test("none for quotes that end too early, as more of them would hold no more", () =>
    deepEqual(
      findings('apis:\n  - name: "A": b\n', []).flatMap(({ rule, fixes = [] }) => (rule === "syntax" ? fixes : [])),
      [],
    ));
  test("none in brackets, where a value ends elsewhere", () =>
    deepEqual(
      findings("apis: [{ name: @A, identifier: a }]\n", []).flatMap(({ fixes = [] }) => fixes),
      [],
    ));
});

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

describe("what a syntax error says, and where", () => {
  for (const [name, text, says] of CASES) {
    test(name, () => {
      const plain = text.replaceAll(/[⟦⟧]/g, "");
      equal(marked(plain, "syntax"), text);
      equal(
        findings(plain, [])
          .find(({ rule }) => rule === "syntax")
          ?.message.slice(0, says.length),
        says,
      );
    });
  }
});
