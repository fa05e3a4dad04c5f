import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BaseProblem } from "../document/read/base.ts";
import { Document } from "../document/document.ts";
import { OUTSIDE } from "../document/read/extends.ts";
import { decode } from "./text.ts";
import { systemCode } from "../runtime/system-error.ts";

/**
 * Reads the text of a file, if it lies in one of the folders of the workspace, links followed: a file of the workspace must not
 * be able to show what stands elsewhere on the machine. Never throws; what can't be read is a problem in words.
 *
 * @param folders - absolute paths
 */
export function readInside(uri: string, folders: readonly string[]): Document | BaseProblem {
  const path = pathOf(uri);
  if (path === undefined) return { problem: "is no file of this machine" };
  if (folders.length === 0) {
    return { problem: "can't be read while no folder is open; open the folder that holds it", severity: "info" };
  }
  if (!folders.some((folder) => isInside(path, folder))) return OUTSIDE;
  try {
    const real = realpathSync(path);
    if (!folders.some((folder) => isInside(real, realpathSync(folder)))) return OUTSIDE;
    return readText(real);
  } catch (error) {
    const code = systemCode(error) ?? "unknown error";
    return { problem: PROBLEMS.get(code) ?? `can't be read (${code})` };
  }
}

/** A text that is another one when the file is, without reading it; nothing where there is no such file in the folders. */
export function stampInside(uri: string, folders: readonly string[]): string | undefined {
  const path = pathOf(uri);
  if (path === undefined || !folders.some((folder) => isInside(path, folder))) return undefined;
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [ino, size, mtimeMs, ctimeMs].join();
  } catch {
    return undefined;
  }
}

/** The URI of a file of the workspace with links followed; any other URI as it is. */
export function realUri(uri: string, folders: readonly string[]): string {
  const path = pathOf(uri);
  if (path === undefined || !folders.some((folder) => isInside(path, folder))) return uri;
  try {
    return pathToFileURL(realpathSync(path)).href;
  } catch {
    return uri;
  }
}

/** Is a path the folder itself, or in it? Both absolute; links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path of a `file:` URI. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** @param path - without links, so that none that is put there meanwhile is followed */
function readText(path: string): Document | BaseProblem {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { problem: "is no file" };
    if (stat.size > LARGEST) return { problem: "is too large" };
    const { text, problem } = decode(readFileSync(descriptor));
    return problem ? { problem: `can't be read as text: ${problem.message.replace(/\.$/, "")}` } : Document.of(text);
  } finally {
    closeSync(descriptor);
  }
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "is not there"],
  ["ENOTDIR", "is not there"],
  ["EACCES", "may not be read; check its permissions"],
  ["EPERM", "may not be read; check its permissions"],
]);
/** In bytes. */
const LARGEST = 10_000_000;
