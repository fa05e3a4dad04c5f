import type { ApiEntry } from "../../document/api.ts";
import { listsOf } from "../../document/chunk.ts";
import type { AuthApisFile } from "../../document/file.ts";
import type { Source, Span } from "../../document/finding.ts";
import { type Key, memoryKey } from "../../document/memory.ts";
import { nearKey } from "../../facts/near-identifier.ts";
import type { FileReport } from "../rule.ts";
import { tenantKeys } from "./tenant-key.ts";

/** An API on one tenant, as other files of the workspace see it. */
export interface PlacedApi {
  readonly domain: string;
  readonly identifier: string;
  readonly absent: boolean;
  readonly at: Span;
}

/** What another file of the workspace puts on which tenant. It never changes. */
export interface OtherFile {
  readonly source: Source;
  /** By domain and identifier. */
  readonly same: ReadonlyMap<string, PlacedApi>;
  /** By domain and what look-alikes share; what is to be absent is left out. */
  readonly alike: ReadonlyMap<string, readonly PlacedApi[]>;
  readonly lists: readonly (readonly PlacedApi[])[];
}

export type OtherFiles = readonly OtherFile[];
export const NO_OTHERS: OtherFiles = [];

/** What a file shows to others; the very same as before, where an edit has changed none of its identifiers. */
export function shownToOthers(file: AuthApisFile, uri: string, before?: OtherFile): OtherFile {
  const lists = listsOf(file.chunks, PLACED, (entry) => placed(entry, file));
  if (before && lists.length === before.lists.length && lists.every((list, at) => alike(list, before.lists[at])))
    return before;
  const same = new Map<string, PlacedApi>();
  const near = new Map<string, PlacedApi[]>();
  for (const api of lists.flat()) {
    if (!same.has(sameKey(api))) same.set(sameKey(api), api);
    if (api.absent) continue;
    const key = alikeKey(api);
    near.set(key, [...(near.get(key) ?? []), api]);
  }
  return { source: { uri, document: file.document }, same, alike: near, lists };
}

/** The APIs of an entry on those of its tenants whose domain is known. */
export function placed({ views }: ApiEntry, file: AuthApisFile): readonly PlacedApi[] {
  return views.flatMap((api) => {
    const { identifier, absent, managementApi } = api;
    if (identifier === undefined || managementApi) return [];
    const domains = tenantKeys(api, file).flatMap(({ key }) => (/^[^ ]+$/.test(key) ? [key] : []));
    return domains.map((domain) => ({ domain, identifier, absent, at: api.at("identifier") }));
  });
}

/**
 * What is to be said of APIs because of other files. Each chunk remembers it as long as no other file changes.
 *
 * @param key - says what is remembered
 */
export function besideOthers(
  file: AuthApisFile,
  others: OtherFiles,
  key: Key<Beside>,
  work: (entry: ApiEntry, api: PlacedApi, other: OtherFile) => FileReport | undefined,
): readonly FileReport[] {
  if (others.length === 0) return [];
  return file.chunks.flatMap((chunk) => {
    const last = chunk.remember<Beside>(key, () => ({}));
    if (last.others !== others || last.reports === undefined) {
      last.others = others;
      last.reports = chunk.items.flatMap((entry) =>
        placed(entry, file).flatMap((api) => others.flatMap((other) => work(entry, api, other) ?? [])),
      );
    }
    return last.reports;
  });
}

/** What was said last, and because of which files. */
export interface Beside {
  others?: OtherFiles;
  reports?: readonly FileReport[];
}

export function sameKey({ domain, identifier }: PlacedApi): string {
  return `${domain}\n${identifier}`;
}

export function alikeKey({ domain, identifier }: PlacedApi): string {
  return `${domain}\n${nearKey(identifier)}`;
}

function alike(one: readonly PlacedApi[], other: readonly PlacedApi[] | undefined): boolean {
  if (one === other) return true;
  const keys = (list: readonly PlacedApi[]): string => list.map((api) => `${sameKey(api)} ${api.absent}`).join("\n");
  return other !== undefined && keys(one) === keys(other);
}

const PLACED = memoryKey<readonly PlacedApi[]>();
