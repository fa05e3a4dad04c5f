import { hasContent, indentOf, keyColumn } from "./indent.ts";
import type { SyntaxProblem } from "./syntax.ts";
import type { Cure } from "./syntax-cures.ts";

/** Lines with their ends. */
type Lines = readonly string[];

/**
 * What a text may be once one of its lines is mended, the likeliest first; each has as many lines. It shows what else is wrong, and isn't to
 * be offered: a line is taken away among others.
 *
 * @param at - the number of the line at which a problem shows
 * @param start - offset at which that line began when the problem was found
 */
export function* mendings(lines: Lines, at: number, problem: SyntaxProblem, start: number): Iterable<Lines> {
  const line = lines[at] ?? "";
  const above = lines.findLastIndex((other, number) => number < at && hasContent(other));
  const below = lines.findIndex((other, number) => number > at && hasContent(other));
  const [before = "", next = ""] = [lines[above], lines[below]];
  const { cure } = problem;
  if (cure?.text.includes("\n") && cure.at[0] === start) yield cured(lines, at, cure);
  if (/[[{]/.test(line.charAt(problem.start - start))) yield* closed(lines, at);
  for (const changed of lineMended(line, problem, start)) yield lines.with(at, changed);
  for (const changed of moved(line, before, next)) yield lines.with(at, changed);
  if (below >= 0) yield lines.with(below, indented(next, keyColumn(line)));
  const farther = lines.slice(0, Math.max(above, 0)).findLast(hasContent);
  for (const changed of above < 0 ? [] : moved(before, farther, line)) yield lines.with(above, changed);
  if (next) yield lines.with(at, asItem(line, next));
  if (before) yield lines.with(above, asItem(before, line));
  yield lines.with(at, /\r?\n?$/.exec(line)?.[0] ?? "");
}

/** With a cure of several whole lines. */
function cured(lines: Lines, at: number, { text }: Cure): Lines {
  const put = text.split("\n");
  const ends = lines.slice(at, at + put.length).map((line) => /\n?$/.exec(line)?.[0] ?? "");
  return lines.toSpliced(at, put.length, ...put.map((line, number) => line + (ends[number] ?? "")));
}

/**
 * With the first bracket closed below a line that its indentation shows to be open: a line stands further to the left than what the
 * bracket holds, and doesn't close it.
 */
function* closed(lines: Lines, at: number): Iterable<Lines> {
  const full = lines.flatMap((line, number) => (number >= at && hasContent(line) ? [number] : []));
  const columnOf = (number: number): number => indentOf(lines[number] ?? "");
  const open: number[] = [];
  for (const [place, number] of full.entries()) {
    const before = full[place - 1];
    while (open.length > 0 && columnOf(open.at(-1) ?? 0) >= columnOf(number)) {
      const opening = open.pop() ?? 0;
      const isClosing = /^\s*[\]}]/.test(lines[number] ?? "") && columnOf(opening) === columnOf(number);
      const closing = CLOSING.get((lines[opening] ?? "").trimEnd().slice(-1));
      if (isClosing || closing === undefined || before === undefined || before === opening) continue;
      yield lines.with(before, `${(lines[before] ?? "").trimEnd()}${closing}\n`);
      return;
    }
    open.push(number);
  }
}

/** With the problem's cure, without a bracket or tabs, or as a key alone. */
function* lineMended(line: string, { start: from, cure }: SyntaxProblem, start: number): Iterable<string> {
  const [cureFrom = -1, cureTo = -1] = (cure?.at ?? []).map((offset) => offset - start);
  if (cure && cureFrom >= 0 && cureTo < line.length) yield line.slice(0, cureFrom) + cure.text + line.slice(cureTo);
  const sign = from - start;
  if (/[[{\]}]/.test(line.charAt(sign))) yield line.slice(0, sign) + line.slice(sign + 1);
  if (line.includes("\t")) yield line.replaceAll("\t", " ");
  const key = KEY.exec(line)?.[0];
  if (key !== undefined) yield `${key}\n`;
}

/** Where its neighbours begin, or their keys; or so that its own key stands at the column of the line below. */
function moved(line: string, above = "", below = ""): readonly string[] {
  const dashes = keyColumn(line) - indentOf(line);
  const columns = new Set([indentOf(below) - dashes, indentOf(below), keyColumn(above), indentOf(above)]);
  columns.delete(indentOf(line));
  return [...columns].filter((column) => column >= 0).map((column) => indented(line, column));
}

/** With a dash instead of the signs at its beginning, so that the line below goes on with it. */
function asItem(line: string, below: string): string {
  return indented(`- ${line.replace(/^[^\w"']+/, "")}`, Math.max(0, indentOf(below) - 2));
}

function indented(line: string, column: number): string {
  return " ".repeat(column) + line.trimStart();
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["[", "],"],
  ["{", "},"],
]);
const KEY = /^\s*(?:- +)*["']?[A-Za-z_][\w-]*["']?:/;
