import type { ApiEntry } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Chunk } from "../document/chunk.ts";
import { type Key, type Latest, type Memory, memoryKey } from "../document/memory.ts";

/**
 * A long answer in pieces, each of one API or block, the pieces of a chunk together: an edit makes new ones where it changes
 * something, all others are the same objects as in the answer before.
 */
export type Pieces<T> = readonly PiecesOfChunk<T>[];
export type PiecesOfChunk<T> = readonly (readonly T[])[];

/** Under which they are remembered: one constant object for each kind of answer. */
export interface PieceKeys<T> {
  readonly ofChunk: Key<Latest<PiecesOfChunk<T>>>;
  readonly ofItem: Key<Latest<readonly T[]>>;
  /** Of pieces of APIs: whether one is alone, whether all of a chunk are, and one object as long as `by` is the same. */
  readonly alone: Key<boolean>;
  readonly allAlone: Key<boolean>;
  readonly same: Key<Latest<object>>;
}

export function pieceKeys<T>(): PieceKeys<T> {
  return { ofChunk: memoryKey(), ofItem: memoryKey(), alone: memoryKey(), allAlone: memoryKey(), same: memoryKey() };
}

/** A piece, and all that it depends on besides its item. */
export interface Piece<T> {
  readonly by: readonly unknown[];
  readonly make: () => readonly T[];
}

/**
 * The pieces of a chunk's items.
 *
 * @param by - what all of them depend on besides the items
 */
export function piecesOfChunk<I extends Memory, T>(
  chunk: Chunk<I>,
  keys: PieceKeys<T>,
  by: readonly unknown[],
  pieceOf: (item: I, at: number) => Piece<T>,
): PiecesOfChunk<T> {
  return chunk.latest(keys.ofChunk, by, () =>
    chunk.items.map((item, at) => {
      const piece = pieceOf(item, at);
      return item.latest(keys.ofItem, piece.by, piece.make);
    }),
  );
}

/** How the pieces of a file's APIs are made. */
export interface Making<T> {
  readonly keys: PieceKeys<T>;
  /** What they depend on besides the APIs and the places at which these stand. */
  readonly by: readonly unknown[];
  /**
   * Does an API's piece name no place in other blocks, as what an alias brings does? Else it is made anew for each document. Asked once
   * of each API.
   */
  readonly isAlone: (entry: ApiEntry) => boolean;
  /** @param number - of the API, from 0 */
  readonly make: (entry: ApiEntry, number: number) => readonly T[];
}

/** The pieces of a file's APIs, chunk by chunk. */
export function* piecesOf<T>(file: AuthApisFile, { keys, by, isAlone, make }: Making<T>): Iterable<PiecesOfChunk<T>> {
  const { document, kept, chunks } = file;
  // One object stands for all that is the same for every API.
  const same = kept.latest(keys.same, by, () => ({}));
  let before = 0;
  for (const [number, chunk] of chunks.entries()) {
    const first = before;
    const start = document.chunkStarts[number];
    const areAlone = chunk.remember(keys.allAlone, () =>
      chunk.items.every((each) => each.remember(keys.alone, isAlone)),
    );
    const around = areAlone ? undefined : document;
    yield piecesOfChunk(chunk, keys, [start?.line, start?.character, first, around, same], (entry, at) => {
      const { line, character } = document.startOf(entry.block);
      return { by: [line, character, first + at, around, same], make: () => make(entry, first + at) };
    });
    before += chunk.items.length;
  }
}
