import { Document } from "../../document/document.ts";
import type { ReadDocument } from "../../document/read/extends.ts";

/** A disk of which one can ask what has changed since it was read, for clients that don't tell of everything. */
export interface StampedDisk {
  readonly read: ReadDocument;
  /**
   * URIs of what is another file now than it was when it was read, or gone. Each change is answered once.
   *
   * On Linux, VS Code tells of a new folder and of nothing within the folders in it, as long as the window is open; and nowhere of a file
   * that comes and goes within the half second whose events it puts together.
   */
  outdated(): readonly string[];
}

/** @param stampOf - another text for each state of a file, found without reading it; none where there is no such file */
export function stamped(disk: ReadDocument, stampOf: (uri: string) => string | undefined): StampedDisk {
  const stamps = new Map<string, string>();
  const keep = (uri: string, stamp: string | undefined): void => {
    if (stamp === undefined) stamps.delete(uri);
    else stamps.set(uri, stamp);
  };
  return {
    read(uri) {
      // Before it is read: of a change in between, the stamp is the older one.
      const stamp = stampOf(uri);
      const found = disk(uri);
      keep(uri, found instanceof Document ? stamp : undefined);
      return found;
    },
    outdated() {
      const now = [...stamps].map(([uri, before]) => ({ uri, before, stamp: stampOf(uri) }));
      const changed = now.filter(({ before, stamp }) => stamp !== before);
      for (const { uri, stamp } of changed) keep(uri, stamp);
      return changed.map(({ uri }) => uri);
    },
  };
}
