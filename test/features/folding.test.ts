import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { foldingRanges } from "../../server/src/features/folding.ts";

/** Each fold as its first and last line's text. */
function folds(text: string, limit?: number): string[] {
  const lines = text.split(/\r?\n/);
  return atOnce(foldingRanges(Document.of(text), limit))
    .flat(2)
    .sort((one, other) => one.startLine - other.startLine)
    .map(
      ({ startLine, endLine, kind }) =>
        [lines[startLine], lines[endLine]].map((line) => line?.trim()).join(" … ") + (kind ? ` (${kind})` : ""),
    );
}

test("each list of items that are blocks of their own", () => {
  deepEqual(folds("x-a:\n  - a\n  - b\napis:\n  - c\nfoo:\n  - d\n"), ["x-a: … - b", "apis: … - c", "foo: … - d"]);
});

const TEXT = `# one
# two

tenants:
  dev:
    domain: d # last

apis:
  # of A
  - name: A
    scopes:
    - value: a
      description: |
        text

        # no comment
      # deeper

    # of grants
    grants: [
      x
    ]
  # one
    # another
  - name: B

    scopes: []

# end
`;
const EXPECTED = [
  "# one … # two (comment)",
  "tenants: … domain: d # last",
  "dev: … domain: d # last",
  "apis: … scopes: []",
  "- name: A … ]",
  "scopes: … # deeper",
  "- value: a … # deeper",
  "description: | … # no comment",
  "grants: [ … x",
  "- name: B … scopes: []",
];

test("keys, items, block scalars and comments", () => {
  deepEqual(folds(TEXT), EXPECTED);
  deepEqual(folds(TEXT.replaceAll("\n", "\r\n")), EXPECTED);
});

test("half-typed text folds as well", () =>
  deepEqual(folds('apis:\n  - name: "A\n    scopes: [\n    sig\n  - na\n    x\n'), [
    "apis: … x",
    '- name: "A … sig',
    "- na … x",
  ]));

test("where there are too many, the outer ones", () =>
  deepEqual(folds(TEXT, 5), [
    "# one … # two (comment)",
    "tenants: … domain: d # last",
    "dev: … domain: d # last",
    "apis: … scopes: []",
    "- name: A … ]",
  ]));

test("nothing in an empty file", () => equal(folds("").length + folds("a: 1\n").length, 0));

test("an edit leaves the other blocks' folds as they are", () => {
  const document = Document.of(TEXT);
  atOnce(foldingRanges(document));
  const text = `x: 1\n${TEXT}`;
  deepEqual(atOnce(foldingRanges(document.edit(0, 0, "x: 1\n"))), atOnce(foldingRanges(Document.of(text))));
});
