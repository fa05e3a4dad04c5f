/** Are two lists the same objects, or equal scalars, in the same order? */
export function sameItems<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}
