/** Are two lists the same objects, or equal scalars, in the same order? */
export function sameItems<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) {
    if (some[at] !== others[at]) return false;
  }
  return true;
}
