import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type JsonLines, openJsonLines, type ReadLines, readJsonLines } from "../../disk/json-lines.ts";
import { TenantError } from "../connection/tenant-error.ts";
import { homeFolder } from "../../runtime/home.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** Where journals are kept, one file for each sync; its names sort by time. */
export interface JournalFolder {
  /** A new journal. @throws TenantError `unrecorded` where that can't be made */
  open(domain: string, now: number): Promise<OpenJournal>;
  /** The ids of all that are there, newest first. */
  ids(): Promise<readonly string[]>;
  read(id: string): Promise<ReadLines>;
}

interface OpenJournal extends JsonLines {
  readonly id: string;
}

/**
 * Where this machine keeps what was done to tenants, from wherever: a sync that the command line began is resumed in VS Code, and the
 * other way round. AUTH_APIS_STATE_DIR, or `~/.auth-apis/journals`; `undefined` where there is no home folder either.
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = homeFolder();
  return env["AUTH_APIS_STATE_DIR"] || (home === undefined ? undefined : join(home, ".auth-apis", "journals"));
}

/** So many are kept; older ones are deleted when a new one begins. */
const keptAtMost = 200;

/** The folder is made (0700) when the first journal is. @param path - without one there are no journals, and none can be made */
export function journalFolder(path: string | undefined): JournalFolder {
  if (path === undefined) return nowhere;
  const file = (id: string): string => join(path, `${id}.jsonl`);
  const ids = async (): Promise<readonly string[]> => {
    const names = await readdir(path).catch(() => []);
    return names
      .flatMap((name) => idOf.exec(name)?.[1] ?? [])
      .sort()
      .reverse();
  };
  return {
    ids,
    read: (id) => readJsonLines(file(id)),
    async open(domain, now) {
      const id = `${new Date(now).toISOString().replace(/[-:.]/g, "")}-${randomBytes(4).toString("hex")}`;
      try {
        await mkdir(path, { recursive: true, mode: 0o700 });
        // Another process may be deleting the same ones.
        for (const old of (await ids()).slice(keptAtMost - 1)) await rm(file(old), { force: true });
        return { id, ...(await openJsonLines(file(id))) };
      } catch (cause) {
        const code = systemCode(cause);
        throw new TenantError("unrecorded", { domain, ...(code !== undefined && { reason: code }) });
      }
    },
  };
}

const nowhere: JournalFolder = {
  ids: () => Promise.resolve([]),
  read: () => Promise.resolve({ entries: [], torn: false }),
  open: (domain) => Promise.reject(new TenantError("unrecorded", { domain, reason: "no home folder" })),
};

const idOf = /^(\d{8}T\d{9}Z-[0-9a-f]{8})\.jsonl$/;
