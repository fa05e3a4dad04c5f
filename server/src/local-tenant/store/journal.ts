import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type JsonLines, openJsonLines, readJsonLines, syncFolder } from "../../disk/json-lines.ts";
import { LocalTenantError } from "../local-tenant-error.ts";

/**
 * The entries of a journal, oldest first; none where there is no file. A last line that was cut off by a crash was never
 * acknowledged and is left out (`torn`).
 *
 * @throws LocalTenantError `journal-damaged` for a line before the last that can't be read.
 */
export async function readJournal(path: string): Promise<{ entries: readonly unknown[]; torn: boolean }> {
  const { entries, torn, damagedAt } = await readJsonLines(path);
  if (damagedAt === undefined) return { entries, torn };
  throw new LocalTenantError("journal-damaged", `${path} can't be read at line ${damagedAt}.`);
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

/** For appending. Where that fails, the error says what to do about a tenant whose journal it is. */
export async function openJournal(path: string): Promise<JsonLines> {
  const lines = await openJsonLines(path);
  return {
    ...lines,
    append: (line) =>
      lines.append(line).catch((cause: unknown) => {
        throw new Error("The journal can't be written; restart the local tenant.", { cause });
      }),
  };
}
