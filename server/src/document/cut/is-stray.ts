import type { Block } from "../block.ts";
import { apart, columnOf, isFlow, type LineState } from "./cut-state.ts";
import { type LineShape, lineShape, nextLine } from "./line-shape.ts";
import { isText, type Stray } from "./stray-line.ts";

/**
 * Does the block go on with a line that is no part of the file? With a word only where that tears apart what goes on below.
 *
 * @param nested - the column of the first line below the block's key; -1 where there is none, Infinity where it isn't known
 */
export function isStray(
  line: LineShape,
  state: LineState,
  nested: number,
  text: string,
  at: number,
): line is LineShape & { stray: Stray } {
  if (line.stray === undefined || state === "whole" || state === "rest") return false;
  if (!isText(line.stray)) return true;
  if (state === "start" || state === "opened") return false;
  const column = columnOf(apart(state).own) ?? 0;
  if (line.stray === "word") return goesOnBelow(state, column, text, nextLine(text, at));
  // At the column of what stands in a key, the lines below may be those of the key that lacks its colon.
  const least = column > 0 ? column : state === "root" ? Math.max(0, nested) : Infinity;
  return goesOnBelow(state, least, text, nextLine(text, at));
}

/** Does the next line that is a part of the file go on with the key or item above, since it stands deeper than a column? */
function goesOnBelow(state: LineState, least: number, text: string, from: number): boolean {
  const isInItem = columnOf(apart(state).own) !== undefined;
  for (let [at, left] = [from, MOST_PASSED]; at < text.length && left > 0; at = nextLine(text, at), left--) {
    const { kind, indent, dash, stray } = lineShape(text, at, false);
    if (kind === "blank" || kind === "comment" || stray !== undefined) continue;
    return indent > least && (isInItem || !dash);
  }
  return false;
}

/** Does a block begin with a word that is no key? Whether it does depends on what stands below, be that some blocks further down. */
export function beginsWithWord(block: Block | undefined): boolean {
  if (block?.kind !== "key" || isFlow(block.before)) return false;
  for (let at = 0; at < block.text.length; at = nextLine(block.text, at)) {
    const line = lineShape(block.text, at, false);
    if (line.kind === "content") return isText(line.stray);
  }
  return false;
}

/** Lines between a stray word and what goes on below it. */
export const MOST_PASSED = 50;
