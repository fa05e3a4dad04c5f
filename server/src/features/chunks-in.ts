import type { ApiEntry } from "../document/read/api.ts";
import type { Chunk } from "../document/chunk.ts";
import type { Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";

/** A chunk's APIs, and where they stand. */
export interface ChunkIn {
  /** The number of the chunk, among those of the document's blocks as well. */
  readonly at: number;
  readonly chunk: Chunk<ApiEntry>;
  /** The number of the line with which the chunk begins. */
  readonly line: number;
  /** How many APIs stand before. */
  readonly before: number;
}

/** All chunks of a file, or those with a line of the range. */
export function chunksIn({ chunks, document: { chunkLines } }: AuthApisFile, range?: Range): readonly ChunkIn[] {
  let before = 0;
  return chunks.flatMap((chunk, at) => {
    const line = chunkLines[at] ?? 0;
    const isNear = !range || (line <= range.end.line && (chunkLines[at + 1] ?? Infinity) >= range.start.line);
    before += chunk.items.length;
    return isNear ? [{ at, chunk, line, before: before - chunk.items.length }] : [];
  });
}
