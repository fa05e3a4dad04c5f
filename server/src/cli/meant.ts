import { nearest } from "../text/nearest.ts";

/**
 * The end of a message about a word that names nothing: the name that was probably meant, else what there is.
 *
 * @param otherwise - where no name is near; nothing is said without it
 * @example meant("pln", ["plan", "pull"]) // "; is it plan?"
 */
export function meant(word: string, names: Iterable<string>, otherwise?: string): string {
  const near = nearest(word, names);
  const hint = near === undefined ? otherwise : `is it ${near}?`;
  return hint === undefined ? "" : `; ${hint}`;
}
