import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** The root of this checkout, found from wherever the bundle of this file lies. */
export const checkout = rootAbove(import.meta.dirname);

const cleanups = new Set<() => void>();

/**
 * Runs `cleanup` when the process ends, be it by itself, by Ctrl-C or by SIGTERM. It must be synchronous.
 *
 * @returns runs it now, and not again
 */
export function atExit(cleanup: () => void): () => void {
  if (cleanups.size === 0) listen();
  cleanups.add(cleanup);
  return () => {
    if (cleanups.delete(cleanup)) cleanup();
  };
}

/** A new empty folder that is gone when the process ends. Its path has no symbolic link in it. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "auth-apis-"));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** A scratch copy of a folder, under the same name, so that what VS Code writes never reaches the original. */
export function scratchCopy(folder: string): string {
  const copy = join(scratchFolder(), basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  process.on("exit", () => {
    // Newest first: a server ends before the folder goes that it writes to.
    for (const cleanup of [...cleanups].reverse()) cleanup();
    cleanups.clear();
  });
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)
    process.on(signal, () => process.exit(code));
}

function rootAbove(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : rootAbove(dirname(folder));
}
