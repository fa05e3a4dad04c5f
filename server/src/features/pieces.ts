import type { ApiEntry } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Chunk } from "../document/chunk.ts";
import type { Position } from "../document/document.ts";
import { type Key, type Latest, type Memory, memoryKey } from "../document/memory.ts";

/**
 * A long answer in pieces, each of one API or block, the pieces of a chunk together: an edit makes new ones where it changes
 * something, all others are the same objects as in the answer before.
 */
export type Pieces<T> = readonly PiecesOfChunk<T>[];
export type PiecesOfChunk<T> = readonly (readonly T[])[];

/** Under which they are remembered: one constant object for each kind of answer. */
export interface PieceKeys<T> {
  readonly ofChunk: Key<LatestAt<PiecesOfChunk<T>>>;
  readonly ofItem: Key<LatestAt<readonly T[]>>;
  /** Of pieces of APIs: whether one is alone, whether all of a chunk are, and one object as long as `by` is the same. */
  readonly alone: Key<boolean>;
  readonly allAlone: Key<boolean>;
  readonly same: Key<Latest<object>>;
}

export function pieceKeys<T>(): PieceKeys<T> {
  return { ofChunk: memoryKey(), ofItem: memoryKey(), alone: memoryKey(), allAlone: memoryKey(), same: memoryKey() };
}

/** What pieces are made of: a place, a number that comes of what stands above it, and all else. */
interface At {
  readonly start: Position;
  readonly number: number;
  readonly by: unknown;
}

/** How an item's piece is made. */
export interface Piecing<I, T> {
  readonly startOf: (item: I) => Position;
  readonly numberOf: (item: I, at: number) => number;
  readonly make: (item: I, start: Position, number: number) => readonly T[];
}

/**
 * The pieces of a chunk's items.
 *
 * @param start - where the chunk begins
 * @param number - says with `start` which places and numbers its items have
 * @param by - what each piece depends on besides its item, its place and its number
 */
export function piecesOfChunk<I extends Memory, T>(
  chunk: Chunk<I>,
  keys: PieceKeys<T>,
  { start, number, by }: At,
  { startOf, numberOf, make }: Piecing<I, T>,
): PiecesOfChunk<T> {
  const pieceOf = (item: I, at: number): readonly T[] =>
    latestAt(item, keys.ofItem, startOf(item), numberOf(item, at), by, make);
  return latestAt(chunk, keys.ofChunk, start, number, by, ({ items }) => items.map(pieceOf));
}

/** What was made last, and of what. */
interface LatestAt<V> {
  known?: At & { readonly value: V };
}

/** As `Memory.latest`. After an edit all chunks are looked at, and all items of one: a list to compare for each is most of the work. */
function latestAt<M extends Memory, V>(
  owner: M,
  key: Key<LatestAt<V>>,
  start: Position,
  number: number,
  by: unknown,
  make: (owner: M, start: Position, number: number) => V,
): V {
  const latest = owner.remember(key, nothingYet<V>);
  const { known } = latest;
  const isPlaced = known?.start.line === start.line && known.start.character === start.character;
  if (isPlaced && known.number === number && known.by === by) return known.value;
  const value = make(owner, start, number);
  latest.known = { start, number, by, value };
  return value;
}

function nothingYet<V>(): LatestAt<V> {
  return {};
}

/** How the pieces of a file's APIs are made. */
export interface Making<T> {
  readonly keys: PieceKeys<T>;
  /** What they depend on besides the APIs and the places at which these stand. */
  readonly by: readonly unknown[];
  /** Does an API's piece name no place in other blocks, as what `defaults` brings does? Else it is made each time. */
  readonly isAlone: (entry: ApiEntry) => boolean;
  /** @param number - of the API, from 0 */
  readonly make: Piecing<ApiEntry, T>["make"];
}

/** The pieces of a file's APIs, chunk by chunk. */
export function* piecesOf<T>(file: AuthApisFile, { keys, by, isAlone, make }: Making<T>): Iterable<PiecesOfChunk<T>> {
  const { document, kept, chunks } = file;
  // One object stands for all that is the same for every API.
  const same = kept.latest(keys.same, by, () => ({}));
  let above = 0;
  const startOf = ({ block }: ApiEntry): Position => document.startOf(block);
  const numberOf = (_: ApiEntry, at: number): number => above + at;
  const piecing = { startOf, numberOf, make };
  const areAlone = ({ items }: Chunk<ApiEntry>): boolean => items.every((each) => each.remember(keys.alone, isAlone));
  const pieceOf = (entry: ApiEntry, at: number): readonly T[] => make(entry, startOf(entry), above + at);
  for (const [at, chunk] of chunks.entries()) {
    const start = document.chunkStarts[at] ?? BEGINNING;
    yield chunk.remember(keys.allAlone, areAlone)
      ? piecesOfChunk(chunk, keys, { start, number: above, by: same }, piecing)
      : chunk.items.map(pieceOf);
    above += chunk.items.length;
  }
}

export const BEGINNING: Position = { line: 0, character: 0 };
