import type { Document } from "../document.ts";
import type { Edit } from "../finding.ts";

/**
 * The document after edits of which no two replace the same text. What is inserted at one place comes in the order of the list.
 */
export function applyEdits(document: Document, edits: readonly Edit[]): Document {
  const placed = edits.map(({ at, text }, index) => {
    const offset = document.offsetOf(at.block);
    return { start: offset + at.start, end: offset + at.end, text, index };
  });
  const fromTheEnd = placed.sort(
    (one, other) => other.start - one.start || other.end - one.end || other.index - one.index,
  );
  return fromTheEnd.reduce((edited, { start, end, text }) => edited.edit(start, end, text), document);
}
