/**
 * Looks for what each of some words may have meant once, and not for words without end: nobody reads the fiftieth guess, and each compares
 * a word with all candidates.
 *
 * @param candidates - how many there are at most
 * @param find - which of them a word meant
 * @param keyOf - the same for what means the same
 */
export function guessing<T>(
  candidates: number,
  find: (word: T) => string | undefined,
  keyOf: (word: T) => string,
): (word: T) => string | undefined {
  const most = Math.min(MOST_GUESSES, Math.ceil(MOST_COMPARED / candidates));
  const found = new Map<string, string | undefined>();
  return (word) => {
    const key = keyOf(word);
    if (!found.has(key) && found.size < most) found.set(key, find(word));
    return found.get(key);
  };
}

const MOST_GUESSES = 50;
/** Some hundredths of a second, and many rules guess after each keystroke. */
const MOST_COMPARED = 100_000;
