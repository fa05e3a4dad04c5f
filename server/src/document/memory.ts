import { sameItems } from "./same-items.ts";

/**
 * What has been worked out from something that never changes, kept with it: a document, a block of its text, an API as it was
 * read. An edit makes new ones of what it touches; everything else keeps what is remembered.
 */
export class Memory {
  #known: Map<object, unknown> | undefined;

  /**
   * What `compute` answers; it is called at most once for each key.
   *
   * @param key - says what is remembered; one constant object for each kind
   * @param compute - must depend on nothing but what this memory belongs to, which it is given
   */
  remember<T>(key: Key<T>, compute: (own: this) => T): T {
    this.#known ??= new Map();
    const known = this.#known.get(key);
    if (known !== undefined || this.#known.has(key)) return known as T;
    const value = compute(this);
    this.#known.set(key, value);
    return value;
  }

  /**
   * As `remember`, for what depends on something else as well: it is kept until that is another.
   *
   * @param by - what it depends on besides what this memory belongs to
   */
  latest<T>(key: Key<Latest<T>>, by: readonly unknown[], compute: () => T): T {
    const latest = this.remember(key, nothingYet<T>);
    if (!latest.known || !sameItems(latest.known.by, by)) latest.known = { by, value: compute() };
    return latest.known.value;
  }

  /** What `latest` would answer without computing. */
  known<T>(key: Key<Latest<T>>, by: readonly unknown[]): T | undefined {
    const known = (this.#known?.get(key) as Latest<T> | undefined)?.known;
    return known && sameItems(known.by, by) ? known.value : undefined;
  }
}

/** What was worked out last, and by what. */
export interface Latest<T> {
  known?: { readonly by: readonly unknown[]; readonly value: T };
}

function nothingYet<T>(): Latest<T> {
  return {};
}

/** Names one kind of thing that is remembered, and its type. */
export interface Key<T> {
  /** Never there; it ties the type to the key. */
  readonly type?: T;
}

/** A key like no other: kept in a constant, it stands for one kind of thing. */
export function memoryKey<T>(): Key<T> {
  return {};
}
