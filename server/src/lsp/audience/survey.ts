import { setImmediate } from "node:timers/promises";
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

/** Walks through the folders, in turns with other messages, and for no longer than half of the time that there is. */
export async function survey(roots: readonly Root[], files: FileSystem, signal: AbortSignal): Promise<Survey> {
  const candidates: string[] = [];
  const end = Date.now() + LIMITS.time / 2;
  let listed = 0;
  for (const { path: root } of roots.filter(({ checked }) => checked)) {
    for await (const found of walk(root, files, signal)) {
      if (++listed % IN_ONE_TURN === 0) await setImmediate();
      const isTooMuch = listed > LIMITS.listed || candidates.length === LIMITS.read || Date.now() > end;
      if (isTooMuch) return { candidates, cut: true };
      if (isCandidate(found)) candidates.push(`${root}/${found.path}`);
    }
  }
  return { candidates, cut: false };
}

/** What git ignores is nobody's source, but for environments. */
export function isCandidate(found: Found): boolean {
  return candidateFile(found.name) !== undefined && (isEnvironmentName(found.name) || !found.ignored);
}

/** In files; a folder is listed as a whole. */
const IN_ONE_TURN = 200;
