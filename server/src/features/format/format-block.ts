import { Block } from "../../document/block.ts";
import { type Change, changed } from "./change.ts";
import { indentation } from "./indentation.ts";
import { same } from "./same.ts";
import { spaces } from "./spaces.ts";

/**
 * What must change in a block so that it is indented and spaced as usual; nothing but spaces, tabs and the lines at its end changes. This
 * is the folder's first file. A block with a syntax error stays as it is, and so does one whose meaning a change would touch.
 *
 * @param column - where its first key or dash shall stand; by default where it stands
 * @param wanted - in which lines changes may be made; all are, or none, of what stands before the lines
 */
export function formatBlock(
  block: Block,
  column?: number,
  wanted: (line: number) => boolean = () => true,
): readonly Change[] {
  const { tree, problems } = block.parsed;
  if (problems.length > 0 || tree === undefined) return NONE;
  const indents = indentation(tree, block, column);
  if (indents === undefined) return NONE;
  // Lines that hang together move together or not at all.
  const moving = indents.every(({ line }) => wanted(line)) ? indents : NONE;
  const all = [...moving, ...spaces(tree, block).filter(({ line }) => wanted(line))];
  return keepsMeaning(block, all) ? all : NONE;
}

/** Does a block say the same after the changes, in the same style and without a syntax error? */
export function keepsMeaning(block: Block, changes: readonly Change[]): boolean {
  if (changes.length === 0) return true;
  if (!areApart(changes)) return false;
  const after = new Block(block.kind, changed(block.text, changes), block.before).parsed;
  return after.problems.length === 0 && same(block.parsed.tree, after.tree);
}

/** What has an unusual form may be taken for two things at once. */
function areApart(changes: readonly Change[]): boolean {
  const inOrder = [...changes].sort((one, other) => one.start - other.start || one.end - other.end);
  return inOrder.every(({ start }, at) => start >= (inOrder[at - 1]?.end ?? 0) && start !== inOrder[at - 1]?.start);
}

const NONE: readonly never[] = [];
