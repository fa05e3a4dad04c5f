import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";

/** The text of each block, with a bar for each border. */
const cut = (text: string): string =>
  Document.of(text)
    .blocks.map((block) => block.text)
    .join("|");
const cuts = (name: string, expected: string): void =>
  void test(name, () => equal(cut(expected.replaceAll("|", "")), expected));

describe("brackets are cut", () => {
  cuts("a list below a key", "apis: [\n|  { a: 1 },\n|  { b: 2 }\n|]\nrules: {}\n".replace("rules", "|rules"));
  cuts("a list that begins on the next line", "apis:\n  [\n|  a,\n|  b,\n|  ]\n");
  cuts("JSON", '{\n|  "apis": [\n|    { "a": 1 },\n|    { "b": 2 }\n|  ],\n|  "rules": {}\n|}\n');
  cuts("JSON on one line", '{|"apis":[|{"a":1},|{"b":[2,3]}|],|"rules":{}|}');
  cuts("a file in braces behind comments and dashes", "# c\n--- {|a: 1,|apis: [|x|]|}\n");
  cuts(
    "comments go with what stands below them",
    "apis: [ # c\n|  a, # a\n|  # b\n  b, # b\n\n|  # c\n  c # c\n|  # d\n]\n",
  );
  cuts("commas may stand before what they part", "apis: [ |a\n  , |b\n  , |c |]\n");
  cuts(
    "quotes, comments and words that look like brackets",
    'apis: [ |{ a: \'}\', b: "\\"]", c: x#y, # ]\n d: z\'" },|e |]\n',
  );
  cuts("no empty list", "apis: [ # c\n]\n");
  cuts("no list of another key", "x-list: [a, b]\n|defaults: { apis: [a] }\n");
});

test("no part of a long line is looked for by going back over the ones before it", ({ mock }) => {
  const text = `{"apis":[${Array.from({ length: 500 }, (_, at) => `{"identifier":"https://a/${at}"}`).join(",")}]}`;
  let passed = 0;
  const lastIndexOf: string["lastIndexOf"] = Reflect.get(String.prototype, "lastIndexOf");
  mock.method(String.prototype, "lastIndexOf", function (this: string, sought: string, from = this.length) {
    const found = lastIndexOf.call(this, sought, from);
    passed += Math.min(from, this.length) - found;
    return found;
  });
  equal(Document.of(text).blocks.length, 504);
  ok(passed < 10 * text.length, `${passed} signs in a text of ${text.length}`);
});

describe("what isn't right yet concerns the part in which it stands", () => {
  const LINES =
    '{\n  "apis": [\n    { "identifier": "a", "scopes": [{ "value": "x" }] },\n    { "identifier": "b" },\n    { "identifier": "c" },\n    { "identifier": "d" }\n  ],\n  "x-a": 1\n}\n';
  const pretty = (text: string): string => `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  const [LONG, SHORT] = [pretty(LINES), JSON.stringify(JSON.parse(LINES))];

  const after = (text: string, from: string, to: string, ...left: string[]): void => {
    test(`${from} -> ${to} in ${text.slice(0, 12)}`, () => {
      const before = Document.of(text);
      const at = text.indexOf(from);
      const file = readFile(before.edit(at, at + from.length, to));
      const whole = file.apis.filter(({ block }) => block.parsed.problems.length === 0);
      deepEqual(
        whole.map(({ views }) => views[0]?.identifier ?? ""),
        left,
      );
      deepEqual(
        file.keys.map(({ key }) => key),
        ["apis", "x-a"],
      );
      equal(
        analyse(file).some(({ severity, rule }) => severity === "error" && rule === "syntax"),
        true,
      );
    });
  };
  after(LINES, '"a"', '"a', "b", "c", "d");
  after(LINES, '"x"', '"x', "c", "d");
  after(LINES, '"b" }', '"b }', "a", "d");
  after(LINES, '"b" },', '"b",', "a", "c", "d");
  after(LINES, '"b" },', '"b"', "a", "c", "d");
  after(LINES, '"b" },', '"b" }', "a", "d");
  after(LINES, '"d" }', '"d"', "a", "b", "c");
  after(LINES, '{ "identifier": "b"', '"identifier": "b"', "a", "c", "d");
  after(LINES, '{ "identifier": "b"', '{ { "identifier": "b"', "a", "c", "d");
  after(LINES, '{ "identifier": "b"', '[ { "identifier": "b"', "a", "c", "d");
  after(LINES, "}] },", "} },", "b", "c", "d");
  after(LINES, "}] },", "]] },", "b", "c", "d");
  after(LINES, "}] },", "}]] },", "b", "c", "d");
  after(LONG, '"a"', '"a', "b", "c", "d");
  after(LONG, '"b"', '"b', "a", "d");
  after(LONG, '"b"\n    },', '"b"', "a", "c", "d");
  after(LONG, '"b"\n    },', '"b",', "a", "c", "d");
  after(SHORT, '"a"', '"a', "b", "c", "d");
  after(SHORT, '"x"', '"x', "b", "c", "d");
  after(SHORT, '"b"', '"b', "a", "c", "d");
  after(SHORT, '"b"', '""b"', "a", "c", "d");
  after(SHORT, '"b"}', `"b"}'`, "a", "c", "d");
  after(SHORT, '"scopes"', '"scopes""', "b", "c", "d");
  after(SHORT, '"x"}]}', '"x"}]}]', "b", "c", "d");
  after(SHORT, '"b"},', '"b",', "a", "c", "d");
  after(SHORT, '"x"}]},', '"x"]},', "b", "c", "d");
});
