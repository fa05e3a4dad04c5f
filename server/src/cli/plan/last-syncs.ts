import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writePrivateFile } from "../../disk/private-file.ts";
import { stateFolder } from "../../tenant/journal/folder.ts";
import { type LastSync, lastSyncIn } from "../../tenant/plan/last-sync.ts";
import type { Json } from "../../facts/json.ts";
import type { Terminal } from "../terminal.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** What the last sync of some files with a tenant left, as far as it was made from this machine. */
export interface LastSyncs {
  /** `undefined` where there was none, or what is kept can't be read: then nothing is called released. */
  last(): Promise<LastSync | undefined>;
  /** Replaces it. Says on stderr where that fails, and goes on: what was synced stays synced. */
  keep(synced: LastSync): Promise<void>;
}

/** It is kept beside the journals. @param paths - of the files that are synced together, in any order */
export function lastSyncs(paths: readonly string[], domain: string, terminal: Terminal): LastSyncs {
  const files = paths.map((path) => resolve(terminal.cwd, path)).sort();
  const folder = stateFolder(terminal.env);
  const key = createHash("sha256")
    .update(JSON.stringify([domain, files]))
    .digest("hex");
  const unkept = (why: string) =>
    terminal.talk(`What this sync left can't be kept ${why}; the next plan won't say what the files stopped naming.`);
  if (folder === undefined) {
    return {
      last: () => Promise.resolve(undefined),
      keep() {
        unkept("(there is no home folder, and no AUTH_APIS_STATE_DIR)");
        return Promise.resolve();
      },
    };
  }
  const path = join(folder, `last-sync-${key.slice(0, 16)}.json`);
  return {
    last: () =>
      readFile(path, "utf8")
        .then((text) => lastSyncIn(JSON.parse(text) as Json))
        .catch(() => undefined),
    async keep(synced) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writePrivateFile(path, JSON.stringify(synced));
      } catch (error) {
        unkept(`in ${folder} (${systemCode(error) ?? "unknown error"})`);
      }
    },
  };
}
