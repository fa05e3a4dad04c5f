import { lineAround } from "../lines.ts";
import { blanksBefore, dashesOf, hasContent, indentOf, withoutTabs } from "./indent.ts";
import type { Cure } from "./syntax-cures.ts";
import { DASH, OPENS, tabColumn } from "./tab-column.ts";

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
  const { column, isSure } = blanks.includes("\t")
    ? tabColumn(line, before, from)
    : { column: blanks.length, isSure: true };
  const put = " ".repeat(column) + spaced(dashes, column, from);
  const at = [start, start + blanks.length + dashes.length] as const;
  return { title: "Indent with spaces", at, text: put, ...(!isSure && { isGuess: true }) };
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

/** In signs. What stands further right is one more line of data, and its cure would be as long again. */
const LONGEST_INDENT = 1000;
/** In UTF-16 units. Of a text with many tabs, each looks no further. */
const FAR = 2000;
