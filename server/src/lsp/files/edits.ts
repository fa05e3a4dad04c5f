import type { Range } from "../../document/document.ts";
import { isBefore } from "../../document/positions.ts";
import type { ContentChange } from "../wire/params.ts";

/** A file's last edits, for whoever has shown something of an earlier version: an editor moves that along with the text. */
export interface Edits {
  /** How many there have been. */
  readonly count: number;
  readonly last: readonly Edit[];
}

interface Edit {
  /** What it took away; `undefined`: the whole text. */
  readonly range: Range | undefined;
  /** How many lines more there are below it. */
  readonly lines: number;
}

export const NO_EDITS: Edits = { count: 0, last: [] };

export function edited({ count, last }: Edits, changes: readonly ContentChange[]): Edits {
  const more = changes.map(({ range, text }): Edit => {
    const taken = range ? range.end.line - range.start.line : 0;
    return { range, lines: text.split(LINE_END).length - 1 - taken };
  });
  return { count: count + changes.length, last: [...last, ...more].slice(-FEW) };
}

/** Has every edit since there were `count` of them left what stands in a range as and where it was? False where that isn't known any more. */
export function leaveAlone({ count, last }: Edits, since: number, place: Range): boolean {
  const later = count - since;
  return (
    later <= last.length &&
    last
      .slice(last.length - later)
      .every(({ range, lines }) => range && (isBehind(range, place) || (lines === 0 && isAbove(range, place))))
  );
}

function isBehind({ start }: Range, place: Range): boolean {
  return isBefore(place.end, start);
}

function isAbove({ end }: Range, place: Range): boolean {
  return end.line < place.start.line;
}

const LINE_END = /\r\n?|\n/;
/** More come between two answers where somebody edits very many places at once. */
const FEW = 100;
