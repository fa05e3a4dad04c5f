import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { isPlanFile } from "../../tenant/plan-file.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** A plan may take the place of another one. @throws UsageError where something else would be lost for it */
export async function requirePlanOrNothing(path: string, { cwd }: Pick<Terminal, "cwd">): Promise<void> {
  const file = resolve(cwd, path);
  const there = await stat(file).catch(() => undefined);
  // What is no file (/dev/stdout) loses nothing.
  if (!there?.isFile() || there.size === 0) return;
  if (isPlanFile(await readFile(file, "utf8").catch(() => ""))) return;
  throw new UsageError(`${path} is there already, and is no plan; name another file`);
}
