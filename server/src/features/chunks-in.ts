import type { ApiEntry } from "../document/read/api.ts";
import type { Chunk } from "../document/chunk.ts";
import type { Position } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";

/** A chunk's APIs, and where they stand. */
export interface ChunkIn {
  readonly chunk: Chunk<ApiEntry>;
  /** Where the chunk begins. */
  readonly start: Position;
  /** How many APIs stand before. */
  readonly before: number;
}

/** All chunks of a file. */
export function chunksIn({ chunks, document: { chunkStarts } }: AuthApisFile): readonly ChunkIn[] {
  let before = 0;
  return chunks.map((chunk, at) => {
    const placed = { chunk, start: chunkStarts[at] ?? { line: 0, character: 0 }, before };
    before += chunk.items.length;
    return placed;
  });
}
