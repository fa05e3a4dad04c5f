import { lineAround } from "../lines.ts";
import { blanksBefore, dashesOf, hasContent, indentOf, keyColumn, STEP, withoutTabs } from "./indent.ts";
import type { Cure } from "./syntax-cures.ts";

/**
 * Spaces for what stands before a line's key with a tab there, to the column of its neighbours; nothing for what nobody has indented.
 *
 * @param offset - anywhere in the line
 */
export function withSpaces(text: string, offset: number): Cure | undefined {
  const { start, text: line } = lineAround(text, offset);
  const [blanks, dashes] = [blanksBefore(line), dashesOf(line)];
  if (blanks.length + dashes.length > LONGEST_INDENT) return undefined;
  const before = text.slice(Math.max(0, start - FAR), start);
  const from = text.slice(start, start + FAR);
  const column = blanks.includes("\t") ? columnFor(line, before, from) : blanks.length;
  const put = " ".repeat(column) + spaced(dashes, column, from);
  return { title: "Indent with spaces", at: [start, start + blanks.length + dashes.length], text: put };
}

/** Dashes at a column with spaces behind them: with so many that the key stands at the column of the line below, if that goes on there. */
function spaced(dashes: string, column: number, from: string): string {
  if (!dashes.includes("\t")) return dashes;
  const single = withoutTabs(dashes);
  const [line = "", ...others] = from.split("\n");
  const below = OPENS.test(line) ? undefined : others.find(hasContent);
  const isNext = below !== undefined && !blanksBefore(below).includes("\t") && !DASH.test(below);
  return isNext ? single.padEnd(indentOf(below) - column) : single;
}

function columnFor(line: string, before: string, from: string): number {
  const isLike = (other: string): boolean => blanksBefore(other) === blanksBefore(line);
  const above = before.split("\n").slice(0, -1).filter(hasContent).reverse();
  const head = above.find((other) => !isLike(other));
  if (head === undefined) return indentOf(line);
  const isItem = DASH.test(line);
  if (!OPENS.test(head)) return isItem ? (above.find(isPlainItem) ?? head).search(/\S/) : keyColumn(head);
  const parent = keyColumn(head);
  const below = from
    .split("\n")
    .slice(1)
    .filter(hasContent)
    .find((other) => !isLike(other));
  const column = below === undefined ? 0 : indentOf(below);
  if (below !== undefined && column > parent && DASH.test(below) === isItem) return column;
  const outer = above.slice(above.indexOf(head)).find((other) => indentOf(other) < indentOf(head));
  return parent + (outer === undefined ? STEP : indentOf(head) - indentOf(outer));
}

function isPlainItem(line: string): boolean {
  return DASH.test(line) && !blanksBefore(line).includes("\t");
}

const DASH = /^\s*-(?:\s|$)/;
/** Does a line end with its key, so that what is indented below it is its value? */
const OPENS = /(?::|^\s*-)(?:\s+[&!]\S+)?\s*(?:\s#.*)?$/;
/** In signs. What stands further right is one more line of data, and its cure would be as long again. */
const LONGEST_INDENT = 1000;
/** In UTF-16 units. Of a text with many tabs, each looks no further. */
const FAR = 2000;
