import type { Block } from "./block.ts";
import type { Chunk } from "./chunk.ts";
import { memoryKey } from "./memory.ts";

/** Where blocks begin, counted from the start of a chunk or of a document: as offsets, as lines. */
interface Places {
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
  /** Of all together. */
  readonly length: number;
  readonly lineCount: number;
}

/** Where the blocks of one chunk begin in it. */
export interface ChunkPlaces extends Places {
  indexOf(block: Block): number | undefined;
}

/** Where a chunk's blocks begin in it; counted once. */
export function placesIn(chunk: Chunk<Block>): ChunkPlaces {
  return chunk.remember(PLACES, () => {
    const indices = new Map(chunk.items.map((block, at) => [block, at]));
    for (const block of chunk.items) homeOf(block).chunk = chunk;
    const sizes = chunk.items.map(({ text, lines }) => ({ length: text.length, lineCount: lines.length - 1 }));
    return { ...summed(sizes), indexOf: (block) => indices.get(block) };
  });
}

/** Where the chunks of a document begin in it, and by them each block. */
export interface DocumentPlaces extends Places {
  /** The number of each chunk's first block. */
  readonly counts: readonly number[];
  find(block: Block): Place | undefined;
}

/** Where a block stands in a document. */
interface Place {
  /** Among all blocks. */
  readonly number: number;
  readonly start: { readonly offset: number; readonly line: number };
}

/** Where everything of a document begins, put together from what its chunks remember. */
export function placesOf(chunks: readonly Chunk<Block>[]): DocumentPlaces {
  const places = chunks.map(placesIn);
  const { offsets, lines, ...all } = summed(places);
  const counts: number[] = [];
  let count = 0;
  for (const { items } of chunks) {
    counts.push(count);
    count += items.length;
  }
  const numbers = new Map(chunks.map((chunk, at) => [chunk, at]));
  const inChunk = (block: Block, chunk: Chunk<Block> | undefined): Place | undefined => {
    const at = chunk && numbers.get(chunk);
    if (chunk === undefined || at === undefined) return undefined;
    const own = places[at];
    const index = own?.indexOf(block);
    if (own === undefined || index === undefined) return undefined;
    const offset = (offsets[at] ?? 0) + (own.offsets[index] ?? 0);
    const line = (lines[at] ?? 0) + (own.lines[index] ?? 0);
    return { number: (counts[at] ?? 0) + index, start: { offset, line } };
  };
  return {
    ...all,
    offsets,
    lines,
    counts,
    find(block) {
      const home = homeOf(block);
      const known = inChunk(block, home.chunk);
      if (known) return known;
      // Another document has it in another chunk. The one that is asked is the one in use.
      const chunk = chunks.find((each) => inChunk(block, each));
      if (chunk) home.chunk = chunk;
      return inChunk(block, chunk);
    },
  };
}

function summed(sizes: readonly { readonly length: number; readonly lineCount: number }[]): Places {
  const offsets: number[] = [];
  const lines: number[] = [];
  let length = 0;
  let lineCount = 0;
  for (const size of sizes) {
    offsets.push(length);
    lines.push(lineCount);
    length += size.length;
    lineCount += size.lineCount;
  }
  return { offsets, lines, length, lineCount };
}

/** The chunk with a block that was last asked for it; documents share blocks, so it may be none of this document's. */
function homeOf(block: Block): { chunk?: Chunk<Block> } {
  return block.remember(HOME, () => ({}));
}

const PLACES = memoryKey<ChunkPlaces>();
const HOME = memoryKey<{ chunk?: Chunk<Block> }>();
