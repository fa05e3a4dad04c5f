import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { TestContext } from "node:test";

export interface Child {
  readonly process: ChildProcess;
  /** The one line on stdout. */
  readonly ready: Promise<{ domain: string; certificate: string; credentials: string }>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts a program that ends with the test at the latest. */
export function start(t: TestContext, command: string, args: readonly string[]): Child {
  const child = spawn(command, args, { stdio: "pipe" });
  t.after(() => child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const line = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes("\n")) resolve(stdout.slice(0, stdout.indexOf("\n")));
    });
    child.on("close", () => reject(new Error(`It ended before it was ready: ${stderr}`)));
  });
  const ready = line.then((text) => JSON.parse(text) as Awaited<Child["ready"]>);
  // Not every test waits for it.
  ready.catch(() => undefined);
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  return { process: child, ready, ended };
}
