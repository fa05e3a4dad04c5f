import type { ApiEntry } from "../../document/read/api.ts";
import { listsOf } from "../../document/chunk.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Source } from "../../document/finding.ts";
import { type Key, type Latest, memoryKey } from "../../document/memory.ts";
import { grouped } from "../../facts/grouped.ts";
import type { FileReport } from "../rule.ts";
import { type FilesIndex, type Found, indexFiles } from "./files-index.ts";
import { alikeKey, placed, type PlacedApi, sameApi, sameHere, sameKey } from "./placed-api.ts";

/** What another file of the workspace puts on which tenant. It never changes. */
export interface OtherFile {
  readonly source: Source;
  /** What messages call it. */
  readonly title: string;
  /** By domain and identifier. */
  readonly same: ReadonlyMap<string, PlacedApi>;
  /** By domain and what look-alikes share; what is to be absent is left out. */
  readonly alike: ReadonlyMap<string, readonly PlacedApi[]>;
  readonly lists: readonly (readonly PlacedApi[])[];
}

/** The files beside one that is judged; the same object as long as nothing of them changes. */
export interface OtherFiles {
  readonly index: FilesIndex;
  /** The key of the file that is judged: what it holds itself is not beside it. */
  readonly own: string;
}

/** A file that stands alone. */
export const NO_OTHERS: OtherFiles = { index: indexFiles(new Map()), own: "" };

/**
 * What a file shows to others; the very same as before, where an edit has touched none of its APIs.
 *
 * @param title - what messages call the file
 */
export function shownToOthers(file: AuthApisFile, uri: string, title: string, before?: OtherFile): OtherFile {
  const lists = listsOf(file.chunks, PLACED, (entry) => placed(entry, file));
  if (before && isEach(lists, before.lists, sameHere)) return before;
  const all = lists.flat();
  // The first of several counts.
  const same = new Map(all.toReversed().map((api) => [sameKey(api), api]));
  const present = all.filter(({ absent }) => !absent);
  return { source: { uri, document: file.document }, title, same, alike: grouped(present, alikeKey), lists };
}

/**
 * What is to be said of APIs because of other files. Each chunk remembers it as long as no other file changes.
 *
 * @param key - says what is remembered
 * @param by - what the APIs of other files have in common with one of this file
 * @param work - is asked for each other file that has such APIs
 */
export function besideOthers(
  file: AuthApisFile,
  others: OtherFiles,
  key: Key<Beside>,
  by: "same" | "alike",
  work: (entry: ApiEntry, api: PlacedApi, other: OtherFile, apis: Found["apis"]) => FileReport | undefined,
): readonly FileReport[] {
  const index = others.index[by];
  if (index.size === 0) return [];
  const keyOf = by === "same" ? sameKey : alikeKey;
  const beside = (entry: ApiEntry, api: PlacedApi): readonly FileReport[] =>
    (index.get(keyOf(api)) ?? []).flatMap((found) =>
      found.key === others.own ? [] : (work(entry, api, found.file, found.apis) ?? []),
    );
  return file.chunks.flatMap((chunk) =>
    chunk.latest(key, [others], () =>
      chunk.items.flatMap((entry) => placed(entry, file).flatMap((api) => beside(entry, api))),
    ),
  );
}

/** What was said last, and because of which files. */
export type Beside = Latest<readonly FileReport[]>;

/**
 * Is what a file shows now news to those which have APIs like its own? Where an edit has touched an API, they say of it where that stands;
 * nobody says anything of the others.
 */
export function isNews(now: OtherFile, before: OtherFile, isMet: (api: PlacedApi) => boolean): boolean {
  return !isEach(now.lists, before.lists, (one, other) => sameHere(one, other) || (sameApi(one, other) && !isMet(one)));
}

function isEach(
  now: OtherFile["lists"],
  before: OtherFile["lists"],
  same: (one: PlacedApi, other: PlacedApi) => boolean,
): boolean {
  const isSame = (list: readonly PlacedApi[], at: number): boolean => {
    const other = before[at];
    return (
      list === other || (other?.length === list.length && list.every((api, at) => other[at] && same(api, other[at])))
    );
  };
  return now.length === before.length && now.every(isSame);
}

const PLACED = memoryKey<readonly PlacedApi[]>();
