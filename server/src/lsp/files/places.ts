import { isUnder, plainUri } from "../../document/uri.ts";

/** How files stand to the workspace. */
export interface Places {
  /**
   * Is it one of the workspace's files: in one of its folders, or any file where there is none? A link to a file that is known as well
   * is only another name of that one.
   */
  belongs(uri: string): boolean;
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
  const isOtherName = (plain: string): boolean => {
    const target = links.get(plain);
    return target !== undefined && isKnown(target);
  };
  return {
    belongs(uri) {
      const inside = folders();
      if (inside.length === 0) return uri.startsWith("file:");
      return inside.some((folder) => isUnder(uri, folder)) && !isOtherName(plainUri(uri));
    },
    look(uri) {
      const [plain, target] = [plainUri(uri), plainUri(real(uri))];
      if (plain === target) links.delete(plain);
      else links.set(plain, target);
      return [...links].flatMap(([link, to]) => (to === plain ? [link] : []));
    },
  };
}
