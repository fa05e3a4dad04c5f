import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isAuthApisName } from "../document/uri.ts";

/**
 * The URIs of the workspace's `auth-apis.yaml` files, as they are found. Follows no links, looks into no `node_modules` and no `.git`, and
 * ends after so many folders; a folder that can't be read has no files.
 *
 * @param folders - absolute paths
 */
export async function* findFiles(folders: readonly string[]): AsyncIterable<string> {
  let left = MOST_FOLDERS;
  const open = [...folders];
  for (let folder = open.shift(); folder !== undefined && left-- > 0; folder = open.shift()) {
    for (const item of await itemsOf(folder)) {
      if (item.isDirectory() && !IGNORED.has(item.name)) open.push(join(folder, item.name));
      else if (item.isFile() && isAuthApisName(item.name)) yield pathToFileURL(join(folder, item.name)).href;
    }
  }
}

async function itemsOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const IGNORED: ReadonlySet<string> = new Set(["node_modules", ".git"]);
const MOST_FOLDERS = 20_000;
