import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { SelectionRange } from "vscode-languageserver-types";
import { selectionRanges } from "../../server/src/features/selection.ts";
import { atCursor } from "./cursor.ts";

/** What is selected step by step at the cursor; of long texts the first and last line. */
function steps(marked: string): string[] {
  const { text, file, position } = atCursor(marked);
  const { document } = file;
  const all: string[] = [];
  for (let each: SelectionRange | undefined = selectionRanges(document, [position])[0]; each; each = each.parent) {
    const lines = text.slice(document.offsetAt(each.range.start), document.offsetAt(each.range.end)).split(/\r?\n/);
    all.push(lines.length > 1 ? `${lines[0] ?? ""} … ${lines.at(-1) ?? ""}` : (lines[0] ?? ""));
  }
  return all;
}

const TEXT = `x-a: 😀
apis:
  - name: A
  - name: B
    scopes:
      - value: "a"
        description: b
      - value: c
    grants: [{ client: "d e" }]
`;

test("the list in which the cursor stands", () => {
  deepEqual(steps("apis:\n  - a\nfoo:\n  - b\n  - |c\n"), ["c", "- c", "- b …   - c", "foo: …   - c", "apis: … "]);
});

test("from a word to the file", () => {
  const expected = [
    "a",
    '"a"',
    'value: "a"',
    'value: "a" …         description: b',
    '- value: "a" …         description: b',
    '- value: "a" …       - value: c',
    "scopes: …       - value: c",
    'name: B …     grants: [{ client: "d e" }]',
    '- name: B …     grants: [{ client: "d e" }]',
    '- name: A …     grants: [{ client: "d e" }]',
    'apis: …     grants: [{ client: "d e" }]',
    "x-a: 😀 … ",
  ];
  deepEqual(steps(TEXT.replace('"a"', '"|a"')), expected);
  deepEqual(steps(TEXT.replace('"a"', '"|a"').replaceAll("\n", "\r\n")), expected);
});

test("in flow style", () =>
  deepEqual(steps(TEXT.replace("d e", "d |e")).slice(0, 6), [
    "d e",
    '"d e"',
    'client: "d e"',
    '{ client: "d e" }',
    '[{ client: "d e" }]',
    'grants: [{ client: "d e" }]',
  ]));

test("a key", () => deepEqual(steps("a|b: 1\n"), ["ab", "ab: 1", "ab: 1 … "]));

test("where nothing stands, the file; in an empty one, the place itself", () => {
  deepEqual(steps("a: 1\n\n\n|"), ["a: 1 … "]);
  deepEqual(steps("|"), [""]);
});
