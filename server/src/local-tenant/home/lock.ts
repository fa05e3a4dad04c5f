import { open, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { LocalTenantError } from "../local-tenant-error.ts";
import { isAlive } from "../../runtime/process.ts";
import { systemCode } from "../../runtime/system-error.ts";

/**
 * Holds a directory for this process, so that two tenants never write one journal. The lock of a process that is gone is
 * taken over.
 *
 * @returns how to let go.
 * @throws LocalTenantError `locked`, with the holder's process id.
 */
export async function lockDirectory(path: string): Promise<() => Promise<void>> {
  const mine = await holder(process.pid);
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      const file = await open(path, "wx", 0o600);
      await file.writeFile(mine);
      await file.close();
      return async () => rm(path, { force: true });
    } catch (error) {
      if (systemCode(error) !== "EEXIST") throw error;
    }
    await removeIfStale(path);
  }
  throw locked(path, "another process");
}

/** `PID START`: where the system tells it, when the process started, since process ids are used again. */
async function holder(pid: number): Promise<string> {
  return `${pid} ${(await startOf(pid)) ?? "-"}`;
}

async function removeIfStale(path: string): Promise<void> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return;
  if (text === "") {
    // Somebody has just made it and is about to write its name, or died in between.
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age < 2000) return new Promise((resolve) => setTimeout(resolve, 50));
  } else {
    const pid = Number(text.split(" ")[0]);
    if (isAlive(pid) && (text.endsWith(" -") || text === (await holder(pid)))) throw locked(path, `process ${pid}`);
  }
  // Moved away first: if another starter has taken the stale lock over meanwhile, what we moved is not what we read.
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, "utf8").catch(() => undefined);
  if (moved === undefined) return;
  if (moved === text) await unlink(aside);
  else await rename(aside, path);
}

/** Clock ticks from boot to the start of a process, from Linux's /proc; `undefined` elsewhere. */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The second field is the command in parentheses and may hold spaces; the start time is the 22nd field.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}

const locked = (path: string, by: string) =>
  new LocalTenantError(
    "locked",
    `A local tenant is already running on this directory (${by}). Use that one, stop it, or choose another directory. ` +
      `If it is no local tenant, delete ${path}.`,
  );
