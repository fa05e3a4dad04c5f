import { equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { findings, marked } from "../rules/marked.ts";

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
  ["a quote that is escaped at the very end", "apis:\n  - name: ⟦'⟧it''", "A quote is opened here and not closed."],
  ["… in double quotes", 'apis:\n  - name: ⟦"⟧it\\"', "A quote is opened here and not closed."],
  ["a key too far right", "apis:\n  - name: ⟦A⟧\n     identifier: a\n", "The line below is indented further"],
  ["a dash below a text", "x-a: |\n  b\n⟦-⟧ c\n  d\n- e: f\napis: []\n", "The text above is its key's value"],
  ["a dash too far right", "apis:\n  - name: A\n    ⟦-⟧ name: B\n", "This dash is indented further"],
  [
    "… whose list begins farther above than is looked, lest many of them take long",
    `x-a:\n  - value: b\n${"    # c\n".repeat(600)}    ⟦-⟧ value: c\n`,
    "No key holds the list",
  ],
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
  [
    "a first item without its dash",
    "x-a:\n    value: a\n    b:\n      - c\n  ⟦-⟧ value: d\n",
    "The lines above this dash are no item of its list.",
  ],
  ["a key without its colon before a bracket", 'x-a:\n  ⟦b⟧ { c: "d", e: 1 }\n', "A key needs a colon behind it"],
  ["a dash of an API too far left", "apis:\n  - name: A\n ⟦-⟧ name: B\n", "No list has its dashes at this column."],
  ["a list left of its key", " apis:\n⟦-⟧ name: A\n- name: B\n", "This dash stands further left than the key above it"],
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
  ["… at the text's end", "tenants: {}\n⟦apis: []\r⟧", "This line ends with a carriage return"],
  ["… behind a comment at the end", "apis: []\n⟦# c\r⟧", "This line ends with a carriage return"],
  ["… on an empty line at the end", "apis: []\n⟦\r⟧", "This line ends with a carriage return"],
  ["… behind the file's brackets", '{ "apis": [] ⟦}\r⟧', "This line ends with a carriage return"],
  ["an open quote", 'apis:\n  - name: ⟦"⟧say \\"A\n    identifier: a\n', "A quote is opened here"],
  ["an open single quote", "apis:\n  - name: ⟦'⟧it''s\n    identifier: a\n", "A quote is opened here"],
  ["a sign that can't begin a value", "apis:\n  - name: ⟦@⟧A\n", "No value can begin with @"],
  ["… nor a key", "apis:\n  - name: A\n    ⟦@⟧identifier: a\n", "No key can begin with @."],
  ["a template's placeholder", "apis:\n  - identifier: ⟦{{ X }}/orders⟧\n", "{{ X }} is a placeholder of a template;"],
  [
    "… as a key",
    "apis:\n  - identifier: a\n    ⟦{{ X }}⟧: b\n    name: A\n",
    "{{ X }} is a placeholder of a template;",
  ],
  ["a template's mark", "apis:\n  - identifier: a\n    ⟦{{ if }}⟧\n    name: A\n", "This line belongs to a template,"],
  [
    "… which YAML takes for a map",
    "apis:\n  - identifier: a\n    ⟦{{- end }}⟧ # c\r\n    name: A\r\n",
    "This line belongs to a template,",
  ],
  [
    "… of another template",
    "apis:\n  - identifier: a\n    ⟦{% end %}⟧\n    name: A\n",
    "This line belongs to a template,",
  ],
  ["… below a key", "apis:\n  ⟦{{ if x }}⟧\n\n  - identifier: a\n", "This line belongs to a template,"],
  [
    "but a text may look like one",
    "apis:\n  - name: |\n      {{ x }}\n    ⟦@⟧identifier: a\n",
    "No key can begin with @.",
  ],
  ["a template's mark at the top", "# c\n⟦{{- if .x }}⟧\napis: []\n⟦{{- end }}⟧\n", "This line belongs to a template,"],
  ["… of another template", "⟦{% if x %}⟧\r\napis: []\r\n⟦{% endif %}⟧\r\n", "This line belongs to a template,"],
  ["… of a tenant", "tenants:\n  a:\n    domain: ⟦{{ X }}.auth0.com⟧\n", "{{ X }} is a placeholder of a template;"],
  ["… in brackets", "apis:\n  - { identifier: ⟦https://{{ X }}/orders⟧ }\n", "{{ X }} is a placeholder of a template;"],
  ["… that is no name", "apis:\n  - identifier: ⟦{{ .Values.x }}/orders⟧\n", "{{ … }} is a placeholder of a template;"],
  [
    "a placeholder of auth0-deploy-cli",
    "apis:\n  - identifier: ⟦@@X@@⟧\n",
    "@@X@@ is a placeholder of auth0-deploy-cli;",
  ],
  ["an alias as a key", "apis:\n  - name: A\n    ⟦*x:⟧ 5\n", "YAML takes this colon for a part of the alias's name,"],
  [
    "… with nothing behind it",
    "apis:\n  - name: A\n    ⟦*x:⟧\n",
    "YAML takes this colon for a part of the alias's name,",
  ],
  ["… of the file", "apis: []\n⟦*x:⟧ 5\n", "YAML takes this colon for a part of the alias's name,"],
  ["… in brackets", "apis: [{ name: A, ⟦*x:⟧ 5 }]\n", "YAML takes this colon for a part of the alias's name,"],
  [
    "an alias with a colon",
    "x-a: &x A\napis:\n  - name: ⟦*x:⟧\n",
    "YAML takes the colon for a part of this alias's name. Remove it",
  ],
  [
    "… that none has without it either",
    "apis:\n  - name: ⟦*x:⟧\n",
    "YAML takes the colon for a part of this alias's name, and there is no anchor &x",
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
  ["… behind a text in quotes", 'apis: [{ "name": "A: b" ⟦"⟧identifier": "a" }]\n', "A comma is missing before this"],
  ["… and before a key without", "apis: [{ name: 'A''s' ⟦i⟧dentifier: a }]\n", "A comma is missing before this"],
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
