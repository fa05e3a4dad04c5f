import type { Block, BlockKind } from "./block.ts";
import { type Chunk, ofEach } from "./chunk.ts";
import { memoryKey } from "./memory.ts";
import { sum } from "./sum.ts";

/** What no file of the format has so many of; text that was pasted has. All of such a file is one block of this kind. */
export type TooMany = "too-many-keys" | "too-many-items" | "too-many-characters";

/** At the left edge of a file; a real one has a few. */
export const MOST_KEYS = 10_000;
/**
 * In the lists that are cut, all of them together; real files have up to some 10,000 APIs. What is made of the whole file in one go takes
 * a second at twice as many.
 */
export const MOST_ITEMS = 20_000;

/** Of the whole file, in UTF-16 units: thousands of APIs with all that the Dashboard shows. */
export const MOST_CHARACTERS = 12_000_000;

export function isTooMany(kind: BlockKind): kind is TooMany {
  return kind === "too-many-keys" || kind === "too-many-items" || kind === "too-many-characters";
}

/** The blocks as a list, or what they have too many of. No more of them are asked for than that needs. */
export function unlessTooMany(blocks: Iterable<Block>): readonly Block[] | TooMany {
  const all: Block[] = [];
  let [keys, items] = [0, 0];
  for (const block of blocks) {
    all.push(block);
    if (block.kind === "key" && ++keys > MOST_KEYS) return "too-many-keys";
    if (block.kind === "item" && ++items > MOST_ITEMS) return "too-many-items";
  }
  return all;
}

/** The same of a document's blocks, by what each chunk remembers. */
export function hasTooMany(chunks: readonly Chunk<Block>[]): boolean {
  const counts = ofEach(chunks, COUNTS, countsIn);
  return sum(counts, ({ keys }) => keys) > MOST_KEYS || sum(counts, ({ items }) => items) > MOST_ITEMS;
}

function countsIn(blocks: readonly Block[]): Counts {
  const count = (kind: BlockKind): number => blocks.filter((block) => block.kind === kind).length;
  return { keys: count("key"), items: count("item") };
}

interface Counts {
  readonly keys: number;
  readonly items: number;
}

const COUNTS = memoryKey<Counts>();
