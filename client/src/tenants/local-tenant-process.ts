import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** The tenant of a file for which a local one stands in. */
export interface StandIn {
  /** Path of the file. */
  readonly file: string;
  readonly tenant: string;
}

/** A local tenant that runs as a child of this process. */
export interface LocalTenantProcess {
  /** Resolves when it is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** Asks it to end. */
  stop(): void;
}

/**
 * Starts the command line's `local-tenant` on a directory and waits until it answers. It ends with its standard input,
 * so that it never outlives this process.
 *
 * @param cli - path of the command line's bundle
 * @throws Error with what it said, where it doesn't come up
 */
export async function startLocalTenant(
  cli: string,
  directory: string,
  standIn: StandIn | undefined,
): Promise<LocalTenantProcess> {
  const as = standIn ? ["--file", standIn.file, "--as", standIn.tenant] : [];
  const child = spawn(process.execPath, [cli, "local-tenant", "--dir", directory, "--stop-with-stdin", ...as], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  // It may be gone before it is told to end.
  child.stdin.on("error", () => undefined);
  await ready(child, gone);
  return { gone, stop: () => child.stdin.end() };
}

/** The line on stdout by which it says that it is ready; what it says later must not fill the pipes. */
async function ready(child: ChildProcess, gone: Promise<void>): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-2000)));
  const line = new Promise<true>((resolve) => {
    if (child.stdout) createInterface({ input: child.stdout }).once("line", () => resolve(true));
  });
  const answers = await Promise.race([line, gone.then(() => false)]);
  if (!answers) throw new Error(said.trim() || `It ended at once (exit code ${String(child.exitCode)}).`);
  child.stdout?.resume();
}
