import type { Block } from "../../document/block.ts";
import { type Change, change } from "./change.ts";
import { isBlank, linesOf } from "./lines.ts";

/** The changes of the last block, and one line break behind its last line. */
export function endOfFile(block: Block, changes: readonly Change[], lineBreak: string): readonly Change[] {
  const { text } = block;
  const last = linesOf(block).findLast((line) => !isBlank(line));
  if (last === undefined) return changes;
  const before = changes.filter(({ start }) => start < last.end);
  return [...before, ...change(text, last.end, text.length, lineBreak, last.number)];
}
