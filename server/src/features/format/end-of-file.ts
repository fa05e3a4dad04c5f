import type { Block } from "../../document/block.ts";
import { type Change, change } from "./change.ts";
import { keepsMeaning } from "./format-block.ts";
import { isBlank, linesOf } from "./lines.ts";

/** The changes of the last block, and one line break behind its last line, if that can be. */
export function endOfFile(block: Block, changes: readonly Change[], lineBreak: string): readonly Change[] {
  const { text, parsed } = block;
  const last = linesOf(block).findLast((line) => !isBlank(line));
  if (last === undefined || parsed.tree === undefined || parsed.problems.length > 0) return changes;
  const before = changes.filter(({ start }) => start < last.end);
  const all = [...before, ...change(text, last.end, text.length, lineBreak, last.number)];
  return keepsMeaning(block, all) ? all : changes;
}
