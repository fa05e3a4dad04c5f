/**
 * The candidate that a mistyped word most probably meant: at most a third of its letters differ (a swap of two
 * neighbours counts as one), so that short words such as "a" and "qa" are near to none. `undefined` where none is.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    const limit = Math.floor(Math.max(word.length, candidate.length) / 3);
    const most = Math.min(limit, least - 1);
    if (Math.abs(word.length - candidate.length) > most) continue;
    const far = distance(lower, candidate.toLowerCase(), most);
    if (far <= most) [best, least] = [candidate, far];
  }
  return best;
}

/**
 * Of so many unknown words in one place it is looked for what was meant. More were pasted, and to compare each with all that are known
 * would take seconds.
 */
export const MOST_MISTYPED = 1000;

/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
 *
 * @param most - of what is farther than this, only that is known: the answer is some number above it
 */
export function distance(one: string, other: string, most = Infinity): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  let leastBefore = 0;
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? Infinity) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    // What comes next is made of these two rows.
    if (least > most && leastBefore > most) return least;
    leastBefore = least;
    [before, previous] = [previous, current];
  }
  return previous[other.length] ?? 0;
}
