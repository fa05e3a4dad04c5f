import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClientSecret } from "../credentials/management-secret.ts";
import { isLoopback } from "../../../server/src/facts/domain.ts";
import { isMarkAlive } from "../../../server/src/runtime/process.ts";

/** A local tenant as its directory describes it. Its secrets open nothing else. */
export interface LocalTenant {
  /** `localhost:PORT`. */
  readonly domain: string;
  /** What signs in to its Management API. */
  readonly administrator: ClientSecret;
  readonly applications: readonly LocalApplication[];
  /** The tenant of a file for which it stands in. */
  readonly standsInFor: string | undefined;
}

interface LocalApplication {
  readonly name: string;
  readonly clientId: string;
  /** A public application has none. */
  readonly clientSecret: string | undefined;
}

/**
 * The local tenant that runs on a directory; `undefined` where none does.
 *
 * That the directory is known (it is our own, or the environment of this process names it) is what makes the tenant
 * trustworthy: a loopback address alone is not, and another address is no local tenant.
 */
export async function localTenantIn(directory: string): Promise<LocalTenant | undefined> {
  try {
    if (!(await isRunning(directory))) return undefined;
    const { domain, standsInFor } = (await readJson(directory, "tenant.json")) as TenantFile;
    if (!isLoopback(domain)) return undefined;
    const { administrator, applications } = (await readJson(directory, "credentials.json")) as CredentialsFile;
    return {
      domain,
      standsInFor,
      administrator: {
        kind: "client-secret",
        clientId: administrator.client_id,
        clientSecret: administrator.client_secret,
      },
      applications: applications.map(({ name, client_id, client_secret }) => ({
        name,
        clientId: client_id,
        clientSecret: client_secret,
      })),
    };
  } catch {
    // No tenant ever ran there, or its files are being written at this moment.
    return undefined;
  }
}

/** A tenant holds a lock on its directory while it runs: its process's mark. The lock of one that was killed stays behind. */
async function isRunning(directory: string): Promise<boolean> {
  return isMarkAlive(await readFile(join(directory, "lock"), "utf8"));
}

async function readJson(directory: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(directory, file), "utf8"));
}

interface TenantFile {
  readonly domain: string;
  readonly standsInFor?: string;
}

interface CredentialsFile {
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly {
    readonly name: string;
    readonly client_id: string;
    readonly client_secret?: string;
  }[];
}
