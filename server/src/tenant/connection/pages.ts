import type { ManagementApi } from "./management-api.ts";
import { TenantError } from "./tenant-error.ts";

/** A list of the Management API. */
export interface List<T> {
  /** `/client-grants`. */
  readonly path: string;
  /** The key that holds the items where the answer is an object. */
  readonly key: string;
  /** Filters and field selection. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Knows `from` and `take` besides `page` and `per_page`. */
  readonly checkpoint: boolean;
  readonly item: (value: unknown) => T;
  /** What makes two items the same. */
  readonly id: (item: T) => string;
}

/** How a long list is read, and who is told meanwhile. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each page: how many items so far, and how many there are. */
  readonly onPage?: (read: number, total: number) => void;
}

const pageSize = 100;
/** More than the largest plan allows is not a list but a fault. */
const mostItems = 250_000;
const attempts = 3;

/**
 * Every item of a list, each once.
 *
 * The first page says how many there are, so the others are read side by side. A list that changes meanwhile moves
 * items from page to page; then the counts don't fit, and it is read again: by checkpoint where the list knows that,
 * since a checkpoint doesn't move. So is one of which the tenant gives only the first so many by page number.
 *
 * @throws TenantError `incomplete-list` when it won't hold still.
 */
export async function readPages<T>(api: ManagementApi, list: List<T>, options: ReadOptions = {}): Promise<T[]> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const items =
      attempt > 1 && list.checkpoint ? await byCheckpoint(api, list, options) : await byOffset(api, list, options);
    if (items) return items;
  }
  throw new TenantError("incomplete-list", { domain: api.domain, path: list.path });
}

async function byOffset<T>(api: ManagementApi, list: List<T>, options: ReadOptions): Promise<T[] | undefined> {
  const page = async (index: number, size: number): Promise<Page<T>> => {
    const query = [
      ["page", String(index)],
      ["per_page", String(size)],
      ["include_totals", "true"],
    ] as const;
    return await ask(api, list, query, options.signal);
  };
  const first = await page(0, pageSize);
  const total = first.total;
  if (total === undefined) return await untilEmpty(api, list, first, (index) => page(index, pageSize));
  // A tenant may give shorter pages than it was asked for, and says so.
  const size = Math.min(first.limit ?? pageSize, pageSize);
  if (total > mostItems || (size < 1 && total > 0)) {
    throw new TenantError("unexpected-answer", { domain: api.domain, path: list.path });
  }
  let read = first.items.length;
  options.onPage?.(read, total);
  const count = Math.ceil(total / size);
  const rest = Array.from({ length: Math.max(0, count - 1) }, async (_, index) => {
    const next = await page(index + 1, size).catch((error: unknown) => {
      if (list.checkpoint && isRefusal(error)) return undefined;
      throw error;
    });
    if (next) options.onPage?.((read += next.items.length), total);
    return next;
  });
  const others = await Promise.all(rest);
  const pages = [first, ...others.filter((each) => each !== undefined)];
  if (pages.length <= others.length) return undefined;
  const items = once(list, pages);
  const still = pages.every((each) => (each.total ?? total) === total);
  return still && items.length === total ? items : undefined;
}

/**
 * "Requesting page 10 exceeds the allowed maximum of 1000 records", as some lists say; of which, isn't documented.
 * https://github.com/auth0/auth0-python/issues/277
 */
function isRefusal(error: unknown): boolean {
  return error instanceof TenantError && error.facts.status === 400;
}

/**
 * For a tenant that doesn't say how many there are: it may also give shorter pages, so only an empty one is the end. One that
 * always gives the same page would never come to it.
 */
async function untilEmpty<T>(
  api: ManagementApi,
  list: List<T>,
  first: Page<T>,
  page: (index: number) => Promise<Page<T>>,
): Promise<T[]> {
  const pages = [first];
  const ids = ({ items }: Page<T>) => JSON.stringify(items.map(list.id));
  for (let last = first; last.items.length > 0; pages.push(last)) {
    const next = await page(pages.length);
    if (ids(next) === ids(last) || pages.length > mostItems / pageSize) {
      throw new TenantError("unexpected-answer", { domain: api.domain, path: list.path });
    }
    last = next;
  }
  return once(list, pages);
}

async function byCheckpoint<T>(api: ManagementApi, list: List<T>, options: ReadOptions): Promise<T[]> {
  const pages: Page<T>[] = [];
  for (let from: string | undefined; ;) {
    const query = [["take", String(pageSize)], ...(from === undefined ? [] : [["from", from] as const])] as const;
    const page = await ask(api, list, query, options.signal);
    pages.push(page);
    if (page.next === undefined || page.next === from || page.items.length === 0) return once(list, pages);
    from = page.next;
  }
}

interface Page<T> {
  readonly items: readonly T[];
  readonly total?: number;
  readonly limit?: number;
  readonly next?: string;
}

async function ask<T>(
  api: ManagementApi,
  { path, key, query = [], item }: List<T>,
  paging: readonly (readonly [string, string])[],
  signal: AbortSignal | undefined,
): Promise<Page<T>> {
  const { body, status } = await api.send({ method: "GET", path, query: [...query, ...paging], signal });
  // Without totals, a tenant answers with the bare list.
  if (Array.isArray(body)) return { items: body.map(item) };
  const answer = (body ?? {}) as Readonly<Record<string, unknown>>;
  const { [key]: items, total, limit, next } = answer;
  if (!Array.isArray(items)) throw new TenantError("unexpected-answer", { domain: api.domain, path, status });
  return {
    items: items.map(item),
    ...(typeof total === "number" && { total }),
    ...(typeof limit === "number" && { limit }),
    ...(typeof next === "string" && { next }),
  };
}

function once<T>(list: List<T>, pages: readonly Page<T>[]): T[] {
  const items = pages.flatMap((page) => page.items);
  return [...new Map(items.map((item) => [list.id(item), item])).values()];
}
