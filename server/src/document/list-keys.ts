import type { Block } from "./block.ts";
import { type Chunk, chunkWith, ofEach } from "./chunk.ts";
import { takesItems } from "./cut/cut.ts";
import { memoryKey } from "./memory.ts";
import { keyName } from "./parse/tree.ts";

/** A list below a key at the top of the file, whose items are blocks of their own. */
export interface BlockList {
  readonly key: Block;
  readonly first: Block;
  readonly last: Block;
}

/** The name of the key at the top of the file that a block holds, and below which items may follow (`takesItems`). */
export function keyIn(block: Block): string | undefined {
  // An item isn't parsed for it.
  const tree = block.kind === "item" ? undefined : block.parsed.tree;
  if (tree?.kind !== "map" || !block.remember(TAKES_ITEMS, takesItems)) return undefined;
  const key = tree.entries.at(-1)?.key;
  return key && keyName(key);
}

/** For each chunk the key below which the items at its beginning stand. */
export function keysAbove(chunks: readonly Chunk<Block>[]): readonly string[] {
  let key = "";
  return ofEach(chunks, PARTS, partsOf).map((parts) => {
    const above = key;
    key = parts.at(-1)?.key?.name ?? key;
    return above;
  });
}

/** The key below which an item stands. */
export function keyAbove(block: Block, chunks: readonly Chunk<Block>[]): string {
  const at = chunkWith(chunks, block);
  const items = chunks[at]?.items ?? [];
  const own = items.slice(0, items.indexOf(block)).findLast((each) => keyIn(each) !== undefined);
  return (own && keyIn(own)) ?? keysAbove(chunks)[at] ?? "";
}

/** All such lists, in the order of the text. */
export function blockLists(chunks: readonly Chunk<Block>[]): readonly BlockList[] {
  const lists: GrowingList[] = [];
  eachPart(chunks, ({ block }, items) => {
    const [first, last] = [items[0], items.at(-1)];
    if (!first || !last) return;
    const open = lists.at(-1);
    if (open?.key === block) open.last = last;
    else lists.push({ key: block, first, last });
  });
  return lists;
}

interface GrowingList extends BlockList {
  last: Block;
}

/** The items below each key but `apis`, by the key's block. */
export function itemsOfOthers(chunks: readonly Chunk<Block>[]): ReadonlyMap<Block, readonly Block[]> {
  const found = new Map<Block, Block[]>();
  eachPart(chunks, ({ block, name }, items) => {
    if (name === "apis") return;
    const known = found.get(block);
    if (known) known.push(...items);
    else found.set(block, [...items]);
  });
  return found;
}

/** What stands below a key in one chunk; at the chunk's beginning that key stands further above. */
interface Part {
  readonly key: ListKey | undefined;
  readonly items: Block[];
}

interface ListKey {
  readonly block: Block;
  readonly name: string;
}

/** Shows the items below each key, chunk by chunk: each edit looks at all chunks, so nothing is put together for it. */
function eachPart(chunks: readonly Chunk<Block>[], show: (key: ListKey, items: readonly Block[]) => void): void {
  let key: ListKey | undefined;
  const showPart = (part: Part): void => {
    key = part.key ?? key;
    if (key && part.items.length > 0) show(key, part.items);
  };
  ofEach(chunks, PARTS, partsOf).forEach((parts) => parts.forEach(showPart));
}

function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: Part[] = [{ key: undefined, items: [] }];
  for (const block of blocks) {
    const name = keyIn(block);
    if (name !== undefined) parts.push({ key: { block, name }, items: [] });
    else if (block.kind === "item") parts.at(-1)?.items.push(block);
  }
  return parts;
}

const TAKES_ITEMS = memoryKey<boolean>();
const PARTS = memoryKey<readonly Part[]>();
