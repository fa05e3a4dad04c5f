import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

/** An application of the local tenant; its secret opens nothing else. */
export interface LocalApplication {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

export interface LocalTenant {
  /** `localhost:PORT`. */
  readonly domain: string;
  readonly administrator: { readonly clientId: string; readonly clientSecret: string };
  readonly applications: readonly LocalApplication[];
  /** The tenant of the file for which it stands in. */
  readonly standsInFor: string | undefined;
}

export interface LocalTenantProcess {
  dispose(): void;
  readonly tenant: LocalTenant;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

/**
 * Starts the local tenant as a child process of the command line's bundle. It ends with its standard input, so
 * it never outlives the window.
 *
 * @throws Error with what the process said, where it doesn't come up
 */
export async function startLocalTenant(
  cli: string,
  directory: string,
  standIn: { readonly file: string; readonly tenant: string } | undefined,
): Promise<LocalTenantProcess> {
  const as = standIn ? ["--file", standIn.file, "--as", standIn.tenant] : [];
  const child = spawn(process.execPath, [cli, "local-tenant", "--dir", directory, "--stop-with-stdin", ...as], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = await readyLine(child);
  const tenant = await readLocalTenant(ready.domain, ready.credentials, standIn?.tenant);
  return { tenant, gone, dispose: () => child.stdin.end() };
}

/** Reads who is who on a local tenant from its credentials file. */
export async function readLocalTenant(
  domain: string,
  credentials: string,
  standsInFor: string | undefined,
): Promise<LocalTenant> {
  const content = JSON.parse(await readFile(credentials, "utf8")) as CredentialsFile;
  return {
    domain,
    administrator: {
      clientId: content.administrator.client_id,
      clientSecret: content.administrator.client_secret,
    },
    applications: content.applications.map(({ name, client_id, client_secret }) => ({
      name,
      clientId: client_id,
      clientSecret: client_secret,
    })),
    standsInFor,
  };
}

interface CredentialsFile {
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly {
    readonly name: string;
    readonly client_id: string;
    readonly client_secret?: string;
  }[];
}

function readyLine(child: ChildProcess): Promise<{ domain: string; credentials: string }> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(said.trim() || `The local tenant ended at once (exit code ${String(code)}).`)),
    );
    if (child.stdout) {
      createInterface({ input: child.stdout }).once("line", (line) =>
        resolve(JSON.parse(line) as { domain: string; credentials: string }),
      );
    }
  });
}
