import type { Block } from "../block.ts";
import { isFlow, sideOf } from "../cut/cut-state.ts";
import { MARK, ofTemplate } from "../foreign-words.ts";
import { nextLine } from "../cut/line-shape.ts";
import { isOfConflict, isText, sideBelow, type Stray, strayAt } from "../cut/stray-line.ts";
import { noColon } from "./no-colon.ts";
import type { ParsedBlock } from "./parse.ts";
import type { SyntaxProblem } from "./syntax.ts";

/** A line that is no part of the file, amid a block; the second side of a merge conflict with its mark is one. */
export interface StrayLines {
  readonly stray: Stray;
  readonly start: number;
  /** Where the next line begins. */
  readonly end: number;
  /** Where the mark or word ends. */
  readonly endOfMark: number;
  /** It has more lines than its mark, which are not read; or what stands below it needn't hold, as within brackets. */
  readonly isSide: boolean;
}

/** Those in a block. A word with which one begins is what the block holds, and in brackets there may be words and fences at column 0. */
export function straysIn(block: Block): readonly StrayLines[] {
  const { kind, text, before } = block;
  if (isInBrackets(block)) return marksIn(text);
  if (kind === "rest" || !AT_THE_EDGE.test(text)) return NONE;
  const found: Growing[] = [];
  let side = sideOf(before);
  let isFirst = kind === "key";
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = nextLine(text, at);
    // Where a byte order mark may stand.
    const start = at === 0 && text.startsWith("\uFEFF") ? 1 : at;
    const stray = isFirst ? undefined : strayAt(text, start);
    const last = found.at(-1);
    if (stray !== undefined && (side !== "theirs" || isOfConflict(stray))) {
      found.push(lineOf(text, stray, start, end));
      side = sideBelow(side, stray);
    } else if (side === "theirs" && last) [last.end, last.isSide] = [end, true];
    else if (isFirst) isFirst = !CONTENT.test(text.slice(at, end));
  }
  return found;
}

/** The marks of a merge conflict. Which items and entries stand between two of them the brackets don't tell, so both sides are read. */
function marksIn(text: string): readonly StrayLines[] {
  return [...text.matchAll(MARKS)].flatMap(({ index: start }) => {
    const stray = strayAt(text, start);
    return stray && isOfConflict(stray) ? [{ ...lineOf(text, stray, start, nextLine(text, start)), isSide: true }] : [];
  });
}

function isInBrackets({ kind, before }: Block): boolean {
  return isFlow(before) || kind === "whole";
}

interface Growing extends StrayLines {
  end: number;
  isSide: boolean;
}

/** The text with blank lines instead, as long as they are. */
function withoutStrays(text: string, strays: readonly StrayLines[]): string {
  if (strays.length === 0) return text;
  let [read, from] = ["", 0];
  for (const { start, end } of strays) {
    // A blank line above a text must not be indented further than that; of very many lines each would take its time.
    const blank = end - start > MOST_BLANK_LINES ? " " : "\n";
    read += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, blank);
    from = end;
  }
  return read + text.slice(from);
}

/** What is wrong with them. */
export function strayProblems(strays: readonly StrayLines[]): readonly SyntaxProblem[] {
  return strays.map(({ stray, start, end, endOfMark, isSide }) => ({
    code: isSide ? "unread-side" : "stray-line",
    message: MESSAGES[stray],
    start,
    end: endOfMark,
    ...(stray === "fence" && { cure: { title: "Remove this line", at: [start, end], text: "" } as const }),
  }));
}

/** Is it said of such a line? */
export function isStray({ code }: SyntaxProblem): boolean {
  return code === "stray-line" || code === "unread-side";
}

/**
 * Reads a block as if its stray lines weren't there. Lines with a template's mark alone are such wherever they stand, if it is they that are
 * wrong: behind a key or in a text they may mean something.
 */
export function readAmongStrays(block: Block, read: (text: string) => ParsedBlock): ParsedBlock {
  const strays = straysIn(block);
  const text = withoutStrays(block.text, strays);
  const parsed = isInBrackets(block) ? untilFirst(strays, read(text)) : read(text);
  const marks = parsed.problems.length > 0 ? templateLinesIn(text) : NONE;
  if (marks.length === 0) return amongStrays(parsed, strays, block.text);
  const without = read(withoutStrays(text, marks));
  if (without.problems.length >= parsed.problems.length) return amongStrays(parsed, strays, block.text);
  return amongStrays(without, [...strays, ...marks], block.text);
}

/** Both sides of a conflict seldom fit together: what is wrong from its first mark on isn't told. */
function untilFirst([mark]: readonly StrayLines[], parsed: ParsedBlock): ParsedBlock {
  if (mark === undefined) return parsed;
  return { ...parsed, problems: parsed.problems.filter(({ start }) => start < mark.start) };
}

function templateLinesIn(text: string): readonly StrayLines[] {
  return [...text.matchAll(TEMPLATE_LINES)].map(({ index: start, 0: line, 1: indent = "" }) => {
    return lineOf(text, "template", start + indent.length, start + line.length);
  });
}

/** What is wrong below a stray word may come of what that was to be: a key without its colon, which takes what stands below it. */
function amongStrays(parsed: ParsedBlock, strays: readonly StrayLines[], text: string): ParsedBlock {
  if (strays.length === 0) return parsed;
  const words = strays.filter(({ stray }) => isText(stray));
  const echoing = parsed.problems.filter(({ start }) => words.some(({ end }) => start >= end));
  const own = strayProblems(strays).map((problem): SyntaxProblem => {
    const { start, end } = problem;
    const isKey = echoing.some((each) => each.start > end) && words.some((each) => each.start === start);
    const [key] = (isKey && KEY.exec(text.slice(start, end))) || [];
    return key === undefined ? problem : { ...problem, ...asKey(start, key) };
  });
  const problems = [...parsed.problems, ...own].sort((one, other) => one.start - other.start);
  const echoes = () => new Set([...(parsed.echoes?.() ?? []), ...echoing]);
  return { ...parsed, problems, ...((parsed.echoes ?? echoing.length > 0) && { echoes }) };
}

function asKey(start: number, key: string): Pick<SyntaxProblem, "message" | "cure"> {
  const { message, cure } = noColon(start, key);
  return { message, ...(cure && { cure }) };
}

/** One alone, without what stands below it. */
function lineOf(text: string, stray: Stray, start: number, end: number): StrayLines {
  const line = text.slice(start, end);
  const comment = line.search(/\s#/);
  const endOfMark = start + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length;
  return { stray, start, end, endOfMark, isSide: false };
}

export const NO_KEY =
  "This is no key of the file. A file has keys such as `apis:` and `tenants:` at its left edge, each with a colon.";
const CONFLICT =
  "A merge conflict isn't resolved here. Keep what is meant of the two sides, and remove the lines of <, = and >.";
const MESSAGES: Readonly<Record<Stray, string>> = {
  "our side": CONFLICT,
  "their side": CONFLICT,
  "end of sides": CONFLICT,
  fence: "Three backticks are a mark of Markdown, which means nothing in this file. Remove this line.",
  template: ofTemplate("This line"),
  word: NO_KEY,
  "bare key": NO_KEY,
};
const AT_THE_EDGE = /^\uFEFF?[^\s#:?&*,-]/m;
const MARKS = /^(?:<{7}|={7}|>{7}|\|{7})/gm;
/** In UTF-16 units, each of which becomes a line. */
const MOST_BLANK_LINES = 5000;
const CONTENT = /^[ \t]*[^\s#]/;
const KEY = /^[A-Za-z_][\w-]*$/;
const TEMPLATE_LINES = new RegExp(String.raw`^([ \t]*)${MARK}(?:[ \t]+#[^\n]*|[ \t]*\r?)(?:\n|$)`, "gm");
const NONE: readonly never[] = [];
