import { realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { isAuthApisName } from "../document/uri.ts";
import { disk, type FileSystem } from "./file-system.ts";
import { type GitRules, gitRules } from "./git-rules.ts";
import { isInside } from "./read-inside.ts";
import { findAt, walk } from "./walk.ts";

/**
 * The URIs of the workspace's `auth-apis.yaml` files, as they are found. Follows no links, and looks into no `node_modules`, no `.git`
 * and nothing that git ignores: a build's copy of a file is no second file. A folder that can't be read has no files.
 *
 * @param folders - absolute paths
 * @param cut - is called where there are more than {@link MOST_FOLDERS}, at which the search ends
 */
export async function* findFiles(
  folders: readonly string[],
  cut: () => void,
  files: FileSystem = disk,
): AsyncIterable<string> {
  const bounded = upTo(MOST_FOLDERS, files, cut);
  for (const folder of folders) yield* filesIn(folder, bounded);
}

/**
 * The same for what has come up at some places in the workspace: files, or folders with all that is in them. What such a search finds
 * is what one of the whole workspace would find there.
 *
 * @param paths - absolute, as `folders`
 */
export async function* findFilesIn(
  paths: readonly string[],
  folders: readonly string[],
  cut: () => void,
  files: FileSystem = disk,
): AsyncIterable<string> {
  const rules = gitRules(files);
  for (const path of paths) {
    if (!isAuthApisName(path) && (await files.kind(path)) !== "folder") continue;
    const bounded = upTo(MOST_FOLDERS, toward(path, files), cut);
    for (const folder of folders) if (isInside(path, folder)) yield* filesIn(folder, bounded, rules);
  }
}

/**
 * Which of some files are there, but would be counted by no search of the workspace, since git ignores them, or they lie in a
 * `node_modules`? Links are followed. What lies outside of the workspace isn't meant.
 *
 * @param paths - absolute, as `folders`
 */
export async function ignoredAmong(
  paths: readonly string[],
  folders: readonly string[],
  files: FileSystem = disk,
): Promise<ReadonlySet<string>> {
  const roots = (await Promise.all(folders.map(realPath))).filter((root) => root !== undefined);
  const rules = gitRules(files);
  const ignored = new Set<string>();
  for (const path of paths) if (await isIgnored(await realPath(path), roots, files, rules)) ignored.add(path);
  return ignored;
}

async function isIgnored(
  path: string | undefined,
  roots: readonly string[],
  files: FileSystem,
  rules: GitRules,
): Promise<boolean> {
  const around = path === undefined ? [] : roots.filter((root) => isInside(path, root));
  for (const root of around) {
    const way = relative(root, path ?? "")
      .split(sep)
      .join("/");
    const found = await findAt(root, way, files, rules);
    if (found && !found.ignored) return false;
  }
  return around.length > 0;
}

async function* filesIn(folder: string, files: FileSystem, rules?: GitRules): AsyncIterable<string> {
  const bounds = { others: new Set<string>(), signal: new AbortController().signal };
  for await (const { kind, name, path, ignored } of walk(folder, files, bounds, rules)) {
    if (kind === "file" && isAuthApisName(name) && !ignored) yield pathToFileURL(path).href;
  }
}

/** A disk that has nothing but what lies at a path or below it, and the way there. */
function toward(path: string, files: FileSystem): FileSystem {
  return {
    ...files,
    async list(folder) {
      if (isInside(folder, path)) return files.list(folder);
      const [name = ""] = relative(folder, path).split(sep);
      return [{ name, kind: await files.kind(join(folder, name)) }];
    },
  };
}

/** A disk that has nothing any more once so many folders were listed. */
function upTo(most: number, files: FileSystem, cut: () => void): FileSystem {
  let listed = 0;
  return {
    ...files,
    async list(folder) {
      if (listed++ < most) return files.list(folder);
      cut();
      return [];
    },
  };
}

function realPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

/** A walk through as many takes some seconds. */
export const MOST_FOLDERS = 20_000;
