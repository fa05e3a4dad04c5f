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

/** The files that may name an audience. */
export interface Survey {
  /** Absolute paths. */
  readonly candidates: readonly string[];
  /** There are more files than the limits allow. */
  readonly cut: boolean;
}

export async function survey(roots: readonly Root[], files: FileSystem, signal: AbortSignal): Promise<Survey> {
  const candidates: string[] = [];
  let listed = 0;
  for (const { path: root } of roots.filter(({ checked }) => checked)) {
    for await (const found of walk(root, files, signal)) {
      if (++listed > LIMITS.listed || candidates.length === LIMITS.read) return { candidates, cut: true };
      if (isCandidate(found)) candidates.push(`${root}/${found.path}`);
    }
  }
  return { candidates, cut: false };
}

/** What git ignores is nobody's source, but for environments. */
export function isCandidate({ name, ignored }: Found): boolean {
  return candidateFile(name) !== undefined && (!ignored || isEnvironmentName(name));
}
