import type { ErrorCode } from "yaml";
import { lineAt, lineStarts } from "./lines.ts";

/** What is wrong with a block's syntax, in plain words, at offsets of the block's text. */
export interface SyntaxProblem {
  readonly code: ErrorCode | "unquoted-variable" | "unreadable" | "below-value";
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** As `yaml` reports it; `DUPLICATE_KEY` has the key as its message. */
export interface ParseError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [number, number];
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
    const [start, end] = visible(error.pos[0], error.pos[1], text, lines);
    const line = lineAt(lines, start);
    if (line === last) continue;
    last = line;
    problems.push({ code: error.code, message: describe(error, text), start, end });
    if (problems.length === MOST) break;
  }
  return problems;
}

/** What is wrong with a list below a key that has its value already: the first item says it, with its dash. */
export function belowValue(dash: number): SyntaxProblem {
  const message =
    "The key above has a value already, so no list can stand below it. Remove that value, or the key if it isn't meant.";
  return { code: "below-value", message, start: dash, end: dash + 1 };
}

/** Moves a span off line ends and to whole characters, so that an editor has one to underline. */
function visible(from: number, to: number, text: string, lines: readonly number[]): [number, number] {
  let start = Math.min(from, text.length);
  while (start > 0 && (start >= text.length || isLineEnd(text, start))) start--;
  let lineEnd = lines[lineAt(lines, start) + 1] ?? text.length;
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

function describe({ code, message, pos: [start, end] }: ParseError, text: string): string {
  const token = text.slice(start, Math.min(end, start + 20)).trim();
  switch (code) {
    case "DUPLICATE_KEY":
      return `The key "${message}" stands twice in this map. Only one value can hold: remove or merge one.`;
    case "TAB_AS_INDENT":
      return "A tab can't indent YAML. Use spaces.";
    case "MULTILINE_IMPLICIT_KEY":
      return "A key must stand on one line, with a colon and its value behind it.";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "Two keys on one line. Put each key on a line of its own, or quote a value that contains a colon.";
    case "BAD_ALIAS":
      return "An alias must name an anchor: *name.";
    case "MISSING_CHAR":
      return missing(message);
    case "BAD_INDENT":
      return message.startsWith("Flow")
        ? "A bracket is opened here and not closed, or its content isn't indented far enough."
        : "This line's indentation fits no list or map above it.";
    case "UNEXPECTED_TOKEN":
      return `${token === "" ? "Something" : `"${token}"`} can't stand here. Check the indentation and the quotes before it.`;
    default:
      return `${message.replace(/\.$/, "")}.`;
  }
}

function missing(message: string): string {
  if (message.includes("quote")) return "A quote is opened and not closed.";
  if (message.startsWith("Implicit map keys")) return "A key needs a colon and a space behind it: `key: value`.";
  if (message.startsWith("Sequence item")) return "A list item needs `- ` before it.";
  return `${message.replace(/\.$/, "")}.`;
}

/** An editor shows no more, and nobody reads them. */
const MOST = 200;
