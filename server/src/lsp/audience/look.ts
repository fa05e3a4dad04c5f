import { basename, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { candidateFile } from "../../audience/candidate-file.ts";
import { type KnownIdentifiers, knownIdentifiers } from "../../audience/known.ts";
import { audienceHits, type Hit } from "../../audience/scan.ts";
import { atOnce, type Steps } from "../../document/steps.ts";
import { isAmong, plainUri } from "../../document/uri.ts";
import type { FileSystem } from "../../workspace/file-system.ts";
import { type GitRules, gitRules } from "../../workspace/git-rules.ts";
import { pathOf } from "../../workspace/read-inside.ts";
import { findAt, type Found } from "../../workspace/walk.ts";
import { inTurns } from "../answers/turn.ts";
import type { Log } from "../log.ts";
import { LIMITS } from "./limits.ts";
import { holdsAny, type Root, rootOf } from "./roots.ts";
import { isCandidate, survey, surveyIgnored } from "./survey.ts";

/** What is looked into, and for what. */
export interface LookSurroundings {
  readonly files: FileSystem;
  /** Those of the workspace's APIs, as each tenant sees them, edits that aren't saved included. */
  readonly identifiers: () => Steps<readonly string[]>;
  /** Shows what was found in a file; nothing more is kept of it. */
  readonly publish: (uri: string, text: string, hits: readonly Hit[]) => void;
  readonly log: Log;
}

/** Looks into files for near misses of identifiers, and shows them. Of a file it remembers no more than that it shows something. */
export interface Look {
  /**
   * Reads what identifiers there are now, in turns with other messages. Answers whether they are others than before.
   *
   * @param isWanted - is asked before each turn but the first; where it says no, nothing is answered and all stays as it was
   */
  renew(isWanted: () => boolean): Promise<boolean | undefined>;
  /** Into all files that a survey names. */
  intoAll(folders: readonly Root[], signal: AbortSignal): Promise<void>;
  /** Into what has changed on the disk. Answers whether that was enough: a folder may bring any number of files. */
  intoChanged(uris: ReadonlySet<string>, folders: readonly Root[], signal: AbortSignal): Promise<boolean>;
}

export function audienceLook({ files, identifiers, publish, log }: LookSurroundings): Look {
  /** URIs of the files that show something. */
  const shown = new Set<string>();
  let known: KnownIdentifiers = atOnce(knownIdentifiers([]));
  function* readIdentifiers(): Steps<KnownIdentifiers> {
    return yield* knownIdentifiers(yield* identifiers());
  }

  /** Answers how much text it has read. */
  const into = async (path: string): Promise<number> => {
    const uri = pathToFileURL(path).href;
    const text = await files.read(path, LIMITS.bytesOfFile);
    const file = candidateFile(basename(path));
    const hits = text !== undefined && file ? await inTurns(audienceHits(text, known, file)) : [];
    if (hits.length > 0) shown.add(uri);
    else if (!shown.delete(uri)) return text?.length ?? 0;
    publish(uri, text ?? "", hits);
    return text?.length ?? 0;
  };
  /** Into those of some files that weren't looked into before, as far as the limits go. */
  const intoMany = async (paths: readonly string[], before: ReadonlySet<string>, end: number, signal: AbortSignal) => {
    let read = 0;
    for (const path of paths) {
      if (signal.aborted) return;
      if (before.has(pathToFileURL(path).href)) continue;
      if (read > LIMITS.text || Date.now() > end) {
        log.warning(TOO_LARGE);
        return;
      }
      read += await into(path);
    }
  };
  /** Into a file; where there is none to look into, nothing is shown any more. Answers what is there. */
  const intoWhatIsAt = async (uri: string, folders: readonly Root[], rules: GitRules): Promise<Found | undefined> => {
    const found = await placeOf(uri, folders, files, rules);
    if (found?.kind === "file") await into(found.path);
    else if (shown.delete(uri)) publish(uri, "", []);
    return found;
  };

  return {
    async renew(isWanted) {
      const before = known;
      const now = await inTurns(readIdentifiers(), isWanted);
      if (now === undefined) return undefined;
      known = now;
      return before.all.size !== known.all.size || [...known.all].some((each) => !before.all.has(each));
    },
    async intoAll(folders, signal) {
      const end = Date.now() + LIMITS.time;
      // What shows something first, so that nothing stays that isn't true any more, however much there is to look into.
      const before = new Set(shown);
      const rules = gitRules(files);
      for (const uri of before) {
        if (signal.aborted) return;
        await intoWhatIsAt(uri, folders, rules);
      }
      if (known.all.size === 0) return;
      const { candidates, cut } = await survey(folders, files, signal);
      if (cut) log.warning(TOO_LARGE);
      await intoMany(candidates, before, end, signal);
    },
    async intoChanged(uris, folders, signal) {
      const end = Date.now() + LIMITS.time;
      const ignored: string[] = [];
      const moved = new Set<string>();
      const rules = gitRules(files);
      for (const uri of uris) {
        if (signal.aborted) return true;
        if (holdsAny(uri, folders)) return false;
        const found = await intoWhatIsAt(uri, folders, rules);
        if (found?.kind === "file") continue;
        if (found && !found.ignored) return false;
        if (found) ignored.push(found.path);
        moved.add(plainUri(uri));
      }
      const before = new Set([...shown].filter((uri) => isAmong(plainUri(uri), moved)));
      for (const uri of before) await intoWhatIsAt(uri, folders, rules);
      if (ignored.length === 0 || known.all.size === 0) return true;
      await intoMany(await surveyIgnored(ignored, folders, files, signal), before, end, signal);
      return true;
    },
  };
}

/** A file that a survey would name as a candidate, or a folder by which it would come. */
async function placeOf(
  uri: string,
  roots: readonly Root[],
  files: FileSystem,
  rules: GitRules,
): Promise<Found | undefined> {
  const path = pathOf(uri);
  const root = path === undefined ? undefined : rootOf(path, roots);
  if (path === undefined || !root?.checked) return undefined;
  const found = await findAt(root.path, relative(root.path, path).split(sep).join("/"), files, rules);
  return found && (found.kind === "folder" || isCandidate(found)) ? found : undefined;
}

const TOO_LARGE = "The audience check doesn't reach every file: the workspace is too large for it.";
