import type { ApiEntry } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { type Key, type Latest, memoryKey } from "../document/memory.ts";
import { chunksIn } from "./chunks-in.ts";

/**
 * A long answer in pieces, each of one API or block, the pieces of a chunk together: an edit makes new ones where it changes
 * something, all others are the same objects as in the answer before.
 */
export type Pieces<T> = readonly PiecesOfChunk<T>[];
export type PiecesOfChunk<T> = readonly (readonly T[])[];

/** How the pieces of a file's APIs are made. */
export interface Making<T> {
  /** One constant object for each kind of answer. */
  readonly keys: PieceKeys<T>;
  /** What they depend on besides the APIs and the places at which these stand. */
  readonly by: readonly unknown[];
  /** Does an API's piece name no place in other blocks, as what an alias brings does? Else it is made anew for each document. */
  readonly isAlone: (entry: ApiEntry) => boolean;
  /** @param number - of the API, from 0 */
  readonly make: (entry: ApiEntry, number: number) => readonly T[];
}

export interface PieceKeys<T> {
  readonly ofChunk: Key<Latest<PiecesOfChunk<T>>>;
  readonly ofApi: Key<Latest<readonly T[]>>;
  readonly alone: Key<boolean>;
  readonly same: Key<Latest<object>>;
}

export function pieceKeys<T>(): PieceKeys<T> {
  return { ofChunk: memoryKey(), ofApi: memoryKey(), alone: memoryKey(), same: memoryKey() };
}

/** The pieces of a file's APIs, chunk by chunk. */
export function* piecesOf<T>(file: AuthApisFile, { keys, by, isAlone, make }: Making<T>): Iterable<PiecesOfChunk<T>> {
  const { document, kept } = file;
  // One object stands for all that is the same for every API.
  const same = kept.latest(keys.same, by, () => ({}));
  for (const { chunk, start, before } of chunksIn(file)) {
    const around = chunk.remember(keys.alone, () => chunk.items.every(isAlone)) ? undefined : document;
    yield chunk.latest(keys.ofChunk, [start.line, start.character, before, around, same], () =>
      chunk.items.map((entry, at) => {
        const { line, character } = document.startOf(entry.block);
        const own = [line, character, before + at, around, same];
        return entry.latest(keys.ofApi, own, () => make(entry, before + at));
      }),
    );
  }
}
