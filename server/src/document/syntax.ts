import type { ErrorCode } from "yaml";

/** What is wrong with a block's syntax, in plain words, at offsets of the block's text. */
export interface SyntaxProblem {
  readonly code: ErrorCode | "unquoted-variable" | "unreadable";
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface ParseError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/**
 * One problem per line at most: what follows the first error of a line is nearly always its echo. Each spans something
 * that can be seen.
 */
export function describeSyntaxErrors(errors: readonly ParseError[], text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let last = -1;
  for (const error of errors) {
    const [start, end] = visible(error.pos[0], endOf(error, text), text);
    const line = text.lastIndexOf("\n", start - 1);
    if (line === last && problems.length > 0) continue;
    last = line;
    problems.push({ code: error.code, message: describe(error, text), start, end });
  }
  return problems;
}

/** Of a key that stands twice the parser names the first character alone. */
function endOf({ code, pos: [start, end] }: ParseError, text: string): number {
  return code === "DUPLICATE_KEY" ? start + (KEY.exec(text.slice(start, start + LONGEST_KEY))?.[0].length ?? 1) : end;
}

/** Moves a span off line ends, so that an editor has a character to underline. */
function visible(from: number, to: number, text: string): [number, number] {
  let start = Math.min(from, text.length);
  while (start > 0 && (start >= text.length || isLineEnd(text, start))) start--;
  let end = Math.max(start + 1, Math.min(to, text.length));
  const lineEnd = text.indexOf("\n", start + 1);
  if (lineEnd > 0 && end > lineEnd) end = lineEnd;
  return [start, Math.min(end, text.length)];
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}

function describe(error: ParseError, text: string): string {
  const [start, end] = [error.pos[0], endOf(error, text)];
  const token = text.slice(start, error.code === "DUPLICATE_KEY" ? end : Math.min(end, start + 20)).trim();
  switch (error.code) {
    case "DUPLICATE_KEY":
      return `The key ${token === "" ? "here" : `"${token.replaceAll(/^["']|["']$/g, "")}"`} stands twice in this map. Only one value can hold: remove or merge one.`;
    case "TAB_AS_INDENT":
      return "A tab can't indent YAML. Use spaces.";
    case "MULTILINE_IMPLICIT_KEY":
      return "A key must stand on one line, with a colon and its value behind it.";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "Two keys on one line. Put each key on a line of its own, or quote a value that contains a colon.";
    case "BAD_ALIAS":
      return "An alias must name an anchor: *name.";
    case "MISSING_CHAR":
      return missing(error.message);
    case "BAD_INDENT":
      return error.message.startsWith("Flow")
        ? "A bracket is opened here and not closed, or its content isn't indented far enough."
        : "This line's indentation fits no list or map above it.";
    case "UNEXPECTED_TOKEN":
      return `${token === "" ? "Something" : `"${token}"`} can't stand here. Check the indentation and the quotes before it.`;
    default:
      return `${error.message.replace(/\.$/, "")}.`;
  }
}

function missing(message: string): string {
  if (message.includes("quote")) return "A quote is opened and not closed.";
  if (message.startsWith("Implicit map keys")) return "A key needs a colon and a space behind it: `key: value`.";
  if (message.startsWith("Sequence item")) return "A list item needs `- ` before it.";
  return `${message.replace(/\.$/, "")}.`;
}

const KEY = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]+?)(?=\s*:)/;
const LONGEST_KEY = 100;
