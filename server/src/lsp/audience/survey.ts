import { candidateFile, isEnvironmentName } from "../../audience/candidate-file.ts";
import type { FileSystem } from "../../workspace/file-system.ts";
import { type Found, walk } from "../../workspace/walk.ts";
import { LIMITS } from "./limits.ts";

/** A folder of the workspace. */
export interface Root {
  /** Absolute. */
  readonly path: string;
  /** The user wants the check there. */
  readonly checked: boolean;
}

/** The absolute paths of the files that may name an audience, as far as the limits go. */
export async function survey(
  roots: readonly Root[],
  files: FileSystem,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const candidates: string[] = [];
  let listed = 0;
  for (const { path: root } of roots.filter(({ checked }) => checked)) {
    for await (const found of walk(root, files, signal)) {
      if (++listed > LIMITS.listed || candidates.length === LIMITS.read) return candidates;
      if (isCandidate(found)) candidates.push(`${root}/${found.path}`);
    }
  }
  return candidates;
}

/** What git ignores is nobody's source, but for environments. */
export function isCandidate({ name, ignored }: Found): boolean {
  return candidateFile(name) !== undefined && (!ignored || isEnvironmentName(name));
}
