import type { Document } from "../../document/document.ts";
import { lastUpTo } from "../../document/lines.ts";

/** Counts a place of a line in other units. A place inside of a character is that character's beginning. */
export interface ColumnTable {
  /** UTF-16 units -> bytes of UTF-8 */
  toBytes(units: number): number;
  /** Bytes of UTF-8 -> UTF-16 units */
  toUnits(bytes: number): number;
}

/** The table of a line of a document; beyond the last line, that of an empty one. */
export function columnsOfLine(document: Document, line: number): ColumnTable {
  const start = document.offsetAt({ line, character: 0 });
  return columns(document.slice(start, document.offsetAt({ line, character: Infinity })));
}

/** It holds the wide characters alone, so that a long line of many places isn't read again for each. */
function columns(line: string): ColumnTable {
  // Where each wide character begins and where it ends: at odd indices begins one.
  const units = [0];
  const bytes = [0];
  for (const { 0: char, index } of line.matchAll(/[\u0080-\u{10ffff}]/gu)) {
    const last = units.length - 1;
    const begin = (bytes[last] ?? 0) + index - (units[last] ?? 0);
    units.push(index, index + char.length);
    bytes.push(begin, begin + bytesOf(char));
  }
  if (units.length === 1) return ASCII;
  return { toBytes: (at) => counted(at, units, bytes), toUnits: (at) => counted(at, bytes, units) };
}

function counted(at: number, from: readonly number[], to: readonly number[]): number {
  const nearest = lastUpTo(from, at);
  const isInside = nearest % 2 === 1;
  return (to[nearest] ?? 0) + (isInside ? 0 : at - (from[nearest] ?? 0));
}

/** A lone surrogate is sent as U+FFFD. */
function bytesOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code > 0xffff) return 4;
  return code > 0x7ff ? 3 : 2;
}

const ASCII: ColumnTable = { toBytes: (at) => at, toUnits: (at) => at };
