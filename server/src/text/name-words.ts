/**
 * The words of a name as written: `read:orderItems` is `read`, `order`, `Items`. Separators, a change to upper case, and
 * the border of letters and digits end a word; characters such as `*` are words of their own.
 */
export function wordsOf(name: string): readonly string[] {
  return name.match(WORDS) ?? [];
}

/** What stands around the words. */
export function betweenWords(name: string): string {
  return name.replaceAll(WORDS, "w");
}

/** English, and rough: what matters is that a word and its plural come out the same (case, cases; policy, policies). */
export function singular(word: string): string {
  if (word.length < 4) return word;
  const one = word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  if (!one.endsWith("e")) return one;
  return one.replace(/ie$/, "y").replace(/(s|x|z|ch|sh)e$/, "$1");
}

const WORDS =
  // eslint-disable-next-line regexp/no-super-linear-move -- what is looked through for a change of case is the word, if there is none
  /\p{Lu}?[\p{Ll}\p{M}\p{Lo}]+|[\p{L}\p{M}]+?(?=\p{Lu}\p{Ll}|(?![\p{L}\p{M}]))|\p{N}+|[^\p{L}\p{M}\p{N}:._\-/\s]+/gu;
