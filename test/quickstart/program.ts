import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { build } from "esbuild";
import type { Quickstart } from "../../server/src/quickstart/quickstart.ts";

/** A quickstart's program while it runs. */
export interface Program {
  /** Status of a GET with this token. */
  status(path: string, token?: string): Promise<number>;
}

/** Runs a quickstart for Node as it is, but for TypeScript, which is built first. Ends with the test. */
export async function run(t: TestContext, { files }: Quickstart, env: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), "quickstart-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "junction");
  for (const { path, text } of files) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const main = files.at(-1)?.path ?? "";
  const child = spawn(process.execPath, [main.endsWith(".ts") ? await built(folder, main) : main], {
    cwd: folder,
    // Express prints the errors that it answers, but for tests.
    env: { PATH: process.env["PATH"], PORT: "0", NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => ended(child));
  const early = once(child, "exit").then(() => Promise.reject(new Error("The program has ended.")));
  early.catch(() => undefined);
  const [url] = (await Promise.race([once(createInterface({ input: child.stdout }), "line"), early])) as [string];
  const status: Program["status"] = async (path, token) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(new URL(path, url), { headers });
    await response.arrayBuffer();
    return response.status;
  };
  return { status };
}

async function built(folder: string, main: string): Promise<string> {
  await build({
    absWorkingDir: folder,
    entryPoints: [main],
    outfile: join(folder, "main.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    logLevel: "warning",
  });
  return "main.mjs";
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
