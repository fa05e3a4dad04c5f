import type { Document } from "../document.ts";
import type { Edit } from "../finding.ts";
import { lineBreakIn } from "./edits.ts";

/**
 * The document after edits of which no two replace the same text. What is inserted at one place comes in the order of the list.
 */
export function applyEdits(document: Document, edits: readonly Edit[]): Document {
  const placed = edits.map((edit, index) => {
    const { at } = edit;
    const offset = document.offsetOf(at.block);
    return { start: offset + at.start, end: offset + at.end, text: withLineBreaksOf(document, edit), index };
  });
  const fromTheEnd = placed.sort(
    (one, other) => other.start - one.start || other.end - one.end || other.index - one.index,
  );
  return fromTheEnd.reduce((edited, { start, end, text }) => edited.edit(start, end, text), document);
}

/** An edit's text with the line breaks of the document, where the block itself has none to show how they are written. */
export function withLineBreaksOf(document: Document, { at, text }: Edit): string {
  if (!text.includes("\n") || at.block.text.includes("\n")) return text;
  return lineBreakIn(at.block, document) === "\r\n" ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}
