import type { ErrorCode } from "yaml";
import { lastUpTo, lineStarts } from "../lines.ts";
import { type Cure, describe, OPEN_QUOTE, type ParseError } from "./syntax-words.ts";

/** What is wrong with a block's syntax, in plain words, at offsets of the block's text. */
export interface SyntaxProblem {
  readonly code: ErrorCode | "unquoted-variable" | "bare-template" | "unreadable" | "below-value" | "torn-list";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly cure?: Cure;
}

/**
 * One problem per line at most: what follows the first error of a line is nearly always its echo. Each spans something
 * that can be seen. Of a text that is wrong all over, the first MOST.
 */
export function describeSyntaxErrors(errors: readonly ParseError[], text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  if (errors.length === 0) return problems;
  const lines = lineStarts(text);
  let last = -1;
  for (const error of [...errors].sort((one, other) => one.pos[0] - other.pos[0])) {
    const [from] = visible(error.pos[0], error.pos[1], text, lines);
    const line = lastUpTo(lines, from);
    if (line === last) continue;
    last = line;
    const { message, at, cure } = describe(error, text);
    const [start, end] = visible(at[0], at[1], text, lines);
    problems.push({ code: error.code, message, start, end, ...(cure && { cure }) });
    if (problems.length === MOST || message === OPEN_QUOTE) break;
  }
  return problems;
}

/** What is wrong with a list below a key that has its value already: the first item says it, with its dash. */
export function belowValue(dash: number): SyntaxProblem {
  const message =
    "The key above has a value already, so no list can stand below it. Remove that value, or the key if it isn't meant.";
  return { code: "below-value", message, start: dash, end: dash + 1 };
}

/** What is wrong with a list that a line at the left edge has torn apart: the first item after it says it, with its dash. */
export function tornList(dash: number): SyntaxProblem {
  const message =
    "The key above, at the left edge, ends the list to which this belongs. Indent that line as it was, or remove it.";
  return { code: "torn-list", message, start: dash, end: dash + 1 };
}

/** Moves a span off line ends and to whole characters, so that an editor has one to underline. */
function visible(from: number, to: number, text: string, lines: readonly number[]): [number, number] {
  let start = Math.min(from, text.length);
  while (start > 0 && (start >= text.length || isLineEnd(text, start))) start--;
  let lineEnd = lines[lastUpTo(lines, start) + 1] ?? text.length;
  while (lineEnd > start + 1 && isLineEnd(text, lineEnd - 1)) lineEnd--;
  if (isInside(text, start)) start--;
  const end = Math.min(Math.max(start + 1, to), lineEnd);
  return [start, isInside(text, end) ? end + 1 : end];
}

/** Between the two halves of a character beyond U+FFFF. */
function isInside(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}

/** An editor shows no more, and nobody reads them. */
const MOST = 200;
