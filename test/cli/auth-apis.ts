import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cli } from "./bundle.ts";
import { assertNoSecret } from "./secrets.ts";

export interface Surroundings {
  readonly cwd?: string;
  /** All that there is but for PATH and a home that is empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** What comes on stdin; without it there is nothing. */
  readonly stdin?: string;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const home = mkdtempSync(join(tmpdir(), "auth-apis-home-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));

/** Runs `auth-apis` to its end, with no terminal. That nothing secret comes out is asserted with every run. */
export function authApis(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  return startAuthApis(args, surroundings).ended;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Run>;
}

/** The same, for a test that has a hand in it while it runs. */
export function startAuthApis(
  args: readonly string[],
  { cwd = home, env = {}, stdin = "" }: Surroundings = {},
): Started {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH: process.env["PATH"], HOME: home, USERPROFILE: home, ...env },
    stdio: "pipe",
  });
  child.stdin.on("error", () => undefined).end(stdin);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const ended = once(child, "close").then(([code]) => {
    const run = { code: code as number | null, stdout, stderr };
    assertNoSecret(run, args);
    return run;
  });
  return { process: child, ended };
}

/** The JSON that a run has printed, which must be all of its stdout. */
export function json({ stdout, stderr }: Run): unknown {
  assert.match(stdout, /^\{.*\}\n$/, `no JSON: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** Asserts the exit code, and shows what was said where it is another one. */
export function exits(run: Run, code: number): Run {
  assert.equal(run.code, code, `exit code ${String(run.code)}\n${run.stdout}\n${run.stderr}`);
  return run;
}
