/** Are two lists the same objects, or equal scalars, in the same order? */
export function sameItems<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) {
    if (some[at] !== others[at]) return false;
  }
  return true;
}

/**
 * How many items two rows share at their beginning, and how many of the others at their end. It takes no row, only its length, so that
 * each item of a list and each character of a long text is reached the quickest way.
 *
 * @param same - are the items at these places the same?
 */
export function sharedEnds(
  length: number,
  otherLength: number,
  same: (at: number, otherAt: number) => boolean,
): { readonly begin: number; readonly end: number } {
  const most = Math.min(length, otherLength);
  let begin = 0;
  while (begin < most && same(begin, begin)) begin++;
  let end = 0;
  while (end < most - begin && same(length - 1 - end, otherLength - 1 - end)) end++;
  return { begin, end };
}
