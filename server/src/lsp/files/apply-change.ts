import { Document, type Position, type Range } from "../../document/document.ts";
import { isBefore } from "../../document/positions.ts";
import type { ContentChange } from "../wire/params.ts";

/** Changes that may be made at once: each stands wholly before the one ahead of it, so that all of them count in the same text. */
export type Run = readonly ContentChange[];

/** The changes of one message in runs, in their order: a client that replaces thousands of places begins with the last. */
export function runsOf(changes: readonly ContentChange[]): readonly Run[] {
  const runs: ContentChange[][] = [];
  let ahead: Range | undefined;
  for (const change of changes) {
    const range = change.range && !isBefore(change.range.end, change.range.start) ? change.range : undefined;
    if (range && ahead && !isBefore(ahead.start, range.end)) runs.at(-1)?.push(change);
    else runs.push([change]);
    ahead = range;
  }
  return runs;
}

/** The document after a run of changes. Of many, all that stands between them counts as edited, too: each alone would cost more. */
export function applyRun(document: Document, run: Run): Document {
  if (run.length <= FEW || !run.every(({ range }) => isIn(document, range))) return run.reduce(applyChange, document);
  const edits = run.flatMap(({ range, text }) =>
    range ? [{ from: document.offsetAt(range.start), to: document.offsetAt(range.end), text }] : [],
  );
  const [first, last] = [edits.at(-1)?.from ?? 0, edits[0]?.to ?? 0];
  const before = document.text;
  const pieces: string[] = [];
  let at = first;
  for (const { from, to, text } of edits.toReversed()) {
    pieces.push(before.slice(at, from), text);
    at = to;
  }
  return document.edit(first, last, pieces.join(""));
}

function applyChange(document: Document, { range, text }: ContentChange): Document {
  if (range === undefined) return Document.of(text);
  return document.edit(document.offsetAt(range.start), document.offsetAt(range.end), text);
}

/** Nothing of it stands behind the end of its line, where another change may come to put something. */
function isIn(document: Document, range: Range | undefined): boolean {
  const holds = (place: Position): boolean => {
    const { line, character } = document.positionAt(document.offsetAt(place));
    return line === place.line && character === place.character;
  };
  return range !== undefined && holds(range.start) && holds(range.end);
}

/** As many cursors as somebody types with. */
const FEW = 100;
