import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "yaml";
import type { ApiView } from "../../server/src/document/read/api.ts";
import { Document } from "../../server/src/document/document.ts";
import { asJson } from "../../server/src/document/edit/as-json.ts";
import { insertEntry, insertItems, replaceScalar } from "../../server/src/document/edit/edits.ts";
import { removeEntry, removeItem } from "../../server/src/document/edit/removals.ts";
import { written } from "../../server/src/document/edit/scalar-text.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Edit } from "../../server/src/document/finding.ts";
import type { ListValue, MapValue, Value } from "../../server/src/document/read/value.ts";
import * as fc from "../properties.ts";

/** The text of an API's lines after an edit made from its value. */
function after(lines: string, make: (api: ApiView) => Edit): string {
  const document = Document.of(`apis:\n${lines}`);
  const api = readFile(document).apis[0]?.views[0];
  if (api === undefined) throw new Error("There is no API in the text.");
  const { at, text } = make(api);
  const offset = document.offsetOf(at.block);
  return document.edit(offset + at.start, offset + at.end, text).text.slice("apis:\n".length);
}

const list = (value: Value | undefined): ListValue => {
  if (value?.kind !== "list") throw new Error("There is no list.");
  return value;
};
const map = (value: Value | undefined): MapValue => {
  if (value?.kind !== "map") throw new Error("There is no map.");
  return value;
};
const entry = (from: MapValue, key: string) => {
  const found = from.entries.get(key);
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found;
};

describe("adding items", () => {
  const add = (lines: string, ...texts: string[]) => after(lines, (api) => insertItems(list(api.get("l")), texts));

  test("behind the last line of a block list, in its column", () =>
    equal(
      add("  - l:\n      - a # first\n    n: 1\n", "b", "c"),
      "  - l:\n      - a # first\n      - b\n      - c\n    n: 1\n",
    ));
  test("in the column of the key, where the list stands there", () =>
    equal(add("  - l:\n    - a\n", "b"), "  - l:\n    - a\n    - b\n"));
  test("behind a block scalar", () =>
    equal(
      add("  - l:\n      - v: |\n          text\n\n    n: 1\n", "v: b"),
      "  - l:\n      - v: |\n          text\n      - v: b\n\n    n: 1\n",
    ));
  test("at the end of a text without a last line end", () =>
    equal(add("  - l:\n      - a", "b"), "  - l:\n      - a\n      - b"));
  test("with the file's own line ends", () =>
    equal(add("  - l:\r\n      - a\r\n    n: 1\r\n", "b"), "  - l:\r\n      - a\r\n      - b\r\n    n: 1\r\n"));
  test("in flow style", () => equal(add("  - l: [a, b, ] # c\n", "c", "d"), "  - l: [a, b, c, d, ] # c\n"));
  test("in flow style on lines of their own, where the last item has one", () => {
    equal(
      add("  - l: [\n      a, # c\n      b # d\n    ]\n", "c", "d"),
      "  - l: [\n      a, # c\n      b, # d\n      c,\n      d\n    ]\n",
    );
    equal(add("  - l: [\r\n      a,\r\n    ]\r\n", "b"), "  - l: [\r\n      a,\r\n      b,\r\n    ]\r\n");
    equal(add("  - l: [\n      a, b ]\n", "c"), "  - l: [\n      a, b, c ]\n");
  });
  test("as in JSON, where double quotes stand before", () => {
    equal(add('  - l: ["a"]\n', "b", "${X}/c"), '  - l: ["a", "b", "${X}/c"]\n');
    equal(
      add('  - l: [{ "v": 1 }]\n', "{ v: 2, w: [x y, true] }"),
      '  - l: [{ "v": 1 }, { "v": 2, "w": ["x y", true] }]\n',
    );
    equal(add('  - { "l": [] }\n', "b"), '  - { "l": ["b"] }\n');
    equal(add("  - l: ['a']\n", "b"), "  - l: ['a', b]\n");
  });
  test("to an empty list", () => equal(add("  - l: []\n", "a", "b"), "  - l: [a, b]\n"));
});

describe("removing an item", () => {
  const remove = (lines: string, index: number) =>
    after(lines, (api) => {
      const from = list(api.get("l"));
      const item = from.items[index];
      if (item === undefined) throw new Error("There is no such item.");
      return removeItem(from, item);
    });

  test("takes its lines", () =>
    equal(remove("  - l:\n      - a: 1\n        b: 2 # c\n      - a: 2\n", 0), "  - l:\n      - a: 2\n"));
  test("takes the dash along that stands on a line of its own", () =>
    equal(remove("  - l:\n      - a\n      - # note\n        b\n    n: 1\n", 1), "  - l:\n      - a\n    n: 1\n"));
  test("takes the anchor along", () =>
    equal(remove("  - l:\n      - a\n      - &b-c\n        x: 1\n    n: 1\n", 1), "  - l:\n      - a\n    n: 1\n"));
  test("leaves commas right in flow style", () => {
    equal(remove("  - l: [a, b, c]\n", 0), "  - l: [b, c]\n");
    equal(remove("  - l: [a, b, c]\n", 2), "  - l: [a, b]\n");
    equal(remove("  - l: [a]\n", 0), "  - l: []\n");
    equal(remove("  - l: [a, ]\n", 0), "  - l: [ ]\n");
    equal(remove("  - l: [a, b, ]\n", 1), "  - l: [a, ]\n");
  });
  test("keeps CRLF", () => equal(remove("  - l:\r\n    - a\r\n    - b\r\n", 1), "  - l:\r\n    - a\r\n"));
});

describe("entries", () => {
  test("a removed entry takes its lines, or its part of the dash's line", () => {
    const remove = (lines: string, key: string) =>
      after(lines, (api) => removeEntry(map(api.value), entry(map(api.value), key)));
    equal(remove("  - a: 1\n    b:\n      - 2\n    c: 3\n", "b"), "  - a: 1\n    c: 3\n");
    equal(remove("  - a: 1\n    b: 2\n", "a"), "  - b: 2\n");
    equal(remove("  - { a: 1, b: 2 }\n", "b"), "  - { a: 1 }\n");
    equal(remove("  - { a: 1, b: 2, a: 3 }\n", "b"), "  - { a: 1, a: 3 }\n");
  });
  test("an added entry stands behind the last, or the one named, comments with their lines", () => {
    const add = (lines: string, text: string, behind?: string) =>
      after(lines, (api) =>
        insertEntry(map(api.value), "n", text, behind === undefined ? undefined : entry(map(api.value), behind)),
      );
    equal(add("  - a: 1 # a\n    b: 2\n", "3", "a"), "  - a: 1 # a\n    n: 3\n    b: 2\n");
    equal(add("  - a: 1\n    b:\n      - 2\n", "3"), "  - a: 1\n    b:\n      - 2\n    n: 3\n");
    equal(add("  - { a: 1 }\n", "3"), "  - { a: 1, n: 3 }\n");
    equal(
      add('  - {\n      "a": 1, # a\n      "b": 2\n    }\n', "{ m: x }", "a"),
      '  - {\n      "a": 1, # a\n      "n": { "m": "x" },\n      "b": 2\n    }\n',
    );
    equal(add('  - {"a": 1}\n', "~"), '  - {"a": 1, "n": null}\n');
  });
  test("an item in brackets that is one key with its value gets the braces that two need", () => {
    const add = (text: string) => {
      const document = Document.of(text);
      const { at, text: put } = insertEntry(map(readFile(document).apis[0]?.views[0]?.value), "n", "3");
      const offset = document.offsetOf(at.block);
      return document.edit(offset + at.start, offset + at.end, put).text;
    };
    equal(add("apis: [identifier: a, identifier: b]\n"), "apis: [{ identifier: a, n: 3 }, identifier: b]\n");
    equal(add('apis: [ "identifier": "a" ]\n'), 'apis: [ { "identifier": "a", "n": 3 } ]\n');
    equal(add("apis: [? &k identifier : a # c\n  ]\n"), "apis: [{ ? &k identifier : a, n: 3 } # c\n  ]\n");
    equal(add("x-a: &a { m: 1 }\napis: [<<: *a]\n"), "x-a: &a { m: 1 }\napis: [{ <<: *a, n: 3 }]\n");
  });
});

describe("another text for a scalar", () => {
  const replace = (lines: string, text: string) =>
    after(lines, (api) => {
      const value = api.get("v");
      if (value?.kind !== "scalar") throw new Error("There is no scalar.");
      return replaceScalar(value, text);
    });
  test("keeps its quotes, and gets some where the text needs them", () => {
    equal(replace("  - v: 'a' # c\n", "b's"), "  - v: 'b''s' # c\n");
    equal(replace("  - v: a\n", "read:b"), "  - v: read:b\n");
    equal(replace("  - v: a\n", "Read b"), "  - v: Read b\n");
    equal(replace("  - v: a\n", "b "), '  - v: "b "\n');
    equal(replace("  - v: a\n", "b #c"), '  - v: "b #c"\n');
    equal(replace("  - v: a\n", "yes: no"), '  - v: "yes: no"\n');
    equal(replace("  - v: a\n", "1.10"), '  - v: "1.10"\n');
  });
  test("placeholders need quotes only where none stood without", () => {
    equal(replace("  - v: a/$${A}/\n", "a/${B}"), "  - v: a/${B}\n");
    equal(replace("  - v: a/$${A}/\n", "a/${B} #"), '  - v: "a/${B} #"\n');
    equal(replace("  - v: a\n", "${A}"), '  - v: "${A}"\n');
  });
});

test("a text as a scalar is that text, in block and in flow style", () => {
  const pieces = fc.constantFrom(
    ..."aZ0 .:,#-?!&*|>%@`'\"[]{}~=/\\\n\t_é😀".split(""),
    "true",
    "null",
    "1e3",
    ": ",
    " #",
    "0x1f",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), fc.constantFrom("plain", "single", "double"), (parts, style) => {
      const text = parts.join("");
      const scalar = written(text, style);
      deepEqual(parse(`k: ${scalar}\n`), { k: text });
      deepEqual(parse(`[${scalar}, {k: ${scalar}}]\n`), [text, { k: text }]);
    }),
    { numRuns: 2000 },
  );
});

test("a value as JSON means what it means as YAML", () => {
  const texts = [
    "true",
    "false",
    "null",
    "True",
    "yes",
    "enforce_policies",
    "a-b",
    "12",
    "~",
    '""',
    "[a, { b: 'c', d: 1.5 }]",
  ];
  for (const text of texts) deepEqual(JSON.parse(asJson(text)), parse(text));
});
