import { matchAt } from "./match.ts";

/** A part of a text, in UTF-16 offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** A call, or a list, in brackets. */
export interface Call {
  /** What stands before its bracket, as far as it is a name: `assertEquals` of `this.assertEquals(`; empty where nothing does. */
  readonly name: string;
  /** Where its bracket stands. */
  readonly open: number;
  /** What its commas part, without the blanks around it. */
  readonly parts: readonly Part[];
  /** Behind its closing bracket. */
  readonly end: number;
}

/** Where the bracket stands that is open at an offset; nothing where a statement begins before it, or it is far away. */
export function bracketBefore(text: string, at: number): number | undefined {
  const from = Math.max(0, at - FARTHEST);
  const before = text.slice(from, at);
  if (!/[([{]/.test(before)) return undefined;
  let depth = 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const sign = before[i] ?? "";
    if (QUOTES.includes(sign)) i = i === 0 ? -1 : before.lastIndexOf(sign, i - 1);
    else if (CLOSING.includes(sign)) depth++;
    else if (OPENING.includes(sign) && depth-- === 0) return from + i;
    else if (sign === ";") return undefined;
  }
  return undefined;
}

/** The name before a bracket. */
export function nameBefore(text: string, open: number): string {
  return matchAt(NAME, text, open)?.[1] ?? "";
}

/** The call whose bracket stands at an offset; nothing where it has no end nearby. */
export function callAt(text: string, open: number): Call | undefined {
  const within = text.slice(open, open + LONGEST);
  const parts: Part[] = [];
  let depth = 0;
  let start = open + 1;
  for (let i = 0; i < within.length; i++) {
    const sign = within[i] ?? "";
    if (QUOTES.includes(sign)) {
      i = quoteEnd(within, i);
    } else if (OPENING.includes(sign)) {
      depth++;
    } else if (CLOSING.includes(sign) ? --depth === 0 : sign === "," && depth === 1) {
      const part = trimmed(text, start, open + i);
      if (part.end > part.start) parts.push(part);
      start = open + i + 1;
      if (depth === 0) return { name: nameBefore(text, open), open, parts, end: start };
    } else if (sign === ";") {
      return undefined;
    }
  }
  return undefined;
}

function quoteEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== text[from]) at += text[at] === "\\" ? 2 : 1;
  return at;
}

function trimmed(text: string, from: number, to: number): Part {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  return { start, end: start + part.trim().length };
}

export const NAME = /(?<=([\w$]{1,60}[!?]?))/y;
const QUOTES = "\"'`";
const OPENING = "([{";
const CLOSING = ")]}";
/** In UTF-16 units. */
const FARTHEST = 300;
const LONGEST = 600;
