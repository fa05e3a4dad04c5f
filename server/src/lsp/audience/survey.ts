import { setImmediate } from "node:timers/promises";
import { candidateFile, isEnvironmentName } from "../../audience/candidate-file.ts";
import type { FileSystem } from "../../workspace/file-system.ts";
import { type Bounds, type Found, walk, walkIgnored } from "../../workspace/walk.ts";
import { LIMITS } from "./limits.ts";
import type { Root } from "./roots.ts";

/** The files that may name an audience. */
export interface Survey {
  /** Absolute paths. */
  readonly candidates: readonly string[];
  /** There are more files than the limits allow, not counting folders that git ignores. */
  readonly cut: boolean;
}

/**
 * Walks through the folders, in turns with other messages, and for no longer than half of the time that there is. What git ignores
 * comes last, so that it takes nothing from what it doesn't.
 */
export async function survey(roots: readonly Root[], files: FileSystem, signal: AbortSignal): Promise<Survey> {
  const end = Date.now() + LIMITS.time / 2;
  const bounds = { others: new Set(roots.map(({ path }) => path)), signal };
  const own = await gather(walkAll(roots, files, bounds), LIMITS.listed, end);
  const ignored = own.cut
    ? []
    : (await gather(walkIgnored(own.ignored, files, bounds), LIMITS.ignored, end)).candidates;
  return { candidates: [...own.candidates, ...ignored].slice(0, LIMITS.read), cut: own.cut };
}

/**
 * The candidates in folders that git ignores, within the same bounds.
 *
 * @param folders - absolute paths
 */
export async function surveyIgnored(
  folders: readonly string[],
  roots: readonly Root[],
  files: FileSystem,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const others = new Set([...roots.map(({ path }) => path), ...folders]);
  const found = walkIgnored(folders, files, { others, signal });
  return (await gather(found, LIMITS.ignored, Date.now() + LIMITS.time / 2)).candidates;
}

/** What git ignores is nobody's source, but for environments. */
export function isCandidate(found: Found): boolean {
  const isLookedAt = found.kind === "file" && candidateFile(found.name) !== undefined;
  return isLookedAt && (isEnvironmentName(found.name) || !found.ignored);
}

async function* walkAll(roots: readonly Root[], files: FileSystem, bounds: Bounds): AsyncGenerator<Found> {
  for (const { path } of roots.filter(({ checked }) => checked)) yield* walk(path, files, bounds);
}

interface Gathered extends Survey {
  /** Folders that git ignores. */
  readonly ignored: readonly string[];
}

/** @param most - so many files and folders are listed */
async function gather(walked: AsyncIterable<Found>, most: number, end: number): Promise<Gathered> {
  const candidates: string[] = [];
  const ignored: string[] = [];
  let listed = 0;
  for await (const found of walked) {
    if (++listed % IN_ONE_TURN === 0) await setImmediate();
    const isTooMuch = listed > most || candidates.length === LIMITS.read || Date.now() > end;
    if (isTooMuch) return { candidates, ignored, cut: true };
    if (isCandidate(found)) candidates.push(found.path);
    else if (found.kind === "folder" && found.ignored) ignored.push(found.path);
  }
  return { candidates, ignored, cut: false };
}

/** In files; a folder is listed as a whole. */
const IN_ONE_TURN = 200;
