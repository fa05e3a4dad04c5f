import type { Block } from "./block.ts";
import { type Chunk, chunkWith } from "./chunk.ts";
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

/** Where a chunk's blocks begin in it; counted once. */
export function placesIn(chunk: Chunk<Block>): Places {
  return chunk.remember(PLACES, () => {
    house(chunk);
    return summed(chunk.items.map(sizeOf));
  });
}

/** Where the chunks of a document begin in it, and by them each block. */
export interface DocumentPlaces extends Places {
  /** Of the chunks, as lines and columns together. */
  readonly starts: readonly { readonly line: number; readonly character: number }[];
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
  const { offsets, lines, columns, length, lineCount, rest } = summed(places);
  const counts: number[] = [];
  const numbers = new Map<Chunk<Block>, number>();
  let count = 0;
  for (const chunk of chunks) {
    numbers.set(chunk, counts.length);
    counts.push(count);
    count += chunk.items.length;
  }
  const placeAt = (at: number, index: number): Place => {
    const own = places[at];
    const offset = (offsets[at] ?? 0) + (own?.offsets[index] ?? 0);
    const below = own?.lines[index] ?? 0;
    const line = (lines[at] ?? 0) + below;
    const character = (own?.columns[index] ?? 0) + (below > 0 ? 0 : (columns[at] ?? 0));
    return { number: (counts[at] ?? 0) + index, start: { offset, line, character } };
  };
  return {
    length,
    lineCount,
    rest,
    offsets,
    lines,
    columns,
    starts: lines.map((line, at) => ({ line, character: columns[at] ?? 0 })),
    counts,
    find(block) {
      const home = homeOf(block);
      let at = home.chunk && numbers.get(home.chunk);
      if (at === undefined) {
        // Another document has it in another chunk. The one that is asked is the one in use.
        at = chunkWith(chunks, block);
        const chunk = chunks[at];
        if (chunk === undefined) return undefined;
        house(chunk);
      }
      return placeAt(at, home.index);
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

/** Where a block stands in the chunk that was last asked for; documents share blocks, so it may be none of this document's. */
interface Home {
  chunk: Chunk<Block> | undefined;
  index: number;
}

function homeOf(block: Block): Home {
  return block.remember(HOME, homeless);
}

function homeless(): Home {
  return { chunk: undefined, index: 0 };
}

function house(chunk: Chunk<Block>): void {
  chunk.items.forEach((block, index) => {
    const home = homeOf(block);
    home.chunk = chunk;
    home.index = index;
  });
}

const PLACES = memoryKey<Places>();
const HOME = memoryKey<Home>();
