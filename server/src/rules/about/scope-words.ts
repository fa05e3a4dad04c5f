import { listed } from "../../schema/words.ts";
import { betweenWords, singular, wordsOf } from "../../text/name-words.ts";

/** The same for scopes that differ only by letter case, separators and plurals. */
export function soundOf(words: readonly string[]): string {
  let sound = "";
  let digits = false;
  for (const word of words) {
    const number = DIGITS.test(word);
    // 1.12 and 11.2 differ by more than a separator.
    sound += (number && digits ? ":" : "") + singular(word.toLowerCase());
    digits = number;
  }
  return sound;
}

/** The words in lower case with a space between, for `differByOneLetter`. */
export function spelling(words: readonly string[]): string {
  return words.join(" ").toLowerCase();
}

/** In one word of six letters or more, one has a letter more or another letter, or two neighbours in the other order. */
export function differByOneLetter(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let tail = 0;
  while (tail < short.length - start && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++;
  const here = short.slice(start, short.length - tail);
  const there = long.slice(start, long.length - tail);
  const swapped = here.length === 2 && there.length === 2 && here[0] === there[1] && here[1] === there[0];
  if (there.length !== 1 && !swapped) return false;
  return LETTERS.test(here + there) && wordAround(long, start).length >= LONG_WORD;
}

/**
 * The spelling, and what is left of it without each one of the letters of its long words. Spellings that `differByOneLetter` have one of
 * these in common, so that they are found without comparing all with all.
 */
export function lackingOneLetter(spelt: string): readonly string[] {
  const all = [spelt];
  for (const { 0: word, index } of spelt.matchAll(LONG_WORDS)) {
    for (let at = index; at < index + word.length; at++) all.push(spelt.slice(0, at) + spelt.slice(at + 1));
  }
  return all;
}

/**
 * The spelling without each one of its words that is long, or is a letter short of it. Spellings that `differByOneLetter` have one of these
 * in common, so that of most scopes it is known at once that none is like them.
 */
export function lackingOneWord(spelt: string): readonly string[] {
  const all: string[] = [];
  let start = 0;
  for (const { length } of spelt.split(" ")) {
    if (length >= LONG_WORD - 1) all.push(spelt.slice(0, start) + spelt.slice(start + length));
    start += length + 1;
  }
  return all;
}

/** In what two look-alikes differ: "in letter case and by a plural". */
export function likenessOf(one: string, other: string): string {
  if (one.toLowerCase() === other.toLowerCase()) return "in letter case";
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const low = others.map((word) => word.toLowerCase());
  const ways: string[] = [];
  // A change to upper case is one way to separate words.
  if (betweenWords(one) !== betweenWords(other)) ways.push("in how their words are separated");
  else if (differInCase(words, others)) ways.push("in letter case");
  if (soundOf(words) !== soundOf(others)) ways.push("by one letter");
  else if (words.join("").toLowerCase() !== low.join("")) ways.push("by a plural");
  return listed(ways, "and");
}

/** Do two look-alikes differ by a letter or a plural alone, as two words of a language may? */
export function differByWord(one: string, other: string): boolean {
  const isSameCase = one.toLowerCase() !== other.toLowerCase() && !differInCase(wordsOf(one), wordsOf(other));
  return isSameCase && betweenWords(one) === betweenWords(other);
}

function differInCase(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word, at) => word !== others[at] && word.toLowerCase() === others[at]?.toLowerCase());
}

function wordAround(spelt: string, at: number): string {
  const end = spelt.indexOf(" ", at);
  return spelt.slice(spelt.lastIndexOf(" ", at) + 1, end < 0 ? spelt.length : end);
}

const DIGITS = /^\p{N}/u;
const LETTERS = /^[\p{L}\p{M}]+$/u;
const LONG_WORD = 6;
const LONG_WORDS = new RegExp(`[^ ]{${LONG_WORD},}`, "g");
