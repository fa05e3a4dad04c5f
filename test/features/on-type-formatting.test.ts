import { equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { onTypeFormatting } from "../../server/src/features/on-type-formatting.ts";
import * as fc from "../properties.ts";
import { texts } from "./broken-texts.ts";
import { atCursor, edited } from "./cursor.ts";

/** The text after the edit that follows on what was typed before the cursor. */
function formatted(marked: string, typed = "\n"): string {
  const { text, file, position } = atCursor(marked);
  return edited(text, onTypeFormatting(file.document, position, typed));
}

describe("a line break", () => {
  for (const [name, marked, expected] of [
    ["under a key", "apis:\n|", "apis:\n  "],
    ["under an item's key", "apis:\n  - name: A\n    scopes:\n|", "apis:\n  - name: A\n    scopes:\n      "],
    ["under a key behind a dash", "apis:\n  - scopes:\n  |", "apis:\n  - scopes:\n      "],
    ["under a key with an anchor and a comment", "rules: &a # b\n|", "rules: &a # b\n  "],
    ["under a block scalar's sign", "x-a:\n  b: |\n|", "x-a:\n  b: |\n    "],
    [
      "above items at their key's column",
      "apis:\n- scopes:\n|\n  - value: a\n",
      "apis:\n- scopes:\n  \n  - value: a\n",
    ],
    ["above the file's APIs at the left edge", "apis:\n  |\n- name: A\n", "apis:\n\n- name: A\n"],
    ["above keys further to the right", "tenants:\n|\n\n    dev: {}\n", "tenants:\n    \n\n    dev: {}\n"],
    [
      "below a list's key, where the dashes of the list around stand at its key's column",
      "apis:\n- identifier: a\n  grants:\n|\n- identifier: b\n",
      "apis:\n- identifier: a\n  grants:\n  \n- identifier: b\n",
    ],
    [
      "… where those of another list do",
      "tenants:\n  a:\n    custom_domains:\n    - b\n\napis:\n|",
      "tenants:\n  a:\n    custom_domains:\n    - b\n\napis:\n",
    ],
    ["… right behind the dash", "apis:\n- identifier: a\n- scopes:\n|", "apis:\n- identifier: a\n- scopes:\n  "],
    [
      "… where those of the nearest one don't",
      "apis:\n- identifier: a\n  scopes:\n    - value: b\n  grants:\n|",
      "apis:\n- identifier: a\n  scopes:\n    - value: b\n  grants:\n    ",
    ],
    [
      "below a map's key, whatever lists do",
      "apis:\n- identifier: a\n  subject_type_authorization:\n|",
      "apis:\n- identifier: a\n  subject_type_authorization:\n    ",
    ],
    ["below a key of one's own, which may hold either", "apis:\n- name: a\nx-a:\n|", "apis:\n- name: a\nx-a:\n  "],
    ["above another key", "x-a:\n|\nx-b: 1\n", "x-a:\n  \nx-b: 1\n"],
    ["behind an item's first key", "apis:\n  - name: A\n  |", "apis:\n  - name: A\n    "],
    ["behind a key", "apis:\n  - name: A\n    identifier: b\n|", "apis:\n  - name: A\n    identifier: b\n    "],
    ["behind an item that is a scalar", "x-a:\n  - b\n    |", "x-a:\n  - b\n  "],
    ["behind an item in brackets", "x-a:\n  - { b: c }\n    |", "x-a:\n  - { b: c }\n  "],
    ["behind a closed bracket", "rules: { a: off }\n  |", "rules: { a: off }\n"],
    [
      "CRLF, and more below",
      "apis:\r\n  - name: A\r\n|\r\n    identifier: b\r\n",
      "apis:\r\n  - name: A\r\n    \r\n    identifier: b\r\n",
    ],
    ["a byte order mark", "\uFEFFapis:\n|", "\uFEFFapis:\n  "],
  ] as const) {
    test(name, () => equal(formatted(marked), expected));
  }
  for (const [name, marked] of [
    ["that is right already", "apis:\n  |"],
    ["behind an empty line", "apis:\n  - name: A\n\n|"],
    ["behind a comment", "  # a\n|"],
    ["behind a dash alone", "apis:\n  -\n|"],
    ["in brackets", "rules: {\n|"],
    ["in brackets of an API", "apis:\n  - grants: [\n      { client: a },\n      |\n    ]\n"],
    [
      "in brackets behind an item without a comma",
      "apis:\n  - {\n      name: A,\n      scopes: [\n        {value: a:b}\n        |\n      ]\n    }\n",
    ],
    ["in brackets behind a map without a comma", "apis:\n  - scopes: [\n      { value: a:b }\n      |"],
    ["in brackets behind a value without a comma", "tenants:\n  dev:\n    variables: {\n      BASE: x\n      |"],
    ["in brackets behind a key without a value", "tenants:\n  dev:\n    variables: {\n      BASE:\n      |"],
    ["in quotes", 'x-a: "b\n|'],
    ["in a block scalar's text", "x-a: |\n  b: c\n|"],
    ["before other text", "apis:\n|- name: A"],
    ["in the first line", "|"],
  ] as const) {
    test(`nothing ${name}`, () => equal(formatted(marked), atCursor(marked).text));
  }
});

describe("a dash", () => {
  for (const [name, marked, expected] of [
    [
      "at the column of a scope's keys",
      "apis:\n  - scopes:\n      - value: a\n        description: b\n        -|\n",
      "apis:\n  - scopes:\n      - value: a\n        description: b\n      -\n",
    ],
    ["right below the first of them", "apis:\n  - name: a\n    -|\n", "apis:\n  - name: a\n  -\n"],
    ["below a list in brackets", "apis:\n  - grants: [a]\n    -|\n", "apis:\n  - grants: [a]\n  -\n"],
    [
      "at dashes of their key's column",
      "apis:\n- scopes:\n  - value: a\n    -|\n",
      "apis:\n- scopes:\n  - value: a\n  -\n",
    ],
    ["below a map of the item", "apis:\n  - client: { a: b }\n    -|", "apis:\n  - client: { a: b }\n  -"],
    [
      "below an empty line and a comment",
      "apis:\n  - name: a\n\n    # b\n    -|",
      "apis:\n  - name: a\n\n    # b\n  -",
    ],
    [
      "at the column of an API's keys below a scope",
      "apis:\n  - scopes:\n      - value: a\n    -|\n",
      "apis:\n  - scopes:\n      - value: a\n  -\n",
    ],
    ["at the left edge below an indented list", "apis:\n  - name: a\n-|\n", "apis:\n  - name: a\n  -\n"],
    ["with a space behind it", "apis:\n  - name: a\n    - |\n", "apis:\n  - name: a\n  - \n"],
    ["with a key behind it", "apis:\n  - name: a\n    - name:|\n", "apis:\n  - name: a\n  - name:\n"],
    ["with CRLF", "apis:\r\n  - name: a\r\n    -|\r\n", "apis:\r\n  - name: a\r\n  -\r\n"],
  ] as const) {
    test(`${name} begins the next item`, () => equal(formatted(marked, "-"), expected));
  }
  for (const [name, marked] of [
    ["below a key that has no value yet", "apis:\n  - scopes:\n    -|\n"],
    ["at the list's column", "apis:\n  - name: a\n  -|\n"],
    ["at a column of its own, where it goes on with a text", "apis:\n  - name: a\n      -|\n"],
    ["in a map that is in no list", "tenants:\n  dev: a\n  -|\n"],
    ["behind another dash", "apis:\n  - name: a\n    --|\n"],
    ["before other text", "apis:\n  - name: a\n    -| b c\n"],
    ["at the column of an outer list", "apis:\n- scopes:\n  - value: a\n-|\n"],
    ["in a list at its key's column", "apis:\n- scopes:\n  - value: a\n  -|\n"],
    ["in a block scalar's text", "apis:\n  - name: |-\n      a\n      -|\n"],
    ["in brackets", "apis:\n  - grants: [\n      a,\n      -|\n"],
    ["in a comment", "apis:\n  - name: a\n    # -|\n"],
    ["in the first line", "-|"],
  ] as const) {
    test(`${name} stays where it is`, () => equal(formatted(marked, "-"), atCursor(marked).text));
  }
});

test("what is typed changes nothing but the spaces of its line, whatever the text", () => {
  fc.assert(
    fc.property(texts, fc.nat(60), fc.constantFrom("\n", "-", " "), (text, line, typed) => {
      const document = Document.of(text);
      const now = edited(text, onTypeFormatting(document, { line, character: 0 }, typed));
      equal(now.replaceAll(/[ \t]/g, ""), text.replaceAll(/[ \t]/g, ""));
    }),
  );
});
