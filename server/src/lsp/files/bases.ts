import type { Document } from "../../document/document.ts";
import { Base } from "../../document/read/base.ts";
import { extendedPath, openFirst, readBase, type ReadDocument } from "../../document/read/extends.ts";
import type { ReadOptions } from "../../document/read/file.ts";
import { plainUri } from "../../document/uri.ts";

/** How a file is read because of what it extends. */
export interface Extended {
  /** The text of `extends`. */
  readonly path: string | undefined;
  /** The same object as long as nothing of it changes: what was read with it stays. */
  readonly options: ReadOptions;
  /** Plain URIs of the files on which it depends, also of such as can't be read. */
  readonly uris: ReadonlySet<string>;
}

/** Reads what open files extend: from what is open, else from the disk. */
export interface Bases {
  /** @param known - what was read for the file before; it holds as long as the file extends the same */
  of(uri: string, document: Document, known?: Extended): Extended;
  /** What was read of such files doesn't count any more; by plain URI. */
  forget(concerned: (plain: string) => boolean): void;
}

/** Keeps what was read from the disk until it is forgotten. */
export function bases(
  open: (plain: string) => Document | undefined,
  folders: () => readonly string[],
  disk: ReadDocument,
): Bases {
  const kept = new Map<string, ReturnType<ReadDocument>>();
  const fromDisk: ReadDocument = (uri) => {
    const plain = plainUri(uri);
    const found = kept.get(plain) ?? disk(uri);
    kept.set(plain, found);
    return found;
  };
  return {
    of(uri, document, known) {
      const path = extendedPath(document);
      if (known && known.path === path) return known;
      const uris = new Set<string>();
      const read = openFirst(open, folders(), fromDisk);
      const base = readBase(document, uri, (target) => {
        uris.add(plainUri(target));
        return read(target);
      });
      return { path, options: base ? { base } : ALONE, uris };
    },
    forget(concerned) {
      for (const plain of [...kept.keys()]) if (concerned(plain)) kept.delete(plain);
    },
  };
}

/** The text of a file that one of these extends, be it by way of others; by plain URI. */
export function extendedText(plain: string, files: Iterable<{ readonly extended: Extended }>): Document | undefined {
  for (const { extended } of files) {
    const { base } = extended.options;
    const found = base instanceof Base ? base.chain.find(({ uri }) => plainUri(uri) === plain) : undefined;
    if (found) return found.document;
  }
  return undefined;
}

const ALONE: ReadOptions = {};
