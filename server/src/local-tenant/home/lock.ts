import { open, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { LocalTenantError } from "../local-tenant-error.ts";
import { isMarkAlive, processMark } from "../../runtime/process.ts";
import { systemCode } from "../../runtime/system-error.ts";

/**
 * Holds a directory for this process, so that two tenants never write one journal. The lock of a process that is gone is
 * taken over.
 *
 * @returns how to let go.
 * @throws LocalTenantError `locked`, with the holder's process id.
 */
export async function lockDirectory(path: string): Promise<() => Promise<void>> {
  const mine = await processMark(process.pid);
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

async function removeIfStale(path: string): Promise<void> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return;
  if (text === "") {
    // Somebody has just made it and is about to write its name, or died in between.
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age < 2000) return new Promise((resolve) => setTimeout(resolve, 50));
  } else if (await isMarkAlive(text)) throw locked(path, `process ${Number(text.split(" ")[0])}`);
  // Moved away first: if another starter has taken the stale lock over meanwhile, what we moved is not what we read.
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, "utf8").catch(() => undefined);
  if (moved === undefined) return;
  if (moved === text) await unlink(aside);
  else await rename(aside, path);
}

const locked = (path: string, by: string) =>
  new LocalTenantError(
    "locked",
    `A local tenant is already running on this directory (${by}). Use that one, stop it, or choose another directory. ` +
      `If it is no local tenant, delete ${path}.`,
  );
