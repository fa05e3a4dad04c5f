import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { LocalTenantError } from "../local-tenant-error.ts";

/** A file of JSON lines that only grows. */
export interface Journal {
  /**
   * Resolves once the line is on the disk. Lines that arrive while one fsync runs share the next one.
   * After a failed write nothing more is accepted: what the file then holds is unknown until the next start reads it.
   */
  append(line: string): Promise<void>;
  /** Waits for what was appended, then closes the file. */
  close(): Promise<void>;
}

/**
 * The entries of a journal, oldest first; none where there is no file. A last line that was cut off by a crash was never
 * acknowledged and is left out (`torn`).
 *
 * @throws LocalTenantError `journal-damaged` for a line before the last that can't be read.
 */
export async function readJournal(path: string): Promise<{ entries: readonly unknown[]; torn: boolean }> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n");
  // A whole journal ends in a line break; what stands after the last one was cut off.
  let torn = lines.pop() !== "";
  const entries: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      entries.push(JSON.parse(line));
    } catch (cause) {
      if (index < lines.length - 1)
        throw new LocalTenantError("journal-damaged", `${path} can't be read at line ${index + 1}.`, { cause });
      torn = true;
    }
  }
  return { entries, torn };
}

/** Replaces a journal as a whole: either the old or the new one is there, whenever the machine stops. */
export async function replaceJournal(path: string, lines: Iterable<string>): Promise<void> {
  const next = `${path}.next`;
  const file = await open(next, "w", 0o600);
  try {
    await file.writeFile([...lines].map((line) => `${line}\n`).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
  await syncFolder(dirname(path));
}

export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, "a", 0o600);
  await syncFolder(dirname(path));
  let waiting: { line: string; done: () => void; failed: (error: Error) => void }[] = [];
  let writing: Promise<void> | undefined;
  let broken: { error: Error } | undefined;

  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (broken) throw broken.error;
        await file.appendFile(batch.map(({ line }) => `${line}\n`).join(""));
        await file.datasync();
        for (const { done } of batch) done();
      } catch (cause) {
        broken ??= { error: new Error("The journal can't be written; restart the local tenant.", { cause }) };
        for (const { failed } of batch) failed(broken.error);
      }
    }
    writing = undefined;
  };

  return {
    append(line) {
      if (broken) return Promise.reject(broken.error);
      const written = new Promise<void>((done, failed) => waiting.push({ line, done, failed }));
      writing ??= drain();
      return written;
    },
    async close() {
      await writing;
      await file.close();
    },
  };
}

/** Makes a rename survive a power cut. Windows can't open a folder for this and needs it not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
