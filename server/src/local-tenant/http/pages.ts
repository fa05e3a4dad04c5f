import { invalidQuery, orRefuse } from "./refusal.ts";
import { flag, type Shape, text, whole } from "./shape.ts";

/** How a list is asked for: by page number, or from a place onwards. */
export type Paging =
  | { readonly by: "page"; readonly page: number; readonly perPage: number; readonly totals: boolean }
  | { readonly by: "checkpoint"; readonly after: string; readonly take: number };

const page = whole({ min: 0 });
const perPage = whole({ min: 1, max: 100 });
const checkpointLife = 24 * 60 * 60 * 1000;

/** One query parameter, read as a form's text would be; `undefined` where it is not given. */
export function parameter<T>(query: URLSearchParams, name: string, shape: Shape<T>): T | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  return orRefuse(() => shape.read(shape.fromForm(value), name), invalidQuery);
}

/**
 * `page`, `per_page` (1..100, 50 unless told), `include_totals`; and where `checkpoint` is offered `from` and `take` (1..100, 50
 * unless told), which win over the others when both are given.
 */
export function readPaging(query: URLSearchParams, now: number, checkpoint: boolean): Paging {
  const take = parameter(query, "take", perPage);
  const from = parameter(query, "from", text());
  if (checkpoint && (take !== undefined || from !== undefined))
    return { by: "checkpoint", after: from === undefined ? "" : readCheckpoint(from, now), take: take ?? 50 };
  return {
    by: "page",
    page: parameter(query, "page", page) ?? 0,
    perPage: parameter(query, "per_page", perPage) ?? 50,
    totals: parameter(query, "include_totals", flag) ?? false,
  };
}

/** What a list is made of, and how it is shown. */
export interface Listing<T> {
  /** The key that holds the items in the answer. */
  readonly name: string;
  readonly all: Iterable<T>;
  /** The same records in the order of their keys, from the first one after this key. */
  readonly after: (key: string) => Iterable<T>;
  readonly key: (item: T) => string;
  readonly keep: (item: T) => boolean;
  readonly show: (item: T) => unknown;
}

/**
 * The page that was asked for: a bare array, with totals `{total, start, limit, [name]}`, or from a checkpoint
 * `{[name], next?}`, where `next` is missing on the last page.
 */
export function answerPage<T>(listing: Listing<T>, paging: Paging, now: number): unknown {
  return paging.by === "page" ? numbered(listing, paging) : following(listing, paging, now);
}

function numbered<T>(listing: Listing<T>, paging: Paging & { by: "page" }): unknown {
  const start = paging.page * paging.perPage;
  const items: T[] = [];
  let total = 0;
  for (const item of listing.all) {
    if (!listing.keep(item)) continue;
    if (total >= start && items.length < paging.perPage) items.push(item);
    total++;
  }
  const shown = items.map(listing.show);
  return paging.totals ? { total, start, limit: paging.perPage, [listing.name]: shown } : shown;
}

function following<T>(listing: Listing<T>, paging: Paging & { by: "checkpoint" }, now: number): unknown {
  const items: T[] = [];
  let next: string | undefined;
  for (const item of listing.after(paging.after)) {
    if (!listing.keep(item)) continue;
    const last = items.at(-1);
    if (last !== undefined && items.length === paging.take) {
      next = checkpoint(listing.key(last), now);
      break;
    }
    items.push(item);
  }
  return { [listing.name]: items.map(listing.show), ...(next !== undefined && { next }) };
}

/** Opaque to the caller: the last key that was shown, and when that stops to be good (24 hours). */
const checkpoint = (key: string, now: number): string =>
  Buffer.from(JSON.stringify([key, now + checkpointLife])).toString("base64url");

function readCheckpoint(from: string, now: number): string {
  try {
    const [key, until] = JSON.parse(Buffer.from(from, "base64url").toString("utf8")) as [unknown, unknown];
    if (typeof key === "string" && typeof until === "number" && until > now) return key;
  } catch {
    // Not one of ours: the same answer as for one that is too old.
  }
  // The wording is an assumption.
  throw invalidQuery("Checkpoint is invalid or has expired", "from");
}
