import type { Range } from "../../document/document.ts";
import { isBefore } from "../../document/positions.ts";
import type { ContentChange } from "../wire/params.ts";

/** A file's last edits, for whoever has shown something of an earlier version: an editor moves that along with the text. */
export interface Edits {
  /** How many there have been. */
  readonly count: number;
  /** The last ones; `undefined`: another text in the place of all of it. */
  readonly last: readonly (Edit | undefined)[];
}

interface Edit {
  /** What it took away. */
  readonly range: Range;
  /** How many lines more there are below it. */
  readonly lines: number;
}

export const NO_EDITS: Edits = { count: 0, last: [] };

export function edited({ count, last }: Edits, changes: readonly ContentChange[]): Edits {
  const more = changes.map(
    (change) => change.range && { range: change.range, lines: moreLines(change.range, change.text) },
  );
  return { count: count + changes.length, last: [...last, ...more].slice(-FEW) };
}

/** NaN, which is no number of lines, where a carriage return and a line feed may come to be one line end, or two. */
function moreLines({ start, end }: Range, text: string): number {
  const mayMeet = (start.character === 0 && /^(?:\n|$)/.test(text)) || text.endsWith("\r");
  return mayMeet ? NaN : text.split(LINE_END).length - 1 - (end.line - start.line);
}

/** Has every edit since there were `count` of them left what stands in a range as and where it was? False where that isn't known any more. */
export function leaveAlone(edits: Edits, count: number, place: Range): boolean {
  return since(edits, count).every(
    (edit) => edit && (isBehind(edit.range, place) || (edit.lines === 0 && isAbove(edit.range, place))),
  );
}

/** Has every edit since there were `count` of them left each line with the number that it had? */
export function leaveLines(edits: Edits, count: number): boolean {
  return since(edits, count).every((edit) => edit?.lines === 0);
}

/** `undefined` stands for those that aren't known any more. */
function since({ count, last }: Edits, before: number): readonly (Edit | undefined)[] {
  const later = count - before;
  return later <= last.length ? last.slice(last.length - later) : [undefined];
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
