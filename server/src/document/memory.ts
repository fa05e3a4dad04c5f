/**
 * What has been worked out from something that never changes, kept with it: a block of text, an API as it was read. An edit
 * makes new ones of what it touches; everything else keeps what is remembered.
 */
export class Memory {
  #known: Map<object, unknown> | undefined;

  /**
   * What `compute` answers; it is called at most once for each key.
   *
   * @param key - says what is remembered; one constant object for each kind
   * @param compute - must depend on nothing but what this memory belongs to
   */
  remember<T>(key: Key<T>, compute: () => T): T {
    this.#known ??= new Map();
    if (this.#known.has(key)) return this.#known.get(key) as T;
    const value = compute();
    this.#known.set(key, value);
    return value;
  }
}

/** Names one kind of thing that is remembered, and its type. */
export interface Key<T> {
  /** Never there; it ties the type to the key. */
  readonly type?: T;
}

export function memoryKey<T>(): Key<T> {
  return {};
}
