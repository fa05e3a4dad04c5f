import { deepEqual, equal } from "node:assert/strict";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { type Change, replacement } from "./hostile.ts";
import { blocksOf, findingsOf, meaningOf } from "./state.ts";

/** The text after some changes, and the file as the editor has it: each change made to what was known before. */
export function changed(
  start: string,
  changes: readonly Change[],
  seen?: (text: string, change: Change) => void,
): { readonly text: string; readonly file: AuthApisFile } {
  let text = start;
  let file = readFile(Document.of(text));
  analyse(file);
  for (const change of changes) {
    seen?.(text, change);
    const { from, to, put } = replacement(text, change);
    text = text.slice(0, from) + put + text.slice(to);
    file = readFile(file.document.edit(from, to, put), undefined, file);
    analyse(file);
  }
  return { text, file };
}

/** Is a file what it is when its text is read anew? */
export function asReadAnew(file: AuthApisFile, text: string): void {
  const anew = readFile(Document.of(text));
  equal(file.document.text, text);
  deepEqual(blocksOf(file.document), blocksOf(anew.document));
  deepEqual(meaningOf(file), meaningOf(anew));
  deepEqual(findingsOf(file), findingsOf(anew));
}
