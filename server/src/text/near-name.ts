import { singular, wordsOf } from "./name-words.ts";
import { distance } from "./nearest.ts";

/**
 * The candidate that a mistyped name most probably meant: each of its words is the same or has a slip of the pen, whatever stands between
 * the words. Another word is another name, however long the rest is: `read:customer-invoices` is not `delete:customer-invoices`, and
 * `api-dev` not `api-prod`. `undefined` where none is near.
 */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const words = lowerWords(name);
  if (words.length === 0) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > MOST_APART) continue;
    const slips = slipsBetween(words, lowerWords(candidate));
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/**
 * The same of a few names among which a mistyped one is to be (tenants, short names): where none is near, the only one that may be meant,
 * with another letter in a word of four, or two slips in one of six. Not for scopes, in which a word so short says what is allowed.
 */
export function nearKnownName(name: string, known: readonly string[]): string | undefined {
  const near = nearName(name, known);
  if (near !== undefined || name.length > LONGEST || known.length > MOST_KNOWN) return near;
  const words = lowerWords(name);
  const [only, another] = known.filter((each) => mayMean(words, lowerWords(each)));
  return another === undefined ? only : undefined;
}

/** Is one word mistyped, and every other one the same? */
function mayMean(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length) return false;
  const [different, more] = words.flatMap((word, at) =>
    word === others[at] ? [] : [[word, others[at] ?? ""] as const],
  );
  if (!different || more) return false;
  const [word, other] = different;
  const length = Math.min(word.length, other.length);
  const most = length >= LONG_KNOWN ? 2 : length >= SHORT_KNOWN ? 1 : 0;
  return LETTERS.test(word + other) && word[0] === other[0] && distance(word, other, most) <= most;
}

/** How many slips there are, all words together; Infinity where a word is another one. */
function slipsBetween(words: readonly string[], others: readonly string[]): number {
  if (joined(words) === joined(others)) return 0;
  if (words.length !== others.length) return Infinity;
  return words.reduce((sum, word, at) => sum + slipsIn(word, others[at] ?? ""), 0);
}

/**
 * A plural, a swap of neighbours, a letter too many or too few, or another letter: the shorter the words, the sooner they are words of
 * their own (get, set). A long word may have two of these between the same ends (`import` is not `export`).
 */
function slipsIn(word: string, other: string): number {
  if (word === other) return 0;
  if (!LETTERS.test(word + other)) return Infinity;
  if (singular(word) === singular(other)) return 1;
  const length = Math.max(word.length, other.length);
  const sameEnds = word[0] === other[0] && word.at(-1) === other.at(-1);
  const most = length >= LONG_WORD && sameEnds ? 2 : 1;
  const slips = distance(word, other, most);
  return slips <= most && length >= leastLength(word, other) ? slips : Infinity;
}

/** From how many letters on it may be a slip, and not another word. */
function leastLength(word: string, other: string): number {
  let at = 0;
  while (word[at] === other[at]) at++;
  const isSwap = word[at] === other[at + 1] && word[at + 1] === other[at];
  return isSwap || word.length !== other.length ? 3 : 5;
}

/** 1.12 and 11.2 differ by more than a separator. */
function joined(words: readonly string[]): string {
  return words.map((word) => (DIGITS.test(word) ? `:${word}` : word)).join("");
}

function lowerWords(name: string): readonly string[] {
  return wordsOf(name).map((word) => word.toLowerCase());
}

const LETTERS = /^[\p{L}\p{M}]+$/u;
const DIGITS = /^\p{N}/u;
const LONG_WORD = 8;
const SHORT_KNOWN = 4;
/** From so many letters on, two slips leave a word that is known from it. */
const LONG_KNOWN = 6;
/** Among more names than these one that is like another is no rarity. */
const MOST_KNOWN = 50;
/** In UTF-16 units; nobody mistypes a longer name. */
const LONGEST = 280;
/** Names whose lengths differ by more have other words. */
const MOST_APART = 10;
