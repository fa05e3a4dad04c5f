import { isAmong, plainUri } from "../../document/uri.ts";
import { MOST_FOLDERS } from "../../workspace/find-files.ts";
import { folderOfRules } from "../../workspace/git-rules.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { holds } from "./folders.ts";
import type { OpenFiles } from "./open-files.ts";

/** Where the workspace's files are looked for. All folders and files are URIs. */
export interface SearchedDisk {
  /** The `auth-apis.yaml` files in the folders that git doesn't ignore; `cut` is called where there are too many folders to look into. */
  readonly walk: (folders: readonly string[], cut: () => void) => AsyncIterable<string>;
  /** The same at some places in the folders, or below them. */
  readonly walkNew: (uris: readonly string[], folders: readonly string[], cut: () => void) => AsyncIterable<string>;
  /** Which of some files of the folders are there, but found by none of these? */
  readonly ignored: (uris: readonly string[], folders: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Looks for the workspace's files, and asks of those that are known and weren't found whether git ignores them. */
export interface Search {
  /** In all folders. */
  all(): void;
  /** Where something has changed on the disk. */
  changed(uris: readonly string[]): void;
  /** A file that the client has opened. */
  opened(uri: string): void;
  /** Whether a file that isn't known may still be found. */
  isUnderWay(): boolean;
  /** Resolves once all places are looked at that are to be by now, found or failed. */
  settled(): Promise<void>;
}

/** What others need to know of a search. */
export type Searched = Pick<Search, "isUnderWay" | "settled">;

/** @param done - is called where a search has changed what is known */
export function searching(
  { walk, walkNew, ignored }: SearchedDisk,
  folders: () => readonly string[],
  files: OpenFiles,
  session: Session,
  log: Log,
  done: () => void,
): Search {
  const said = new Set<string>();
  const warnOnce = (message: string): void => {
    if (!said.has(message)) log.warning(message);
    said.add(message);
  };
  const cut = (): void => warnOnce(MORE_FOLDERS);

  const look = async (places: readonly string[], found: AsyncIterable<string>): Promise<void> => {
    const seen = new Set<string>();
    let isOther = false;
    for await (const uri of found) {
      if (session.phase !== "running") return;
      if (seen.size === MOST_FILES) {
        warnOnce(MORE_FILES);
        break;
      }
      seen.add(plainUri(uri));
      isOther = files.found(uri) || isOther;
    }
    const around = new Set(places.map((place) => plainUri(place).replace(/\/$/, "")));
    const known = files.all().map(({ uri }) => uri);
    const missed = known.filter((uri) => !seen.has(plainUri(uri)) && isAmong(plainUri(uri), around));
    const leftOut = await ignored(missed, folders());
    for (const uri of missed) {
      const isChanged = leftOut.has(uri) ? files.leaveOut(uri) : files.found(uri);
      isOther = isChanged || isOther;
    }
    if (isOther) done();
  };
  const lookOrLog = (places: readonly string[], found: AsyncIterable<string>): Promise<void> =>
    look(places, found).catch((error: unknown) => log.failure("Looking for files", error));

  // One after the other, lest an older look at git's rules has the last word.
  let queue = Promise.resolve();
  let waiting = 0;
  const enqueue = (next: () => Promise<void>): void => {
    waiting++;
    queue = queue.then(next).finally(() => waiting--);
  };
  return {
    all() {
      enqueue(() => lookOrLog(folders(), walk(folders(), cut)));
    },
    changed(uris) {
      const places = uris.flatMap((uri) => placeOf(uri, folders()));
      if (places.length === 0) return;
      enqueue(() => lookOrLog(places, walkNew(places, folders(), cut)));
    },
    opened(uri) {
      // Somebody looks at it: it doesn't wait until all others are found.
      void lookOrLog([uri], walkNew([uri], folders(), cut));
    },
    isUnderWay: () => waiting > 0,
    settled: () => queue,
  };
}

/** Where to look; nowhere, if no search comes by. */
function placeOf(uri: string, folders: readonly string[]): readonly string[] {
  const folder = folderOfRules(uri);
  const place = folder === undefined ? uri : `${folder}/.gitignore`;
  return holds(folders, place) ? [folder ?? uri] : [];
}

/** A workspace has a handful; this many are still judged within a second or two. */
const MOST_FILES = 1000;
const MORE_FILES = `The workspace has more than ${MOST_FILES} auth-apis.yaml files; any but the first ${MOST_FILES} is judged only once it is opened or changed.`;
const MORE_FOLDERS = `The workspace has more than ${MOST_FOLDERS} folders; an auth-apis.yaml in any but the first ${MOST_FOLDERS} is judged only once it is opened or changed.`;
