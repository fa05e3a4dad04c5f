import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A local tenant that a test runs apart from the extension. */
export interface RunningTenant {
  /** `localhost:PORT`. */
  readonly domain: string;
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly {
    readonly name: string;
    readonly client_id: string;
    readonly client_secret?: string;
  }[];
  stop(): Promise<void>;
}

/**
 * Starts a local tenant. It ends, at the latest, with this process.
 *
 * @param cli - path of the command line's bundle
 * @param directory - where it keeps what it holds
 * @param before - the domain that it had, to come back there; else it takes a free port
 * @param latency - of each answer, in milliseconds
 */
export async function startLocalTenant(
  cli: string,
  directory: string,
  { before, latency = 0, seed }: { readonly before?: string; readonly latency?: number; readonly seed?: string } = {},
): Promise<RunningTenant> {
  const port = before?.split(":")[1] ?? "0";
  const child = spawn(
    process.execPath,
    [
      ...[cli, "local-tenant", "--dir", directory, "--port", port, "--latency", String(latency), "--stop-with-stdin"],
      ...(seed === undefined ? [] : ["--seed", seed]),
    ],
    {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void gone.then(() => reject(new Error("The local tenant did not start.")));
  });
  child.stdout.resume();
  const { domain, credentials } = JSON.parse(line) as { domain: string; credentials: string };
  return {
    domain,
    ...(JSON.parse(readFileSync(credentials, "utf8")) as Pick<RunningTenant, "administrator" | "applications">),
    stop() {
      child.stdin.end();
      return gone;
    },
  };
}
