import { fitted } from "./fitted.ts";

/**
 * Offsets at which the lines of a text begin, the first being 0. A line ends with LF, CRLF or a lone CR, as in LSP
 * (section "Text Documents").
 */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === LF || (char === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return fitted(starts);
}

/** A text as one line: a line break becomes a space, together with the indentation behind it. */
export function onOneLine(text: string): string {
  return text.replace(/[\r\n]\s*/g, " ");
}

/** Lines that follow one another, as one text: the last one's carriage return is left out, as its line feed is. */
export function joined(lines: readonly string[]): string {
  return lines.join("\n").replace(/\r$/, "");
}

/** A text from an offset to the end of its line. The line feed is left out. */
export function lineText(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(at, end < 0 ? text.length : end);
}

/** The line that holds an offset, and where it begins. Its line feed is left out. */
export function lineAround(text: string, offset: number): { readonly start: number; readonly text: string } {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return { start, text: text.slice(start, end < 0 ? text.length : end) };
}

/** Offset of the first carriage return that ends a line for an editor, and none for `yaml`; -1 where there is none. */
export function loneReturn(text: string): number {
  return text.includes("\r") ? text.search(/\r(?!\n)/) : -1;
}

/**
 * Of stretches that lie one behind the other, lines or whatever else: the index of the one that holds a place, which is the last one
 * that starts at or before it; the first, where none does.
 */
export function lastUpTo(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

const LF = 10;
const CR = 13;
