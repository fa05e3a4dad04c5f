import type { ApiEntry } from "../document/api.ts";
import type { Chunk } from "../document/chunk.ts";
import type { AuthApisFile } from "../document/file.ts";
import type { Range } from "../document/document.ts";

/**
 * A long answer in pieces, each of one API or block, the pieces of a chunk together: an edit makes new ones where it changes
 * something, all others are the same objects as in the answer before.
 */
export type Pieces<T> = readonly (readonly (readonly T[])[])[];

/** A chunk's APIs, and where they stand. */
export interface Placed {
  /** The number of the chunk, among those of the document's blocks as well. */
  readonly at: number;
  readonly chunk: Chunk<ApiEntry>;
  /** The number of the line with which the chunk begins. */
  readonly line: number;
  /** How many APIs stand before. */
  readonly before: number;
}

/** All chunks, or those with a line of the range. */
export function placed({ chunks, document: { chunkLines } }: AuthApisFile, range?: Range): readonly Placed[] {
  let before = 0;
  return chunks.flatMap((chunk, at) => {
    const line = chunkLines[at] ?? 0;
    const isNear = !range || (line <= range.end.line && (chunkLines[at + 1] ?? Infinity) >= range.start.line);
    before += chunk.items.length;
    return isNear ? [{ at, chunk, line, before: before - chunk.items.length }] : [];
  });
}
