import type { ApiEntry } from "../document/read/api.ts";
import type { Chunk } from "../document/chunk.ts";
import type { Position, Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";

/** A chunk's APIs, and where they stand. */
export interface ChunkIn {
  /** The number of the chunk, among those of the document's blocks as well. */
  readonly at: number;
  readonly chunk: Chunk<ApiEntry>;
  /** Where the chunk begins. */
  readonly start: Position;
  /** How many APIs stand before. */
  readonly before: number;
}

/** All chunks of a file, or those with a line of the range. */
export function chunksIn({ chunks, document: { chunkStarts } }: AuthApisFile, range?: Range): readonly ChunkIn[] {
  let before = 0;
  return chunks.flatMap((chunk, at) => {
    const start = chunkStarts[at] ?? { line: 0, character: 0 };
    const isNear =
      !range || (start.line <= range.end.line && (chunkStarts[at + 1]?.line ?? Infinity) >= range.start.line);
    before += chunk.items.length;
    return isNear ? [{ at, chunk, start, before: before - chunk.items.length }] : [];
  });
}
