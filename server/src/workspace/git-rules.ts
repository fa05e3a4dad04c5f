import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { type Ignored, NOTHING_IGNORED } from "./ignored.ts";

/**
 * What git leaves out of a folder, by the rules that lie in a root and below it: `.gitignore` files, and `.git/info/exclude`.
 *
 * @param root - absolute
 * @param way - of the folder, from the root, with slashes and one at its end; empty for the root
 */
export type GitRules = (root: string, way: string) => Promise<Ignored>;

/** For whoever watches the files that hold them. */
export const RULES_GLOB = "**/{.gitignore,.git/info/exclude}";

/** The folder about which a file of rules is, as a URI; nothing where a URI is none of such a file. */
export function folderOfRules(uri: string): string | undefined {
  return /^(.*)\/(?:\.gitignore|\.git\/info\/exclude)$/.exec(uri)?.[1];
}

/** Reads each file of rules once, when first asked for it: what it says holds for one look at the disk. */
export function gitRules(files: FileSystem): GitRules {
  const known = new Map<string, Promise<Ignored>>();
  const read = async (root: string, way: string): Promise<Ignored> => {
    const above = way === "" ? repositoryRules(root, files) : rules(root, folderOf(way));
    const text = await files.read(join(root, way, ".gitignore"), LARGEST);
    return text === undefined ? above : (await above).with(way, text);
  };
  const rules: GitRules = (root, way) => {
    const key = `${root}\0${way}`;
    const found = known.get(key) ?? read(root, way);
    known.set(key, found);
    return found;
  };
  return rules;
}

function folderOf(way: string): string {
  return way.slice(0, way.lastIndexOf("/", way.length - 2) + 1);
}

/** What the repository leaves out without telling others. */
async function repositoryRules(root: string, files: FileSystem): Promise<Ignored> {
  for (const folder of [".git", ".git/info"]) {
    if ((await files.kind(join(root, folder))) !== "folder") return NOTHING_IGNORED;
  }
  const text = await files.read(join(root, ".git/info/exclude"), LARGEST);
  return text === undefined ? NOTHING_IGNORED : NOTHING_IGNORED.with("", text);
}

/** In bytes. */
const LARGEST = 100_000;
