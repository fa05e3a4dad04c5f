import { basename, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { isAmong, plainUri } from "../../document/uri.ts";
import { candidateFile } from "../../audience/candidate-file.ts";
import { type KnownIdentifiers, knownIdentifiers } from "../../audience/known.ts";
import { audienceHits, type Hit } from "../../audience/scan.ts";
import type { FileSystem } from "../../workspace/file-system.ts";
import { isInside, pathOf } from "../../workspace/read-inside.ts";
import { findAt } from "../../workspace/walk.ts";
import type { Log } from "../log.ts";
import { LIMITS } from "./limits.ts";
import { isCandidate, type Root, type Survey, survey } from "./survey.ts";

/** What the check has around it. */
export interface CheckSurroundings {
  readonly files: FileSystem;
  /** The workspace's folders, and whether the user wants the check there. */
  readonly roots: () => Promise<readonly Root[]>;
  /** Those of the workspace's APIs, as each tenant sees them, edits that aren't saved included. */
  readonly identifiers: () => readonly string[];
  /** Shows what was found in a file; nothing more is kept of it. */
  readonly publish: (uri: string, text: string, hits: readonly Hit[]) => void;
  readonly log: Log;
}

/** Looks for near misses of the workspace's identifiers in its code and configuration. */
export interface AudienceCheck {
  /** Everything is looked at again: folders, settings or any number of files have changed. */
  all(): void;
  /** Files have come, gone or changed on the disk. */
  changed(uris: readonly string[]): void;
  /** An `auth-apis.yaml` of the workspace is another one now. */
  edited(): void;
  stop(): void;
}

/** One check runs at a time, some time after what made it necessary, so that whoever types is never waited for. */
export function audienceCheck(surroundings: CheckSurroundings): AudienceCheck {
  const { files, roots, identifiers, publish, log } = surroundings;
  /** URIs of the files that show something. */
  const shown = new Set<string>();
  let known: KnownIdentifiers = knownIdentifiers([]);
  let running = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let queue = Promise.resolve();
  let due = nothingDue();

  const look = async (path: string): Promise<number> => {
    const uri = pathToFileURL(path).href;
    const text = await files.read(path, LIMITS.bytesOfFile);
    const file = candidateFile(basename(path));
    const hits = text === undefined || file === undefined ? [] : audienceHits(text, known, file);
    if (hits.length > 0) shown.add(uri);
    else if (!shown.delete(uri)) return text?.length ?? 0;
    publish(uri, text ?? "", hits);
    return text?.length ?? 0;
  };

  const lookAtAll = async (folders: readonly Root[], signal: AbortSignal): Promise<void> => {
    const end = Date.now() + LIMITS.time;
    let read = 0;
    const left = new Set(shown);
    const { candidates, cut } = known.all.size > 0 ? await survey(folders, files, signal) : NOTHING;
    if (cut) log.warning(TOO_LARGE);
    for (const path of candidates) {
      if (signal.aborted) return;
      if (read > LIMITS.text || Date.now() > end) {
        log.warning(TOO_LARGE);
        return;
      }
      left.delete(pathToFileURL(path).href);
      read += await look(path);
    }
    if (!signal.aborted) for (const uri of left) clear(uri);
  };

  const clear = (uri: string): void => {
    if (shown.delete(uri)) publish(uri, "", []);
  };

  const readIdentifiers = (): boolean => {
    const before = known;
    known = knownIdentifiers(identifiers());
    return before.all.size !== known.all.size || [...known.all].some((each) => !before.all.has(each));
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    const { whole, edited, uris } = due;
    due = nothingDue();
    const otherIdentifiers = (whole || edited) && readIdentifiers();
    const everything = whole || otherIdentifiers || uris.size > LIMITS.changed;
    if (!everything && uris.size === 0) return;
    const folders = await roots();
    if (everything) {
      await lookAtAll(folders, signal);
      return;
    }
    const gone = new Set<string>();
    for (const uri of uris) {
      if (signal.aborted) return;
      const found = await placeOf(uri, folders, files);
      if (found?.kind === "folder") {
        due.whole = true;
        schedule(DELAY.all);
        return;
      }
      if (found) await look(found.path);
      else gone.add(plainUri(uri));
    }
    for (const uri of [...shown]) if (isAmong(plainUri(uri), gone)) clear(uri);
  };

  const schedule = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { signal } = running;
      queue = queue
        .then(() => (signal.aborted ? undefined : run(signal)))
        .catch((error: unknown) => log.failure("The audience check", error));
    }, delay);
    timer.unref();
  };

  return {
    all() {
      // One that runs would begin again at once.
      running.abort();
      running = new AbortController();
      due.whole = true;
      schedule(DELAY.all);
    },
    changed(uris) {
      for (const uri of uris) {
        if (uri.endsWith("/.gitignore")) due.whole = true;
        else due.uris.add(uri);
      }
      schedule(DELAY.changed);
    },
    edited() {
      due.edited = true;
      schedule(DELAY.edited);
    },
    stop() {
      clearTimeout(timer);
      running.abort();
    },
  };
}

/** A changed file that a survey would name as a candidate, or a folder into which it would go. */
async function placeOf(
  uri: string,
  roots: readonly Root[],
  files: FileSystem,
): Promise<{ readonly path: string; readonly kind: "file" | "folder" } | undefined> {
  const path = pathOf(uri);
  const root = path === undefined ? undefined : roots.find((each) => isInside(path, each.path));
  if (path === undefined || !root?.checked) return undefined;
  const found = await findAt(root.path, relative(root.path, path).split(sep).join("/"), files);
  return found && (found.kind === "folder" || isCandidate(found)) ? { path, kind: found.kind } : undefined;
}

function nothingDue() {
  return { whole: false, edited: false, uris: new Set<string>() };
}

const NOTHING: Survey = { candidates: [], cut: false };
const TOO_LARGE = "The audience check doesn't reach every file: the workspace is too large for it.";
/** In milliseconds. */
const DELAY = { all: 300, changed: 200, edited: 1000 } as const;
