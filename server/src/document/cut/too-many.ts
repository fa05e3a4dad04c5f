import type { Block, BlockKind } from "../block.ts";
import { type Chunk, ofEach } from "../chunk.ts";
import { skipBlank } from "./flow-words.ts";
import { memoryKey } from "../memory.ts";
import { sum } from "../sum.ts";

/** What no file of the format has so many of; text that was pasted has. All of such a file is one block of this kind. */
export type TooMany = "too-many-keys" | "too-many-items" | "too-many-characters" | "too-many-in-keys";

/** At the left edge of a file; a real one has a few. */
export const MOST_KEYS = 10_000;
/**
 * In the lists that are cut, all of them together; real files have up to some 10,000 APIs. What is made of the whole file in one go takes
 * a second at twice as many.
 */
export const MOST_ITEMS = 20_000;

/** Of the whole file, in UTF-16 units: thousands of APIs with all that the Dashboard shows. */
export const MOST_CHARACTERS = 12_000_000;

/**
 * Of what stands below keys, in UTF-16 units; items of lists that are cut, and what isn't read, don't count. All of it is read before anything
 * is told of the file, in two seconds at most. Of 200 tenants each may have 10,000.
 */
export const MOST_IN_KEYS = 2_000_000;

export function isTooMany(kind: BlockKind): kind is TooMany {
  return TOO_MANY.has(kind);
}

/** The blocks as a list, or what they have too many of. No more of them are asked for than that needs. */
export function unlessTooMany(blocks: Iterable<Block>): readonly Block[] | TooMany {
  const all: Block[] = [];
  let [keys, items, inKeys] = [0, 0, 0];
  for (const block of blocks) {
    all.push(block);
    if (block.kind === "key" && ++keys > MOST_KEYS) return "too-many-keys";
    if (block.kind === "item" && ++items > MOST_ITEMS) return "too-many-items";
    if ((inKeys += lengthInKey(block)) > MOST_IN_KEYS) return "too-many-in-keys";
  }
  return all;
}

/** The same of a document's blocks, by what each chunk remembers. */
export function hasTooMany(chunks: readonly Chunk<Block>[]): boolean {
  const counts = ofEach(chunks, COUNTS, countsIn);
  return (
    sum(counts, ({ keys }) => keys) > MOST_KEYS ||
    sum(counts, ({ items }) => items) > MOST_ITEMS ||
    sum(counts, ({ inKeys }) => inKeys) > MOST_IN_KEYS
  );
}

function countsIn(blocks: readonly Block[]): Counts {
  const count = (kind: BlockKind): number => blocks.filter((block) => block.kind === kind).length;
  return { keys: count("key"), items: count("item"), inKeys: sum(blocks, lengthInKey) };
}

/** Without the comments above it. */
function lengthInKey(block: Block): number {
  return block.kind === "key" && !block.isIgnored ? block.text.length - skipBlank(block.text, 0) : 0;
}

interface Counts {
  readonly keys: number;
  readonly items: number;
  readonly inKeys: number;
}

const TOO_MANY: ReadonlySet<BlockKind> = new Set<TooMany>([
  "too-many-keys",
  "too-many-items",
  "too-many-characters",
  "too-many-in-keys",
]);
const COUNTS = memoryKey<Counts>();
