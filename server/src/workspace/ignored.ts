import ignore, { type Ignore } from "ignore";

/** What the `.gitignore` files of a folder and of those above it leave out. */
export interface Ignored {
  /** @param path - from the root, with slashes; a folder's ends with one */
  has(path: string): boolean;
  /** The same with the `.gitignore` of a folder, whose rules go before those of the folders above. */
  with(folder: string, text: string): Ignored;
}

export const NOTHING_IGNORED: Ignored = ignoredBy([]);

interface Rules {
  /** From the root, with a slash at the end; empty for the root. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** @param all - the deepest folder first */
function ignoredBy(all: readonly Rules[]): Ignored {
  return {
    has(path) {
      for (const { folder, rules } of all) {
        const { ignored, unignored } = rules.test(path.slice(folder.length));
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    with: (folder, text) => ignoredBy([{ folder, rules: ignore().add(text) }, ...all]),
  };
}
