import type { Block } from "../block.ts";
import { type Chunk, ofEach } from "../chunk.ts";
import { memoryKey } from "../memory.ts";
import { partsIn } from "../parse/too-long.ts";
import { sum } from "../sum.ts";
import type { Tree } from "../parse/tree.ts";

/** The items of `apis` that are read: an item block has one; where the list was not cut, they stand under its key. */
export function readApis(block: Block): readonly Tree[] {
  return listedApis(block).slice(0, MOST_UNCUT);
}

/** The APIs of a list that is one block which are not read, since there are too many. */
export function unreadApis(block: Block): readonly Tree[] {
  return listedApis(block).slice(MOST_UNCUT);
}

/** All of them. */
function listedApis(block: Block): readonly Tree[] {
  const root = block.parsed.tree;
  const under = root?.kind === "map" ? root.entries.find(({ key }) => key.value === "apis")?.value : undefined;
  const list = block.kind === "item" ? root : under;
  return list?.kind === "list" ? list.items : [];
}

/** How many APIs a block holds, or may hold: an item of another list counts as well, since that is quicker to see. */
export function countOfApis(block: Block): number {
  return block.kind === "item" ? 1 : listedApis(block).length;
}

/** The same of each chunk. */
export function countsOfApis(chunks: readonly Chunk<Block>[]): readonly number[] {
  return ofEach(chunks, COUNT, (blocks) => sum(blocks, countOfApis));
}

/** How long a block is, in lines and commas. */
export function partsOf(block: Block): number {
  return block.remember(PARTS, ({ text }) => partsIn(text, 0, text.length));
}

/** Each edit reads them all again. */
export const MOST_UNCUT = 5000;
const COUNT = memoryKey<number>();
const PARTS = memoryKey<number>();
