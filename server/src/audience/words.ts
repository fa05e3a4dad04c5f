import { wordsOf as allWordsOf } from "../text/name-words.ts";

/**
 * The words of a name, in lower case and without its signs: of `AUTH0_AUDIENCE2`, `ValidAudience`, `$auth0.audience`; digits are words
 * of their own.
 */
export function wordsOf(name: string): readonly string[] {
  return allWordsOf(name)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => word.toLowerCase());
}
