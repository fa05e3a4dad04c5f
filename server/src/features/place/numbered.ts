import type { ApiEntry } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import { chunkWith } from "../../document/chunk.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { countOfApis, countsOfApis } from "../../document/read/listed-apis.ts";
import { sum } from "../../document/sum.ts";

/**
 * The number of the first API in a block, by which paths name it. It counts what blocks hold, read or not: whoever asks for what stands at
 * one place waits for no API but those of its chunk.
 */
export function firstNumberIn(block: Block, { document: { chunks } }: AuthApisFile): number {
  const at = chunkWith(chunks, block);
  const items = chunks[at]?.items ?? [];
  const above = items.slice(0, items.indexOf(block));
  return sum(countsOfApis(chunks.slice(0, Math.max(0, at))), Number) + sum(above, countOfApis);
}

/** The API with a number; `undefined` for one that can't be read. */
export function apiNumbered(number: number, file: AuthApisFile): ApiEntry | undefined {
  const { chunks } = file.document;
  let left = number;
  for (const [at, count] of countsOfApis(chunks).entries()) {
    if (left < count) return inChunk(left, at, file);
    left -= count;
  }
  return undefined;
}

function inChunk(number: number, at: number, file: AuthApisFile): ApiEntry | undefined {
  let left = number;
  for (const block of file.document.chunks[at]?.items ?? []) {
    const count = countOfApis(block);
    if (left < count) return apisOf(block, at, file)[left];
    left -= count;
  }
  return undefined;
}

/** The APIs of a block. */
export function apisIn(block: Block, file: AuthApisFile): readonly ApiEntry[] {
  return apisOf(block, chunkWith(file.document.chunks, block), file);
}

/** @param at - the number of the block's chunk, which is that of its APIs */
function apisOf(block: Block, at: number, file: AuthApisFile): readonly ApiEntry[] {
  return file.chunkAt(at).items.filter((entry) => entry.block === block);
}
