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
  // Words are compared with all that are known: three rows take turns, and no text is made of a letter.
  let before = zeros(other.length + 1);
  let previous = zeros(other.length + 1);
  let current = zeros(other.length + 1);
  for (let at = 1; at <= other.length; at++) previous[at] = at;
  let leastBefore = 0;
  for (let row = 1; row <= one.length; row++) {
    const letter = one.charCodeAt(row - 1);
    const last = one.charCodeAt(row - 2);
    let least = row;
    let left = row;
    current[0] = row;
    for (let column = 1; column <= other.length; column++) {
      const same = letter === other.charCodeAt(column - 1);
      left = Math.min((previous[column] ?? 0) + 1, left + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = letter === other.charCodeAt(column - 2) && last === other.charCodeAt(column - 1);
      if (swapped) left = Math.min(left, (before[column - 2] ?? Infinity) + 1);
      current[column] = left;
      least = Math.min(least, left);
    }
    // What comes next is made of these two rows.
    if (least > most && leastBefore > most) return least;
    leastBefore = least;
    const next = before;
    before = previous;
    previous = current;
    current = next;
  }
  return previous[other.length] ?? 0;
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
