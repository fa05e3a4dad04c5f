import type { Block } from "./block.ts";
import { type Chunk, ofEach } from "./chunk.ts";
import { memoryKey } from "./memory.ts";

/** A list in block style below a key at the top of the file, whose items are blocks of their own. */
export interface BlockList {
  readonly key: Block;
  readonly name: string;
  readonly first: Block;
  readonly last: Block;
}

/** The name of the key at the top of the file that a block holds; a word that has no colon yet is none. */
export function keyIn({ kind, parsed: { tree } }: Block): string | undefined {
  if (kind === "item" || tree?.kind !== "map") return undefined;
  const key = tree.entries.at(-1)?.key;
  return key && (key.value === null ? key.source : String(key.value));
}

/** For each chunk the key below which the items at its beginning stand. */
export function keysAbove(chunks: readonly Chunk<Block>[]): readonly string[] {
  let key = "";
  return ofEach(chunks, PARTS, partsOf).map((parts) => {
    const above = key;
    key = parts.findLast(({ name }) => name !== undefined)?.name ?? key;
    return above;
  });
}

/** The key below which an item stands. */
export function keyAbove(block: Block, chunks: readonly Chunk<Block>[]): string {
  const at = chunks.findIndex(({ items }) => items.includes(block));
  const items = chunks[at]?.items ?? [];
  const own = items.slice(0, items.indexOf(block)).findLast((each) => keyIn(each) !== undefined);
  return (own && keyIn(own)) ?? keysAbove(chunks)[at] ?? "";
}

export function blockLists(chunks: readonly Chunk<Block>[]): readonly BlockList[] {
  const lists: BlockList[] = [];
  let open: Part | undefined;
  for (const part of ofEach(chunks, PARTS, partsOf).flat()) {
    if (part.key) open = part;
    const { key, name } = open ?? {};
    const [first, last] = [part.items[0], part.items.at(-1)];
    if (!key || name === undefined || !first || !last) continue;
    if (lists.at(-1)?.key === key) lists.push({ key, name, first: lists.pop()?.first ?? first, last });
    else lists.push({ key, name, first, last });
  }
  return lists;
}

/** The items below each key but `apis`, by the key's block. */
export function itemsOfOthers(chunks: readonly Chunk<Block>[]): ReadonlyMap<Block, readonly Block[]> {
  const found = new Map<Block, Block[]>();
  let open: Part | undefined;
  for (const part of ofEach(chunks, PARTS, partsOf).flat()) {
    if (part.key) open = part;
    if (!open?.key || open.name === "apis" || part.items.length === 0) continue;
    const items = found.get(open.key) ?? [];
    found.set(open.key, items);
    items.push(...part.items);
  }
  return found;
}

/** A key and what stands below it in one chunk; at the chunk's beginning, the items of a key further above. */
interface Part {
  readonly key: Block | undefined;
  readonly name: string | undefined;
  readonly items: Block[];
}

function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: Part[] = [{ key: undefined, name: undefined, items: [] }];
  for (const block of blocks) {
    const name = keyIn(block);
    if (name !== undefined) parts.push({ key: block, name, items: [] });
    else if (block.kind === "item") parts.at(-1)?.items.push(block);
  }
  return parts;
}

const PARTS = memoryKey<readonly Part[]>();
