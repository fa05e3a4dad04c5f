import { folderOfRules } from "../../workspace/git-rules.ts";
import { LIMITS } from "./limits.ts";
import { audienceLook, type LookSurroundings } from "./look.ts";
import type { Root } from "./roots.ts";

/** What the check has around it. */
export interface CheckSurroundings extends LookSurroundings {
  /** The workspace's folders, and whether the user wants the check there. */
  readonly roots: () => Promise<readonly Root[]>;
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
  const { roots, log } = surroundings;
  const look = audienceLook(surroundings);
  let running = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let queue = Promise.resolve();
  let due = nothingDue();

  const run = async (signal: AbortSignal): Promise<void> => {
    const { whole, edited, uris } = due;
    due = nothingDue();
    const isWanted = (): boolean => !signal.aborted && !due.edited;
    const otherIdentifiers = (whole || edited) && (await look.renew(isWanted));
    if (otherIdentifiers === undefined) {
      // What came meanwhile has made another run necessary.
      due = { whole: due.whole || whole, edited: true, uris: new Set([...uris, ...due.uris]) };
      return;
    }
    const everything = whole || otherIdentifiers || uris.size > LIMITS.changed;
    if (!everything && uris.size === 0) return;
    const folders = await roots();
    if (everything) {
      await look.intoAll(folders, signal);
    } else if (!(await look.intoChanged(uris, folders, signal))) {
      due.whole = true;
      schedule(DELAY.all);
    }
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
        if (folderOfRules(uri) !== undefined) due.whole = true;
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

function nothingDue() {
  return { whole: false, edited: false, uris: new Set<string>() };
}

/** In milliseconds. */
const DELAY = { all: 300, changed: 200, edited: 1000 } as const;
