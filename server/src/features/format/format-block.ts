import { Block } from "../../document/block.ts";
import { cutFlow } from "../../document/cut/cut-flow.ts";
import { loneReturn } from "../../document/lines.ts";
import type { ParsedBlock } from "../../document/parse/parse.ts";
import type { Steps } from "../../document/steps.ts";
import { type Change, changed, inOrder } from "./change.ts";
import { endOfFile } from "./end-of-file.ts";
import { indentation } from "./indentation.ts";
import { same } from "./same.ts";
import { spaces } from "./spaces.ts";

/** How a block is to be formatted. */
export interface Wanted {
  /** Where its first key or dash shall stand; by default where it stands. */
  readonly column?: number | undefined;
  /** In which lines changes may be made; all are, or none, of what stands before the lines. By default in all. */
  readonly isWanted?: (line: number) => boolean;
  /** The line break with which it shall end, as the last block of a file. */
  readonly end?: string | undefined;
}

/**
 * What must change in a block so that it is indented and spaced as usual; nothing but spaces, tabs and the lines at its end changes. This
 * is the folder's first file. A block with a syntax error stays as it is, and so does one whose meaning a change would touch.
 */
export function* formatBlock(block: Block, { column, isWanted = always, end }: Wanted): Steps<readonly Change[]> {
  const { tree, problems } = yield* parsed(block);
  if (problems.length > 0 || tree === undefined || loneReturn(block.text) >= 0) return NONE;
  const indents = indentation(tree, block, column);
  yield;
  // Lines that hang together move together or not at all.
  const moving = indents?.every(({ line }) => isWanted(line)) ? indents : NONE;
  const all = indents ? [...moving, ...spaces(tree, block).filter(({ line }) => isWanted(line))] : NONE;
  yield;
  const ways = end === undefined ? [all] : [endOfFile(block, all, end), all, endOfFile(block, NONE, end)];
  for (const way of ways) if (yield* keepsMeaning(block, way)) return way;
  return NONE;
}

/** Does a block say the same after the changes, in the same style and without a syntax error? */
function* keepsMeaning(block: Block, changes: readonly Change[]): Steps<boolean> {
  if (changes.length === 0) return true;
  if (!areApart(changes)) return false;
  const after = new Block(block.kind, changed(block.text, changes), block.before);
  yield;
  if (block.parts.length > 0) return yield* partsKeepMeaning(block.parts, after);
  const { tree, problems } = after.parsed;
  return problems.length === 0 && same(block.parsed.tree, tree);
}

/** Each part that follows from the changes is read for a moment only: all together take as much memory as the file itself. */
function* partsKeepMeaning(parts: readonly Block[], after: Block): Steps<boolean> {
  let count = 0;
  for (const { kind, text, before } of cutFlow(after)) {
    const part = parts[count++];
    if (part?.kind !== kind || part.before !== before) return false;
    const { tree, problems } = new Block(kind, text, before).parsed;
    if (problems.length > 0 || !same(part.parsed.tree, tree)) return false;
    yield;
  }
  return count === parts.length;
}

/** What is put together of others is read part by part; what is wrong in a part is wrong in all of it. */
function* parsed(block: Block): Steps<ParsedBlock> {
  for (const part of block.parts) {
    if (part.parsed.problems.length > 0) return part.parsed;
    yield;
  }
  const whole = block.parsed;
  yield;
  return whole;
}

/** What has an unusual form may be taken for two things at once. */
function areApart(changes: readonly Change[]): boolean {
  const sorted = inOrder(changes);
  return sorted.every(({ start }, at) => start >= (sorted[at - 1]?.end ?? 0) && start !== sorted[at - 1]?.start);
}

const always = (): boolean => true;
const NONE: readonly never[] = [];
