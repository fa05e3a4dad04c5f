import { indexFiles, type KeptIndex } from "../../rules/about/files-index.ts";
import { isNews, NO_OTHERS, type OtherFile, type OtherFiles } from "../../rules/about/other-files.ts";
import type { PlacedApi } from "../../rules/about/placed-api.ts";

/** What each file has beside it, kept up as files come, change and go. */
export interface Besides {
  /** A file has come, or is another one now. */
  touch(key: string): void;
  /** A file is gone, and nothing of it is kept. */
  drop(key: string): void;
  /** Looks at so many of the others that have come or are other ones now; are there more? Then `of` would take long. */
  lookOn(key: string, most: number): boolean;
  /** What stands beside a file now, and a number that is another one wherever that is. */
  of(key: string): { readonly files: OtherFiles; readonly serial: number };
}

/**
 * @param shown - what a file shows to others; nothing where there is no such file. A file is not asked for its own sake, so that
 *   opening a long one doesn't read it.
 */
export function besides(shown: (key: string) => OtherFile | undefined): Besides {
  const known = new Map<string, OtherFile>();
  const touched = new Set<string>();
  /** The last change, and the last one of any other file. */
  let newest = { by: "", serial: 0 };
  let before = { by: "", serial: 0 };
  let index: KeptIndex | undefined;
  const given = new Map<string, { readonly files: OtherFiles; readonly serial: number }>();

  const look = (key: string): void => {
    touched.delete(key);
    const now = shown(key);
    if (!now) given.delete(key);
    const last = known.get(key);
    if (now === last) return;
    if (now) known.set(key, now);
    else known.delete(key);
    // Of a file that nobody has looked at, such as the one that asks, the index knows nothing.
    const isMet = (api: PlacedApi): boolean => touched.size > 0 || index?.isMet(key, api) !== false;
    const isNoNews = last && now && !isNews(now, last, isMet);
    index?.replace(key, last, now);
    if (isNoNews) return;
    if (newest.by !== key) before = newest;
    newest = { by: key, serial: newest.serial + 1 };
  };
  return {
    touch: (key) => void touched.add(key),
    drop: look,
    lookOn(key, most) {
      let left = most;
      for (const each of [...touched]) {
        if (each === key) continue;
        if (left-- === 0) return true;
        look(each);
      }
      return false;
    },
    of(key) {
      for (const each of [...touched]) if (each !== key) look(each);
      const { serial } = newest.by === key ? before : newest;
      const last = given.get(key);
      if (last?.serial === serial) return last;
      const alone = known.size === 0 || (known.size === 1 && known.has(key));
      index ??= indexFiles(known);
      const made = { files: alone ? NO_OTHERS : { index, own: key }, serial };
      given.set(key, made);
      return made;
    },
  };
}
