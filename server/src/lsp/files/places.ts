import { isUnder, plainUri } from "../../document/uri.ts";

/** How files stand to the workspace. */
export interface Places {
  /**
   * Is it one of the workspace's files: in one of its folders and not left out, or any file where there is no folder? A link to a file
   * that is known as well is only another name of that one.
   */
  belongs(uri: string): boolean;
  /** Is it in one of the folders, but left out? By plain URI. */
  isLeftOut(plain: string): boolean;
  /** From now on it is left out, as git ignores it, or isn't. By plain URI. */
  leaveOut(plain: string, isLeftOut: boolean): void;
  /** A file has come: it may be a link, or one to which links lead. Answers those links; plain URIs. */
  look(uri: string): readonly string[];
}

/**
 * @param folders - URIs of the workspace's folders
 * @param isKnown - by plain URI
 * @param real - follows links
 */
export function places(
  folders: () => readonly string[],
  isKnown: (plain: string) => boolean,
  real: (uri: string) => string,
): Places {
  /** Plain URI of a link -> that of the file to which it leads. */
  const links = new Map<string, string>();
  const leftOut = new Set<string>();
  const isInside = (uri: string): boolean => folders().some((folder) => isUnder(uri, folder));
  const isOtherName = (plain: string): boolean => {
    const target = links.get(plain);
    return target !== undefined && isKnown(target);
  };
  return {
    belongs(uri) {
      if (folders().length === 0) return uri.startsWith("file:");
      const plain = plainUri(uri);
      return isInside(uri) && !isOtherName(plain) && !leftOut.has(plain);
    },
    isLeftOut: (plain) => leftOut.has(plain) && isInside(plain),
    leaveOut(plain, isLeftOut) {
      if (isLeftOut) leftOut.add(plain);
      else leftOut.delete(plain);
    },
    look(uri) {
      const [plain, target] = [plainUri(uri), plainUri(real(uri))];
      if (plain === target) links.delete(plain);
      else links.set(plain, target);
      return [...links].flatMap(([link, to]) => (to === plain ? [link] : []));
    },
  };
}
