import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Block } from "../../server/src/document/block.ts";
import { Document } from "../../server/src/document/document.ts";
import { parseAny, parseBlock, type ParsedBlock } from "../../server/src/document/parse/parse.ts";
import { readSimple, readSimplePart } from "../../server/src/document/parse/simple.ts";
import { isFlow } from "../../server/src/document/cut/cut-state.ts";
import { parseAnyPart, parsePart } from "../../server/src/document/parse/parse-part.ts";
import { isStray } from "../../server/src/document/parse/strays.ts";
import { documents, ended } from "./hostile.ts";
import { SAMPLE, texts } from "../features/broken-texts.ts";
import * as fc from "../properties.ts";

describe("blocks of common form", () => {
  test("are nearly all of the sample", () => {
    const { blocks } = Document.of(readFileSync("samples/auth-apis.yaml", "utf8"));
    const simple = blocks.filter((block) => readSimple(block));
    ok(simple.length > blocks.length / 2, `${simple.length} of ${blocks.length}`);
  });

  for (const text of [
    "a: 1\nb: two words # c\nc:\n  - x\n  - y: 1\n    z:\n    - 'q # r'\n  # c\n\nd: \"\"\n",
    '  # first\n  - name: A\n    identifier: ${BASE}/a\n    <<: *note\n    scopes: [read:a, "b", {x: 1, y: [z]}]\n',
    "a:\r\n  b: true\r\n  c: null\r\n",
    "a: b  \r\nc: 'd' \r\ne: [f, g]  # h  \r\n \r\n  # i\r\nj:   \r\n  - k: l # m\n    n:\r\n  -  *o \r\np:\r\n",
    "a:\n  # c\n  b: 1\n",
    "a:\n# c\n  - b\n  # d\n  - c\n",
    "a: 007\nb: 9ab\nc: 0x1f\nd: 1e5\ne: 1.5\n",
    "a: x # c\n  # d\nb: https://a/#x\n",
    "a: []\nb: {}\nc: { d: e }   \n",
    "- - a\n  - b\n- c: d\n  e:\n  - f\n",
    "a: 😀 é\nb: Ünï\n",
    "a: Null\nb: TRUE\ntrue: x\n",
    "a: b",
    "a:",
  ]) {
    test(JSON.stringify(text), () => {
      const block = new Block("whole", text, "start");
      same(parseBlock(block), parseAny(block), text);
    });
  }

  for (const text of [
    "a: &a b\nc: &c\n  d: &d [&e e, f, *e ]\ng:   &g   # h\n- &i i\n- &j # k\n  l: *a\n- &m   {n: &o 'o', <<: *c}\np: &p \"q\" # r\n",
    "a: &a\r\n  b: &b c\r\nd: &d\r\n- e\r\n",
    "a: &a # &b\n\n  # c\n  - &d\n    - e\n",
    "a: [*a, *b ]\nc: { d: *a, e: *b}\n",
  ]) {
    test(`anchors and aliases are of that form: ${JSON.stringify(text)}`, () => {
      const block = new Block("whole", text, "start");
      equal(parseBlock(block).isSimple, true);
      same(parseBlock(block), parseAny(block), text);
    });
  }
  test("so they are in JSON", () => {
    for (const text of ['"a": &a\n {"b": [*c, &d "e"]},\n', '"a": { <<: *a }\n']) {
      const block = new Block("key", text, "whole{");
      equal(parsePart(block, "whole{").isSimple, true, text);
      same(parsePart(block, "whole{"), parseAnyPart(block, "whole{"), text);
    }
  });

  test("whatever is read so means what `yaml` reads", () => {
    let [read, parts] = [0, 0];
    const check = (text: string): void => {
      for (const block of Document.of(text).blocks) {
        if (isFlow(block.before)) {
          const part = parsePart(block, block.before);
          if (part.tree) parts++;
          // What has a mark of a merge conflict, or of a template, is read without it, and not by the simple reader.
          if (!part.problems.some(isStray)) same(part, parseAnyPart(block, block.before), block.text);
          continue;
        }
        if (readSimple(block) === undefined) continue;
        read++;
        same(parseBlock(block), parseAny(block), block.text);
      }
    };
    fc.assert(fc.property(texts, check), { numRuns: 2000 });
    fc.assert(fc.property(lines, check), { numRuns: 5000 });
    fc.assert(fc.property(documents, check), { numRuns: 1000 });
    fc.assert(fc.property(inBrackets, check), { numRuns: 5000 });
    check(SAMPLE);
    ok(read > 3000, `${read} blocks`);
    ok(parts > 3000, `${parts} parts`);
  });

  test("what may have a carriage return alone in it is left to `yaml`", () => {
    for (const text of ["a: b\rc: d\n", "a: b\r\r\n", "a: b # c\rd\n", "a:\r\n  b: 'c\rd'\r\n", "a: b\r"]) {
      equal(readSimple(new Block("whole", text, "start")), undefined, JSON.stringify(text));
    }
    for (const text of ['"a": "b\rc",\n', "a: b\r,\r\n", "a: b\r\r\n", "a: b, # c\rd\n"]) {
      equal(readSimplePart(new Block("key", text, "whole{"), "map", false), undefined, JSON.stringify(text));
    }
  });

  test("what has two meanings is left to `yaml`", () => {
    for (const text of [
      "a: b: c\n",
      "a: &x\n",
      "a: &x *b\n",
      "- &x\n",
      "- &x a: b\n",
      "- &x\n- a\n",
      "a: &x,y b\n",
      "a: [&x ]\n",
      "a: [&x b: c]\n",
      "a: [*b : c]\n",
      "&x a: b\n",
      "a: |\n  b\n",
      "a: b\n  c\n",
      "a: !t b\n",
      'a: "\\n"\n',
      "a:\tb\n",
      "a: 1\na: 2\n",
    ]) {
      equal(readSimple(new Block("whole", text, "start")), undefined);
    }
  });
});

function same(one: ParsedBlock, other: ParsedBlock, text: string): void {
  deepEqual(comparable(one), comparable(other), text);
}

/** Each function is another one, and who has read it doesn't matter. */
function comparable({ echoes, isSimple, ...parsed }: ParsedBlock) {
  return { ...parsed, mayHoldEchoes: echoes !== undefined };
}

const word = fc.constantFrom(
  ..."a|b c|1|01|-1|1.5|.5|1e3|0x1|true|~|null|x:y|x: y|x #y|x#y|'q'|'it''s'|\"q\"|\"\\\\\"|[]|[a, b]|[a b, c:d]|[a,]|{}|{ a: b }|{a: [b]}|{a}|*n|&n a||>|?|@a|${V}|\"${V}\"|-|--- |https://x/y#z|a, b|a]|<<|é|😀|%|=|!".split(
    "|",
  ),
  "",
);
const line = fc
  .tuple(
    fc.constantFrom("", "", "  ", "  ", "    ", " "),
    fc.constantFrom("", "", "", "- ", "- - ", "-   "),
    fc.constantFrom("", "a: ", "a: ", "b: ", "b:", "c:  ", "<<: ", "'k': "),
    word,
    fc.constantFrom("", "", "", " # c", "#", " ", ":"),
  )
  .map((parts) => parts.join(""));
const anchor = fc.constantFrom("&n ", "&n", "&n  ", "&n # c", "&n-1 ");
/** As many have an anchor behind a key or dash. */
const anchoredLine = fc
  .tuple(
    fc.constantFrom("", "", "  ", "    "),
    fc.constantFrom("a: ", "b: ", "c:", "- ", "- d: "),
    anchor,
    fc.oneof(word, fc.constantFrom("", "", "w", "[ &m x, *n]", "{ k: &m [y] , l: *n }", "&m", "k: v")),
  )
  .map((parts) => parts.join(""));
/** Many are right, and nearly right are the others. */
const lines = ended(
  fc
    .array(fc.oneof(line, line, line, anchoredLine, fc.constantFrom("", "# c", "  # c", "      # c")), {
      minLength: 1,
      maxLength: 6,
    })
    .map((all) => all.map((each) => `${each}\n`).join("")),
);
/** The same words in JSON and in what is nearly JSON. */
const inBrackets = ended(
  fc
    .record({
      open: fc.constantFrom("apis: [", "apis:\n  [", '{ "apis": [', '{\n"apis":[\n', "{"),
      parts: fc.array(
        fc.tuple(
          fc.constantFrom("", "{", "{ ", "{\n    ", "[", "# c\n  "),
          fc.constantFrom("", "", '"a": ', '"a":', "a: ", "'b': ", "c : ", '"a"\n: '),
          fc.oneof(
            fc.constantFrom(
              '"v"',
              "w",
              "12",
              '{ "x": 1 }',
              '["y", 2]',
              "{}",
              "true",
              '&n "v"',
              "&n { x: *n }",
              "&n\n [y]",
            ),
            word,
          ),
          fc.constantFrom("", "}", " }", "\n  }", "]", " # c\n", "}# c\n"),
          fc.constantFrom(",", ", ", ",\n  ", "\n  , ", "\n"),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      end: fc.constantFrom("]", "\n]", "\n  ] }\n", "}\n", ""),
    })
    .map(({ open, parts, end }) => open + parts.flat().join("") + end),
);
