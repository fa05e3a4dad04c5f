import { lastUpTo } from "./lines.ts";
import { type Key, Memory } from "./memory.ts";
import type { Steps } from "./steps.ts";
import { sum } from "./sum.ts";

/**
 * Neighbours in a long list. An edit replaces the chunks that it touches and keeps all others, so that what follows from the
 * whole list can be put together from what each chunk remembers: that costs as much as the list has chunks, not items.
 */
export class Chunk<T> extends Memory {
  readonly items: readonly T[];

  constructor(items: readonly T[]) {
    super();
    this.items = items;
  }
}

/**
 * A list in chunks of about one size.
 *
 * @param sizeOf - how many common items an item counts for, lest much be done in one go
 * @param count - the number of items in all of the list, where these are a part of it
 */
export function chunked<T>(
  items: readonly T[],
  sizeOf: (item: T) => number = one,
  count = items.length,
): readonly Chunk<T>[] {
  const total = sum(items, sizeOf);
  const most = Math.ceil(total / Math.ceil(total / largestOf(count)));
  const chunks: Chunk<T>[] = [];
  let first = 0;
  let size = 0;
  items.forEach((item, at) => {
    const own = sizeOf(item);
    if (at > first && size + own > most) {
      chunks.push(new Chunk(items.slice(first, at)));
      first = at;
      size = 0;
    }
    size += own;
  });
  return first < items.length ? [...chunks, new Chunk(items.slice(first))] : chunks;
}

function one(): number {
  return 1;
}

/** The number of the chunk that holds an item; -1 where none does. It looks at all of them. */
export function chunkWith<T>(chunks: readonly Chunk<T>[], item: T): number {
  return chunks.findIndex(({ items }) => items.includes(item));
}

/** A list in parts of one size, the last of which may be shorter. */
export function slices<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/**
 * The same list with other items in the place of those from `first` up to `last`, as they are numbered in all of it.
 *
 * @param starts - the number of each chunk's first item
 * @param sizeOf - see `chunked`
 */
export function spliced<T>(
  chunks: readonly Chunk<T>[],
  starts: readonly number[],
  first: number,
  last: number,
  items: readonly T[],
  sizeOf: (item: T) => number = one,
): readonly Chunk<T>[] {
  const count = (starts.at(-1) ?? 0) + (chunks.at(-1)?.items.length ?? 0) - (last - first) + items.length;
  const smallest = largestOf(count) / 4;
  const from = lastUpTo(starts, first);
  let to = lastUpTo(starts, Math.max(first, last - 1));
  const before = chunks[from]?.items.slice(0, first - (starts[from] ?? 0)) ?? [];
  const after = chunks[to]?.items.slice(last - (starts[to] ?? 0)) ?? [];
  const touched = [...before, ...items, ...after];
  // Lest many edits leave many little chunks.
  for (let next = chunks[to + 1]; next && sum(touched, sizeOf) < smallest; next = chunks[++to + 1]) {
    touched.push(...next.items);
  }
  return [...chunks.slice(0, from), ...chunked(touched, sizeOf, count), ...chunks.slice(to + 1)];
}

/** One item, by its number in all of the list, which isn't put together for it. */
export function itemNumbered<T>(chunks: readonly Chunk<T>[], number: number): T | undefined {
  let left = number;
  for (const { items } of chunks) {
    if (left < items.length) return items[left];
    left -= items.length;
  }
  return undefined;
}

/**
 * What follows from each chunk, in their order.
 *
 * @param work - must depend on nothing but the chunk's items; it is called once for each chunk
 */
export function ofEach<T, R>(chunks: readonly Chunk<T>[], key: Key<R>, work: (items: readonly T[]) => R): readonly R[] {
  const ofItems = ({ items }: Chunk<T>): R => work(items);
  return chunks.map((chunk) => chunk.remember(key, ofItems));
}

/** As `ofEach`, with a step for each chunk that hadn't been worked on. */
export function* ofEachInSteps<T, R>(
  chunks: readonly Chunk<T>[],
  key: Key<R>,
  work: (items: readonly T[]) => R,
): Steps<readonly R[]> {
  const all: R[] = [];
  let made = 0;
  const ofItems = ({ items }: Chunk<T>): R => {
    made++;
    return work(items);
  };
  for (const chunk of chunks) {
    all.push(chunk.remember(key, ofItems));
    if (made > 0) yield;
    made = 0;
  }
  return all;
}

/**
 * Of each chunk the list of what follows from its items. An edit inside of a chunk calls `work` only for the items that it made.
 *
 * @param work - must depend on nothing but the item
 */
export function listsOf<T extends Memory, R>(
  chunks: readonly Chunk<T>[],
  key: Key<readonly R[]>,
  work: (item: T) => readonly R[],
): readonly (readonly R[])[] {
  return ofEach(chunks, key, (items) => items.flatMap((item) => item.remember(key, work)));
}

/** An edit costs as much as a chunk has items and as the list has chunks: as many of the one as of the other are the fewest of both. */
function largestOf(count: number): number {
  return Math.min(Math.max(LEAST, Math.ceil(Math.sqrt(count))), MOST);
}

/** In items. Fewer save nothing beside what an edit costs anyway; more would keep what comes meanwhile waiting for too long. */
const LEAST = 16;
const MOST = 64;
