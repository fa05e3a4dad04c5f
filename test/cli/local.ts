import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { cli } from "./bundle.ts";
import { assertNoSecret, keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

/** A local tenant that runs as a child of the test. */
export interface Local {
  readonly domain: string;
  readonly directory: string;
  /** `-t local --dir DIR`. */
  readonly target: readonly string[];
  readonly administrator: Application;
  application(name: string): Application;
  /** How many lines its journal has: each write adds some, and nothing else does. */
  journalled(): number;
  kill(): Promise<void>;
}

export interface Application {
  readonly clientId: string;
  readonly secret: string;
}

interface Credentials {
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly {
    readonly name: string;
    readonly client_id: string;
    readonly client_secret?: string;
  }[];
}

export async function startLocal(args: readonly string[] = []): Promise<Local> {
  const directory = join(workspace(), "tenant");
  const command = [cli, "local-tenant", "--dir", directory, "--port", "0", "--stop-with-stdin", ...args];
  const child = spawn(process.execPath, command, { stdio: "pipe" });
  running.add(child);
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, "close").then(() => Promise.reject(new Error("The local tenant has ended.")));
  const [line] = (await Promise.race([once(lines, "line"), ended])) as [string];
  ended.catch(() => running.delete(child));
  const { domain, credentials } = JSON.parse(line) as { domain: string; credentials: string };
  const { administrator, applications } = JSON.parse(readFileSync(credentials, "utf8")) as Credentials;
  for (const { client_secret } of [administrator, ...applications]) if (client_secret) keepSecret(client_secret);
  assertNoSecret({ stdout: line, stderr: "" }, ["local-tenant"]);
  return {
    domain,
    directory,
    target: ["--tenant", "local", "--dir", directory],
    administrator: { clientId: administrator.client_id, secret: administrator.client_secret },
    application(name) {
      const found = applications.find((each) => each.name === name);
      if (!found) throw new Error(`no application ${name}`);
      return { clientId: found.client_id, secret: found.client_secret ?? "" };
    },
    journalled: () => readFileSync(join(directory, "journal.jsonl"), "utf8").split("\n").length,
    async kill() {
      child.kill("SIGKILL");
      await ended.catch(() => undefined);
    },
  };
}

const running = new Set<ChildProcessWithoutNullStreams>();
after(async () => {
  await Promise.all(
    [...running].map(async (child) => {
      child.stdin.end();
      await once(child, "close");
    }),
  );
});
