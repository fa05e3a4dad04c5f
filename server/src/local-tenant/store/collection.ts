/** Records by key, to be read in the order in which they were made or in the order of their keys. */
export interface Collection<T> {
  readonly size: number;
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  drop(key: string): void;
  /** In the order in which they were made. */
  all(): Iterable<T>;
  /** In the order of their keys, from the first key after this one; that one may be gone by now. */
  after(key: string): Iterable<T>;
}

export function collection<T>(): Collection<T> {
  const records = new Map<string, T>();
  // Made when first asked for and then kept in order, since a tenant of thousands is read page by page between writes.
  let keys: string[] | undefined;

  return {
    get size() {
      return records.size;
    },
    get: (key) => records.get(key),
    put(key, value) {
      if (keys && !records.has(key)) keys.splice(firstAfter(keys, key), 0, key);
      records.set(key, value);
    },
    drop(key) {
      if (records.delete(key)) keys?.splice(firstAfter(keys, key) - 1, 1);
    },
    all: () => records.values(),
    *after(key) {
      keys ??= [...records.keys()].sort(compare);
      for (let index = firstAfter(keys, key); index < keys.length; index++) {
        const value = records.get(keys[index] ?? "");
        if (value !== undefined) yield value;
      }
    },
  };
}

// By code unit: what `<` means for strings, and what a stored key must not depend on a locale for.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function firstAfter(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? "") <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
