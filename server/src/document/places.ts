import type { Block } from "./block.ts";
import type { Chunk } from "./chunk.ts";
import { memoryKey } from "./memory.ts";

/** How long a text is: in UTF-16 units, in line breaks, and in units behind the last of these. */
interface Size {
  readonly length: number;
  readonly lineCount: number;
  readonly rest: number;
}

/** Where blocks begin, counted from the start of a chunk or of a document: as offsets, as lines and columns. The size is that of all. */
interface Places extends Size {
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
  readonly columns: readonly number[];
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
    return { ...summed(chunk.items.map(sizeOf)), indexOf: (block) => indices.get(block) };
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
  readonly start: { readonly offset: number; readonly line: number; readonly character: number };
}

/** Where everything of a document begins, put together from what its chunks remember. */
export function placesOf(chunks: readonly Chunk<Block>[]): DocumentPlaces {
  const places = chunks.map(placesIn);
  const { offsets, lines, columns, ...all } = summed(places);
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
    const below = own.lines[index] ?? 0;
    const line = (lines[at] ?? 0) + below;
    const character = (own.columns[index] ?? 0) + (below > 0 ? 0 : (columns[at] ?? 0));
    return { number: (counts[at] ?? 0) + index, start: { offset, line, character } };
  };
  return {
    ...all,
    offsets,
    lines,
    columns,
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

function sizeOf({ text, lines }: Block): Size {
  return { length: text.length, lineCount: lines.length - 1, rest: text.length - (lines.at(-1) ?? 0) };
}

function summed(sizes: readonly Size[]): Places {
  const [offsets, lines, columns]: [number[], number[], number[]] = [[], [], []];
  let [length, lineCount, rest] = [0, 0, 0];
  for (const size of sizes) {
    offsets.push(length);
    lines.push(lineCount);
    columns.push(rest);
    length += size.length;
    lineCount += size.lineCount;
    rest = size.rest + (size.lineCount > 0 ? 0 : rest);
  }
  return { offsets, lines, columns, length, lineCount, rest };
}

/** The chunk with a block that was last asked for it; documents share blocks, so it may be none of this document's. */
function homeOf(block: Block): { chunk?: Chunk<Block> } {
  return block.remember(HOME, () => ({}));
}

const PLACES = memoryKey<ChunkPlaces>();
const HOME = memoryKey<{ chunk?: Chunk<Block> }>();
