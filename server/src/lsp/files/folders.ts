import { isUnder, plainUri } from "../../document/uri.ts";
import { isLeftOut } from "../../workspace/walk.ts";

/** Folders that have come and gone. */
export interface FoldersChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The workspace's folders; there may be none, or several. */
export interface Folders {
  /** Their URIs. */
  uris(): readonly string[];
  change(change: FoldersChange): void;
}

/** @param first - URIs of the folders at the start */
export function openFolders(first: readonly string[]): Folders {
  let uris = first;
  return {
    uris: () => uris,
    change({ added, removed }) {
      const gone = new Set(removed.map(plainUri));
      uris = [...uris.filter((uri) => !gone.has(plainUri(uri))), ...added];
    },
  };
}

/** Would a search of the folders come by a place, judged by its name alone? */
export function holds(folders: readonly string[], uri: string): boolean {
  const within = (folder: string): string => plainUri(uri).slice(plainUri(folder).length);
  return folders.some((folder) => isUnder(uri, folder) && !within(folder).split("/").some(isLeftOut));
}
