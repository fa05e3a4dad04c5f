import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isAuthApisName } from "../document/uri.ts";
import { disk } from "./file-system.ts";
import { isLeftOut } from "./walk.ts";

/**
 * The URIs of the workspace's `auth-apis.yaml` files, as they are found. Follows no links, looks into no `node_modules` and no `.git`, and
 * ends after so many folders; a folder that can't be read has no files. What git ignores counts: an editor opens it as well.
 *
 * @param folders - absolute paths
 */
export async function* findFiles(folders: readonly string[]): AsyncIterable<string> {
  let left = MOST_FOLDERS;
  const open = [...folders];
  for (let folder = open.shift(); folder !== undefined && left-- > 0; folder = open.shift()) {
    for (const { name, kind } of await disk.list(folder)) {
      if (kind === "folder" && !isLeftOut(name)) open.push(join(folder, name));
      else if (kind === "file" && isAuthApisName(name)) yield pathToFileURL(join(folder, name)).href;
    }
  }
}

/**
 * The same for folders that have come up in the workspace, or for whatever else has come up there: a link is not followed.
 *
 * @param paths - absolute
 */
export async function* findFilesIn(paths: readonly string[]): AsyncIterable<string> {
  for (const path of paths) if ((await disk.kind(path)) === "folder") yield* findFiles([path]);
}

const MOST_FOLDERS = 20_000;
