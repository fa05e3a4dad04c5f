import type { Document } from "../document.ts";
import type { Edit } from "../finding.ts";
import { lineBreakIn } from "./edits.ts";

/**
 * The document after edits of which no two replace the same text. What is inserted at one place comes in the order of the list.
 */
export function applyEdits(document: Document, edits: readonly Edit[]): Document {
  return inOrder(document, edits).reduceRight(
    (edited, { start, end, text }) => edited.edit(start, end, text),
    document,
  );
}

/** Where what the same edits put stands afterwards: offsets in the document that they make. */
export function placesAfter(document: Document, edits: readonly Edit[]): readonly Place[] {
  let by = 0;
  return inOrder(document, edits).map(({ start, end, text }) => {
    const from = start + by;
    by += text.length - (end - start);
    return { start: from, end: from + text.length };
  });
}

/** A stretch of a document's text, in UTF-16 offsets; `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Edits as they replace a document's text, from its beginning on. */
function inOrder(document: Document, edits: readonly Edit[]): readonly (Place & Pick<Edit, "text">)[] {
  const placed = edits.map((edit, index) => {
    const { at } = edit;
    const offset = document.offsetOf(at.block);
    return { start: offset + at.start, end: offset + at.end, text: withLineBreaksOf(document, edit), index };
  });
  return placed.sort((one, other) => one.start - other.start || one.end - other.end || one.index - other.index);
}

/** An edit's text with the line breaks of the document, where the block itself has none to show how they are written. */
export function withLineBreaksOf(document: Document, { at, text }: Edit): string {
  if (!text.includes("\n") || at.block.text.includes("\n")) return text;
  return lineBreakIn(at.block, document) === "\r\n" ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}
