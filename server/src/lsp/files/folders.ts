import { plainUri } from "../../document/uri.ts";

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
