import type { OtherFile } from "./other-files.ts";
import { alikeKey, type PlacedApi, sameKey } from "./placed-api.ts";

/** APIs that one file has under one key, at least one. */
export interface Found {
  readonly key: string;
  readonly file: OtherFile;
  readonly apis: readonly [PlacedApi, ...PlacedApi[]];
}

/**
 * All files' APIs, so that looking for those like one costs the same however many files there are. What is found comes in the order of
 * the files' keys.
 */
export interface FilesIndex {
  readonly same: ReadonlyMap<string, readonly Found[]>;
  readonly alike: ReadonlyMap<string, readonly Found[]>;
}

/** One that follows the files: a change costs what the file holds that changes, however many others there are. */
export interface KeptIndex extends FilesIndex {
  /** @param before - what the file showed until now */
  replace(key: string, before: OtherFile | undefined, now: OtherFile | undefined): void;
  /** Has another file an API like this one? */
  isMet(key: string, api: PlacedApi): boolean;
}

/** @param files - by a key that is theirs alone */
export function indexFiles(files: ReadonlyMap<string, OtherFile>): KeptIndex {
  const same = new Map<string, Found[]>();
  const alike = new Map<string, Found[]>();
  const add = (key: string, file: OtherFile): void => {
    for (const [name, api] of file.same) put(same, name, { key, file, apis: [api] });
    for (const [name, [api, ...more]] of file.alike) if (api) put(alike, name, { key, file, apis: [api, ...more] });
  };
  const remove = (key: string, file: OtherFile): void => {
    for (const name of file.same.keys()) take(same, name, key);
    for (const name of file.alike.keys()) take(alike, name, key);
  };
  for (const [key, file] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) add(key, file);
  return {
    same,
    alike,
    replace(key, before, now) {
      if (before) remove(key, before);
      if (now) add(key, now);
    },
    isMet(key, api) {
      const isAnother = (found: Found): boolean => found.key !== key;
      return [same.get(sameKey(api)), alike.get(alikeKey(api))].some((found) => found?.some(isAnother));
    },
  };
}

function put(index: Map<string, Found[]>, name: string, found: Found): void {
  const there = index.get(name);
  if (there) there.splice(placeOf(there, found.key), 0, found);
  else index.set(name, [found]);
}

function take(index: Map<string, Found[]>, name: string, key: string): void {
  const there = index.get(name);
  if (there === undefined) return;
  const at = placeOf(there, key);
  if (there[at]?.key === key) there.splice(at, 1);
  if (there.length === 0) index.delete(name);
}

/** Of the first one whose key isn't before this one; most often it belongs at the end. */
function placeOf(sorted: readonly Found[], key: string): number {
  let [from, to] = [0, sorted.length];
  const last = sorted.at(-1);
  if (last && last.key < key) return to;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.key ?? "") < key) from = middle + 1;
    else to = middle;
  }
  return from;
}
