import type { ErrorCode } from "yaml";
import { lastUpTo, lineStarts } from "../lines.ts";
import { OPEN_BRACKET } from "./bracket-words.ts";
import { placed } from "./error-place.ts";
import { WITHOUT_KEY } from "./list-without-key.ts";
import type { ParseError } from "./parse-error.ts";
import type { Cure } from "./syntax-cures.ts";
import { BELOW_TEXT, BRACKET_ABOVE, describe, NO_COLUMN, OPEN_QUOTE } from "./syntax-words.ts";

/** What is wrong with a block's syntax, in plain words, at offsets of the block's text. */
export interface SyntaxProblem {
  readonly code:
    | ErrorCode
    | "above-twice"
    | "unopened-quote"
    | "unquoted-variable"
    | "bare-template"
    | "lacks-brace"
    | "list-as-api"
    | "unreadable"
    | "below-value"
    | "torn-list"
    | "stray-line"
    | "unread-side";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Where what it makes unreadable begins, if that is on a line above. */
  readonly from?: number;
  readonly cure?: Cure;
}

/**
 * One problem per line at most: what follows the first error of a line is nearly always its echo. Each spans something
 * that can be seen. Of a text that is wrong all over, the first MOST.
 */
export function describeSyntaxErrors(errors: readonly ParseError[], text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  /** Line -> which problem shows there. */
  const shown = new Map<number, number>();
  if (errors.length === 0) return problems;
  const lines = lineStarts(text);
  const columnOf = (offset: number): number => offset - (lines[lastUpTo(lines, offset)] ?? 0);
  let last = -1;
  let opened = -1;
  let goesOn = false;
  const inOrder = errors.map((error) => placed(error, text)).sort((one, other) => one.pos[0] - other.pos[0]);
  const lost = inOrder.find(({ message }) => LOST.test(message))?.pos[0] ?? text.length;
  for (const error of inOrder) {
    const [from] = visible(error.pos[0], error.pos[1], text, lines);
    const line = lastUpTo(lines, from);
    if (line === last) continue;
    if ((lines[line] ?? 0) > lost) break;
    // A value that goes on below is an error at each of its lines.
    const isEcho = goesOn && line === last + 1 && error.code === "BLOCK_AS_IMPLICIT_KEY";
    last = line;
    if (isEcho) continue;
    const { message, at, cure } = describe(error, text);
    goesOn = error.code === "BLOCK_AS_IMPLICIT_KEY" && cure === undefined;
    const [start, end] = visible(at[0], at[1], text, lines);
    // Of brackets in one another, the innermost says it.
    if (message === OPEN_BRACKET ? start <= opened : message === BRACKET_ABOVE && opened >= 0) continue;
    if (message === OPEN_BRACKET) opened = start;
    const before = problems.at(-1);
    if (TOLD_ONCE.has(message) && before?.message === message && columnOf(before.start) === columnOf(start)) continue;
    const shownOn = lastUpTo(lines, start);
    const problem = { code: error.code, message, start, end, ...(line < shownOn && { from }), ...(cure && { cure }) };
    const told = shown.get(shownOn) ?? problems.length;
    shown.set(shownOn, told);
    if (told === problems.length || OPENS.has(message)) problems[told] = problem;
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
  return { code: "torn-list", message: TORN_LIST, start: dash, end: dash + 1 };
}

export const TORN_LIST =
  "The key above, at the left edge, ends the list to which this belongs. Indent that line as it was, or remove it.";

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

/** What else is wrong with a line comes of it. */
const OPENS = new Set([OPEN_QUOTE, OPEN_BRACKET]);
/** Of lines at one column, the first one says it. */
const TOLD_ONCE = new Set([NO_COLUMN, WITHOUT_KEY, BELOW_TEXT]);
/** Said of each word behind the place where `yaml` no longer knows what it reads. */
const LOST = /^Unexpected \S+ token in YAML (?:stream|document)/;
/** An editor shows no more, and nobody reads them. */
const MOST = 200;
