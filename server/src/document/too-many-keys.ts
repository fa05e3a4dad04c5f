import type { Block } from "./block.ts";
import { type Chunk, ofEach } from "./chunk.ts";
import { memoryKey } from "./memory.ts";

/** So many keys at its left edge no file of the format has; text that was pasted has them, and each is parsed by itself. */
export const MOST_KEYS = 10_000;

export function hasTooManyKeys(chunks: readonly Chunk<Block>[]): boolean {
  return ofEach(chunks, KEYS, keysIn).reduce((sum, count) => sum + count, 0) > MOST_KEYS;
}

function keysIn(blocks: readonly Block[]): number {
  return blocks.filter(({ kind }) => kind === "key").length;
}

const KEYS = memoryKey<number>();
