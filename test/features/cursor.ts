import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { TextEdit } from "vscode-languageserver-types";
import { Document, type Position } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import type { CompletionOptions } from "../../server/src/features/completion/candidate.ts";
import { complete } from "../../server/src/features/completion/completion.ts";

/** A file and the position of its cursor: the last `|` of the text. */
export function atCursor(marked: string): { text: string; file: AuthApisFile; position: Position } {
  const at = marked.lastIndexOf("|");
  ok(at >= 0, "the text has a cursor");
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const document = Document.of(text);
  return { text, file: readFile(document), position: document.positionAt(at) };
}

/** The text after an edit. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const document = Document.of(text);
  const from = (edit: TextEdit): number => document.offsetAt(edit.range.start);
  return [...edits]
    .sort((one, other) => from(other) - from(one))
    .reduce(
      (result, edit) => result.slice(0, from(edit)) + edit.newText + result.slice(document.offsetAt(edit.range.end)),
      text,
    );
}

/** Labels of what is offered at the cursor, in order. */
export function offered(marked: string, options?: CompletionOptions): string[] {
  const { file, position } = atCursor(marked);
  const items = complete(file, position, options);
  return [...items]
    .sort((one, other) => String(one.sortText).localeCompare(String(other.sortText)))
    .map(({ label }) => label);
}

/** A test: choosing what has this label makes of the text what is expected. */
export function completes(marked: string, label: string, expected: string, options?: CompletionOptions): void {
  test(`${JSON.stringify(marked)} + ${label}`, () => {
    const { text, file, position } = atCursor(marked);
    const item = complete(file, position, options).find((each) => each.label === label);
    ok(item, `offered are: ${offered(marked, options).join(", ")}`);
    ok(item.textEdit && "range" in item.textEdit);
    const { start, end } = item.textEdit.range;
    ok(start.line === position.line && end.line === position.line, "on the cursor's line");
    ok(start.character <= position.character && position.character <= end.character, "around the cursor");
    equal(edited(text, [item.textEdit, ...(item.additionalTextEdits ?? [])]), expected);
  });
}
