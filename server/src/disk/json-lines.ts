import { open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { systemCode } from "../runtime/system-error.ts";

/** A file of JSON lines that only grows, open for appending. */
export interface JsonLines {
  /**
   * Resolves once the line is on the disk. Lines that arrive while one fsync runs share the next one.
   * After a failed write nothing more is accepted: what the file then holds is unknown until somebody reads it.
   */
  append(line: string): Promise<void>;
  /** Waits for what was appended, then closes the file. */
  close(): Promise<void>;
}

/** What a file of JSON lines holds. */
export interface ReadLines {
  /** Oldest first; none where there is no file. */
  readonly entries: readonly unknown[];
  /** The last line was cut off by a crash. It was never acknowledged, and is left out. */
  readonly torn: boolean;
  /** A line before the last that can't be read, counted from 1; what comes behind it is not in the entries. */
  readonly damagedAt?: number;
}

export async function readJsonLines(path: string): Promise<ReadLines> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n");
  // A whole file ends in a line break; what stands after the last one was cut off.
  const torn = lines.pop() !== "";
  const entries: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      entries.push(JSON.parse(line));
    } catch {
      // The parser's message quotes the line, so it is not kept.
      return index === lines.length - 1 ? { entries, torn: true } : { entries, torn, damagedAt: index + 1 };
    }
  }
  return { entries, torn };
}

/** Opens it for appending, and makes it (0600) where it isn't there. */
export async function openJsonLines(path: string): Promise<JsonLines> {
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
        broken ??= { error: new Error(`${path} can't be written.`, { cause }) };
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

/** Makes a new or renamed file survive a power cut. Windows can't open a folder for this and needs it not. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
