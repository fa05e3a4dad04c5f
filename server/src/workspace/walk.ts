import { basename, join, resolve } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { gitRules } from "./git-rules.ts";

/** What lies in a workspace folder. */
export interface Found {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly kind: "file" | "folder";
  /** Git ignores it, or a folder in which it lies. */
  readonly ignored: boolean;
}

/** How far a walk goes. */
export interface Bounds {
  /** Absolute paths of folders into which it doesn't go, as another walk begins there. */
  readonly others: ReadonlySet<string>;
  /** Ends the walk. */
  readonly signal: AbortSignal;
}

/**
 * A folder and all that is in it, what is near its root first; a folder comes before what lies in it. Those that git ignores are
 * named, and not gone into: `walkIgnored` does. `.git` and `node_modules` are left out, and no link is followed, so that the walk never
 * leaves the folder. Of git's rules only those count that lie in the folder itself: `.gitignore` files, and `.git/info/exclude`.
 *
 * @param root - absolute
 */
export async function* walk(
  root: string,
  files: FileSystem,
  { others, signal }: Bounds,
  rulesIn = gitRules(files),
): AsyncGenerator<Found> {
  const folders = [{ way: "", ignored: false }];
  for (const { way, ignored } of folders) {
    const folder = resolve(root, way);
    yield { path: folder, name: basename(folder), kind: "folder", ignored };
    if (ignored) continue;
    const entries = await files.list(folder);
    if (entries.length === 0) continue;
    const rules = await rulesIn(root, way);
    for (const { name, kind } of entries) {
      if (signal.aborted) return;
      const path = join(folder, name);
      if (kind === "file") yield new FoundFile(path, name, () => rules.has(`${way}${name}`));
      if (kind !== "folder" || isLeftOut(name) || others.has(path)) continue;
      const inner = `${way}${name}/`;
      folders.push({ way: inner, ignored: rules.has(inner) });
    }
  }
}

/**
 * The same of folders that git ignores, and what is in them with them, whatever rules lie there.
 *
 * @param folders - absolute
 */
export async function* walkIgnored(
  folders: readonly string[],
  files: FileSystem,
  { others, signal }: Bounds,
): AsyncGenerator<Found> {
  const open = [...folders];
  for (const folder of open) {
    yield { path: folder, name: basename(folder), kind: "folder", ignored: true };
    for (const { name, kind } of await files.list(folder)) {
      if (signal.aborted) return;
      const path = join(folder, name);
      if (kind === "file") yield { path, name, kind, ignored: true };
      if (kind === "folder" && !isLeftOut(name) && !others.has(path)) open.push(path);
    }
  }
}

/** Asks git's rules only once somebody wants to know: there may be many rules, and many files that nobody wants. */
class FoundFile implements Found {
  readonly path: string;
  readonly name: string;
  readonly kind = "file";
  readonly #isIgnored: () => boolean;

  constructor(path: string, name: string, isIgnored: () => boolean) {
    this.path = path;
    this.name = name;
    this.#isIgnored = isIgnored;
  }

  get ignored(): boolean {
    return this.#isIgnored();
  }
}

/**
 * What lies at a path, if one of the walks would come by it.
 *
 * @param way - from the root, with slashes; empty for the root
 */
export async function findAt(
  root: string,
  way: string,
  files: FileSystem,
  rulesIn = gitRules(files),
): Promise<Found | undefined> {
  let found: Found = { path: root, name: basename(root), kind: "folder", ignored: false };
  let folder = "";
  for (const name of way === "" ? [] : way.split("/")) {
    if (found.kind === "file") return undefined;
    const path = join(found.path, name);
    const kind = await files.kind(path);
    if (kind === "else" || (kind === "folder" && isLeftOut(name))) return undefined;
    const here = `${folder}${name}`;
    const ignored = found.ignored || (await rulesIn(root, folder)).has(kind === "folder" ? `${here}/` : here);
    found = { path, name, kind, ignored };
    folder = `${here}/`;
  }
  return found;
}

/** A folder by this name holds nothing of the user's own. */
export function isLeftOut(name: string): boolean {
  return name === ".git" || name === "node_modules";
}
