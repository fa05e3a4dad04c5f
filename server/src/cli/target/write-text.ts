import { chmod, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { systemCode } from "../../runtime/system-error.ts";

/**
 * Replaces a file's text at once or not at all: a reader sees the old one or the new one. The file keeps its mode, and a link
 * still leads to it.
 *
 * @param before - the text that the new one was made of
 * @throws UsageError where the file has another text by now, or can't be written
 */
export async function replaceText(path: string, before: string, text: string, { cwd }: Terminal): Promise<void> {
  try {
    const file = await realpath(resolve(cwd, path));
    if ((await readFile(file, "utf8")) !== before) {
      throw new UsageError(`${path} was changed meanwhile, so nothing was written; run the command again`);
    }
    const { mode } = await stat(file);
    const fresh = join(dirname(file), `.${process.pid}.auth-apis.tmp`);
    try {
      await writeFile(fresh, text, { flag: "wx" });
      await chmod(fresh, mode);
      await rename(fresh, file);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} can't be written (${systemCode(error) ?? "unknown error"})`, { cause: error });
  }
}

/** Makes a new file. @throws UsageError where there is one, unless it may be replaced, or none can be made */
export async function writeNewFile(path: string, text: string, replace: boolean, { cwd }: Terminal): Promise<void> {
  try {
    await writeFile(resolve(cwd, path), text, { flag: replace ? "w" : "wx" });
  } catch (error) {
    const code = systemCode(error) ?? "unknown error";
    const known: Readonly<Record<string, string>> = {
      EEXIST: "is there already; --force replaces it",
      ENOENT: "can't be written: its folder doesn't exist",
    };
    throw new UsageError(`${path} ${known[code] ?? `can't be written (${code})`}`, { cause: error });
  }
}
