import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { isAuthApisName } from "../../document/uri.ts";
import { disk } from "../../workspace/file-system.ts";
import { findAt } from "../../workspace/walk.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/**
 * The files that were named; where none was, those of the working directory that bear the format's name, but for what its own rules
 * have git ignore.
 *
 * @throws UsageError where there is none
 */
export async function inputPaths(named: readonly string[], { cwd }: Terminal): Promise<readonly string[]> {
  if (named.length > 0) return eachOnce(named, cwd);
  const items = await readdir(cwd, { withFileTypes: true });
  const found = items.filter((item) => (item.isFile() || item.isSymbolicLink()) && isAuthApisName(item.name));
  if (found.length === 0) throw new UsageError("there is no auth-apis.yaml in this folder; name the file");
  return withoutIgnored(found.map(({ name }) => name).sort(), cwd);
}

/** Where git ignores all of them, they are what there is. */
async function withoutIgnored(names: readonly string[], cwd: string): Promise<readonly string[]> {
  const places = await Promise.all(names.map((name) => findAt(cwd, name, disk)));
  const left = names.filter((_, at) => places[at]?.ignored !== true);
  return left.length > 0 ? left : names;
}

/** A file that is named twice is one file, however it is written. */
export function eachOnce(named: readonly string[], cwd: string): readonly string[] {
  const wholes = named.map((path) => resolve(cwd, path));
  return named.filter((_, at) => wholes.indexOf(wholes[at] ?? "") === at);
}

/** The one file of a command that takes one. @throws UsageError where there is none, or more than one */
export async function inputPath(named: readonly string[], terminal: Terminal): Promise<string> {
  const paths = await inputPaths(named, terminal);
  const [path] = paths;
  if (path === undefined || paths.length > 1) {
    throw new UsageError(
      `this takes one file, and here are ${paths.length}; name the one that is meant: ${paths.join(", ")}`,
    );
  }
  return path;
}
