import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Block } from "../../server/src/document/block.ts";
import { Document, type Range } from "../../server/src/document/document.ts";
import type { ParsedBlock } from "../../server/src/document/parse/parse.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { formatting, rangeFormatting } from "../../server/src/features/formatting.ts";
import { edited } from "./cursor.ts";

function formatted(text: string, range?: Range): string {
  const document = Document.of(text);
  return edited(text, range ? atOnce(rangeFormatting(document, range)) : atOnce(formatting(document)));
}

/** A test: the text becomes what is expected, with either line end, and stays so. */
function becomes(name: string, text: string, expected: string): void {
  test(name, () => {
    equal(formatted(text), expected);
    equal(formatted(expected), expected);
    const crlf = (each: string): string => each.replaceAll("\n", "\r\n");
    equal(formatted(crlf(text)), crlf(expected));
  });
}

describe("formatting", () => {
  becomes(
    "indents by two spaces",
    `tenants:
    dev:
            domain: d
apis:
- name: A
  scopes:
  - value: a
    description: |
       text
         deeper
- name: B
  grants:
      - client: x
        scope:
        - a
`,
    `tenants:
  dev:
    domain: d
apis:
  - name: A
    scopes:
      - value: a
        description: |
          text
            deeper
  - name: B
    grants:
      - client: x
        scope:
          - a
`,
  );
  becomes(
    "spaces",
    'defaults:\t{ a: 1,b:  "x" ,c : [ 1,2 , 3] } \napis:\n  -   name:   A  # why\n      x : &a   1\n      y:\t \n      z:  *a\n',
    'defaults: { a: 1, b: "x", c: [ 1, 2, 3] }\napis:\n  - name: A  # why\n    x: &a   1\n    y:\n    z: *a\n',
  );
  becomes("an alias as a key keeps its space", "x-a: &a k\nx-b:\n   *a  :  1\n", "x-a: &a k\nx-b:\n  *a  :  1\n");
  becomes("one line break at the end", "a: 1\n\n  \n", "a: 1\n");
  becomes(
    "what has no syntax error, and leaves a part that has one as it is",
    "tenants:\n    dev: { domain:   d }\napis:\n- name:   A: B\n  scopes: []\n- name:   C\n",
    "tenants:\n  dev: { domain: d }\napis:\n- name:   A: B\n  scopes: []\n- name: C\n",
  );
  test("nothing, where a carriage return alone ends a line, as in any part with a syntax error", () => {
    const text = "a:\n  b:   'x\r    y'\nc:   1\n";
    equal(formatted(text), text.replace("c:   1", "c: 1"));
  });
  test("a line break at the end, as the others", () => {
    equal(formatted("a: 1"), "a: 1\n");
    equal(formatted("a: 1\r\nb: 2"), "a: 1\r\nb: 2\r\n");
  });
  becomes("but not where it is text", "a: |+\n  x\n\n\n", "a: |+\n  x\n\n\n");
  becomes(
    "comments go with what follows, or with what is above",
    `# top
x-a:
    # of b
    b: 1
      # deep
    c: 2
    # end
# of apis
apis:
# of A
    - name: A # here
    # of x
      x: 1

     # end of A
    # of B
    - name: B
# last
`,
    `# top
x-a:
  # of b
  b: 1
  # deep
  c: 2
  # end
# of apis
apis:
  # of A
  - name: A # here
    # of x
    x: 1

    # end of A
  # of B
  - name: B
# last
`,
  );
  becomes(
    "brackets over several lines",
    `apis:
  - scopes: [
     {
       value: a },
     { value: b,
       description: "two
       lines" }
        ]
    grants:
        [ { client: x,
          scope: [a,
          b] } ]
`,
    `apis:
  - scopes: [
      {
        value: a },
      { value: b,
        description: "two
        lines" }
    ]
    grants:
      [ { client: x,
        scope: [a,
          b] } ]
`,
  );
  becomes(
    "text over several lines",
    'a:\n    plain\n      goes on\nb: "quoted \\\n  on"\nc: >2\n    two\n  more\nd:\n -\n   x: 1\n - - 1\n   -  2\n',
    'a:\n  plain\n  goes on\nb: "quoted \\\n  on"\nc: >2\n    two\n  more\nd:\n  -\n    x: 1\n  - - 1\n    - 2\n',
  );
  becomes("a byte order mark stays", "\uFEFFa:   1\n", "\uFEFFa: 1\n");
  becomes("placeholders stay", "apis:\n  - identifier:  ${A}:b  \n", "apis:\n  - identifier: ${A}:b\n");
  becomes(
    "what can't be read stays, and what needs its column with it",
    'a:   1\napis:\n- name:   A\n- name: "B\n',
    'a: 1\napis:\n- name: A\n- name: "B\n',
  );
  for (const text of ["", "\n", "# a  \n", "%YAML 1.2\n---\na: 1\n", "? a\n: 1\n", "a: 1\n---\nb:   2\n"]) {
    becomes(`${JSON.stringify(text)} stays`, text, text);
  }
  test("only what differs is edited", () => {
    deepEqual(atOnce(formatting(Document.of("😀:   1\nb: 2\n"))), [
      { range: { start: { line: 0, character: 3 }, end: { line: 0, character: 6 } }, newText: " " },
    ]);
    deepEqual(atOnce(formatting(Document.of(readFileSync("samples/auth-apis.yaml", "utf8")))), []);
  });
});

describe("formatting of some lines", () => {
  const lines = (from: number, to: number): Range => ({
    start: { line: from, character: 0 },
    end: { line: to, character: 0 },
  });
  test("leaves the others", () => equal(formatted("a:   1\nb:   2\nc:   3\n", lines(1, 2)), "a:   1\nb: 2\nc:   3\n"));
  test("indents what belongs together", () =>
    equal(formatted("a:\n   b: 1\n   c: 2\nd:\n   e: 1\n", lines(0, 3)), "a:\n  b: 1\n  c: 2\nd:\n   e: 1\n"));
  test("spaces alone where only a part would move", () =>
    equal(formatted("a:\n   b:   1\n   c:   2\n", lines(1, 2)), "a:\n   b: 1\n   c:   2\n"));
});

test("of a list in brackets one tree of the whole is made; what comes of it is read part by part", () => {
  const own = Object.getOwnPropertyDescriptor(Block.prototype, "parsed");
  const whole = new Set<Block>();
  Object.defineProperty(Block.prototype, "parsed", {
    configurable: true,
    get(this: Block) {
      if (this.parts.length > 0) whole.add(this);
      return own?.get?.call(this) as ParsedBlock;
    },
  });
  try {
    equal(
      formatted('{"apis":[{"identifier":"a"},{"identifier" :"b"}]}'),
      '{"apis": [{"identifier": "a"}, {"identifier": "b"}]}\n',
    );
    equal(whole.size, 1);
  } finally {
    if (own) Object.defineProperty(Block.prototype, "parsed", own);
  }
});
