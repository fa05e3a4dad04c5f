import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { type Ignored, NOTHING_IGNORED } from "./ignored.ts";

/** A file of a workspace folder. */
export interface Found {
  /** From the folder, with slashes. */
  readonly path: string;
  readonly name: string;
  /** Git ignores it; what lies in a folder that git ignores is not found at all. */
  readonly ignored: boolean;
}

/**
 * The files of a folder, those near its root first. `.git`, `node_modules` and folders that git ignores are left out, and no link
 * is followed, so that the walk never leaves the folder. Of git's rules only those count that lie in the folder itself: `.gitignore`
 * files, and `.git/info/exclude`.
 *
 * @param root - absolute
 * @param signal - ends the walk
 */
export async function* walk(root: string, files: FileSystem, signal: AbortSignal): AsyncGenerator<Found> {
  const folders = [{ path: "", ignored: await repositoryRules(root, files) }];
  for (const folder of folders) {
    const entries = await files.list(join(root, folder.path));
    const ignored = await withOwnRules(root, folder.path, folder.ignored, files);
    for (const { name, kind } of entries) {
      if (signal.aborted) return;
      const path = `${folder.path}${name}`;
      if (kind === "file") yield new FoundFile(path, name, ignored);
      if (kind === "folder" && !isLeftOut(name) && !ignored.has(`${path}/`))
        folders.push({ path: `${path}/`, ignored });
    }
  }
}

/** Asks git's rules only once somebody wants to know: there may be many rules, and many files that nobody wants. */
class FoundFile implements Found {
  readonly path: string;
  readonly name: string;
  readonly #ignored: Ignored;

  constructor(path: string, name: string, ignored: Ignored) {
    this.path = path;
    this.name = name;
    this.#ignored = ignored;
  }

  get ignored(): boolean {
    return this.#ignored.has(this.path);
  }
}

/** What lies at a path, if a walk would come by it: a file, be it ignored, or a folder into which the walk would go. */
export async function findAt(
  root: string,
  path: string,
  files: FileSystem,
): Promise<(Found & { readonly kind: "file" | "folder" }) | undefined> {
  const steps = path.split("/");
  let ignored = await repositoryRules(root, files);
  let folder = "";
  for (const [index, name] of steps.entries()) {
    const here = `${folder}${name}`;
    const kind = await files.kind(join(root, here));
    if (kind === "else") return undefined;
    ignored = await withOwnRules(root, folder, ignored, files);
    if (kind === "folder" && (isLeftOut(name) || ignored.has(`${here}/`))) return undefined;
    if (index === steps.length - 1) return { path: here, name, ignored: ignored.has(here), kind };
    if (kind === "file") return undefined;
    folder = `${here}/`;
  }
  return undefined;
}

/** What the repository leaves out without telling others. */
async function repositoryRules(root: string, files: FileSystem): Promise<Ignored> {
  for (const folder of [".git", ".git/info"]) {
    if ((await files.kind(join(root, folder))) !== "folder") return NOTHING_IGNORED;
  }
  const text = await files.read(join(root, ".git/info/exclude"), LARGEST_RULES);
  return text === undefined ? NOTHING_IGNORED : NOTHING_IGNORED.with("", text);
}

async function withOwnRules(root: string, folder: string, ignored: Ignored, files: FileSystem): Promise<Ignored> {
  const text = await files.read(join(root, folder, ".gitignore"), LARGEST_RULES);
  return text === undefined ? ignored : ignored.with(folder, text);
}

/** A folder by this name holds nothing of the user's own. */
export function isLeftOut(name: string): boolean {
  return name === ".git" || name === "node_modules";
}

/** In bytes. */
const LARGEST_RULES = 100_000;
