/** A record as kept: what `null` cleared is gone. */
export type Kept<T> = { readonly [K in keyof T]: Exclude<T[K], null> };

type Over<T> = { readonly [K in keyof T]?: T[K] | null };

/** One record over another, key by key at the top level; a key whose new value is `null` is left out (JSON merge, one deep). */
export function lay<T extends object>(current: T, over: Over<T>): T {
  return Object.fromEntries(Object.entries({ ...current, ...over }).filter(([, value]) => value !== null)) as T;
}

export function without<T extends object, K extends keyof T>(record: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.some((one) => one === key))) as Omit<T, K>;
}
