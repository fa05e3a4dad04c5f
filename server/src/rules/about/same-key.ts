import type { ApiEntry } from "../../document/read/api.ts";
import { listsOf } from "../../document/chunk.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { type Key, memoryKey } from "../../document/memory.ts";
import { sameItems } from "../../document/same-items.ts";

/** Something that an API should have for itself. */
export interface Keyed {
  readonly key: string;
}

/** Names one thing in which APIs are compared. */
export interface Comparison<T> {
  readonly inChunk: Key<readonly T[]>;
  readonly keysInChunk: Key<readonly string[]>;
  readonly inFile: Key<LastComparison>;
}

/** A comparison like no other, to be kept in a constant. */
export function comparison<T>(): Comparison<T> {
  return { inChunk: memoryKey(), keysInChunk: memoryKey(), inFile: memoryKey() };
}

/**
 * Groups of those that have one key, in the order of the text; whoever has a key alone is left out. As long as an edit changes
 * no key, this costs as much as there are chunks and groups.
 */
export function sameKeyed<T extends Keyed>(
  { chunks, kept }: AuthApisFile,
  { inChunk, keysInChunk, inFile }: Comparison<T>,
  of: (entry: ApiEntry) => readonly T[],
): readonly (readonly T[])[] {
  const all = listsOf(chunks, inChunk, of);
  const keys = chunks.map((chunk, at) => chunk.remember(keysInChunk, () => (all[at] ?? []).map(({ key }) => key)));
  const last = kept.remember<LastComparison>(inFile, () => ({ keys: [], shared: new Map() }));
  const asBefore = keys.length === last.keys.length && keys.every((own, at) => haveSame(own, last.keys[at]));
  if (!asBefore) last.shared = sharedKeys(keys);
  last.keys = keys;
  if (last.shared.size === 0) return NONE;
  const groups = new Map<string, T[]>([...last.shared.keys()].map((key) => [key, []]));
  const numbers = new Set([...last.shared.values()].flat());
  for (const number of [...numbers].sort((one, other) => one - other)) {
    for (const keyed of all[number] ?? []) groups.get(keyed.key)?.push(keyed);
  }
  return [...groups.values()];
}

/** It outlives the APIs of the version that was compared, so it holds none of them. */
interface LastComparison {
  /** Of each chunk. */
  keys: readonly (readonly string[])[];
  /** Keys that stand more than once, with the numbers of the chunks in which they do. */
  shared: ReadonlyMap<string, readonly number[]>;
}

function haveSame(one: readonly string[], other: readonly string[] | undefined): boolean {
  return one === other || (other !== undefined && sameItems(one, other));
}

function sharedKeys(all: readonly (readonly string[])[]): LastComparison["shared"] {
  const first = new Map<string, number>();
  const shared = new Map<string, number[]>();
  all.forEach((keys, number) => {
    for (const key of keys) {
      const seen = first.get(key);
      const numbers = shared.get(key);
      if (seen === undefined) first.set(key, number);
      else if (numbers === undefined) shared.set(key, seen === number ? [number] : [seen, number]);
      else if (numbers.at(-1) !== number) numbers.push(number);
    }
  });
  return shared;
}

const NONE: readonly never[] = [];
