import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { UsageError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** What the directory of a local tenant says: where it listens, for whom it stands in, and who its applications are. */
export interface LocalDirectory {
  /** `localhost:PORT`. */
  readonly domain: string;
  /** The tenant of a file whose place it takes. */
  readonly standsInFor: string | undefined;
  readonly administrator: LocalApplication;
  readonly applications: readonly LocalApplication[];
}

export interface LocalApplication {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

/** Where `local-tenant` lives unless told otherwise. */
export function localDirectoryPath({ env }: Pick<Terminal, "env">): string {
  const given = env["AUTH_APIS_LOCAL_TENANT_DIR"];
  if (given !== undefined && given !== "") return given;
  return join(homedir(), ".auth-apis", "local-tenant");
}

/** @throws UsageError where no local tenant has ever run there */
export async function readLocalDirectory(path: string): Promise<LocalDirectory> {
  try {
    const tenant = JSON.parse(await readFile(join(path, "tenant.json"), "utf8")) as TenantFile;
    const credentials = JSON.parse(await readFile(join(path, "credentials.json"), "utf8")) as CredentialsFile;
    const { administrator, applications } = credentials;
    return {
      domain: tenant.domain,
      standsInFor: tenant.standsInFor,
      administrator: application({ name: "Administrator", ...administrator }),
      applications: applications.map(application),
    };
  } catch (error) {
    throw new UsageError("there is no local tenant yet; start one with `auth-apis local-tenant`", { cause: error });
  }
}

interface TenantFile {
  readonly domain: string;
  readonly standsInFor?: string;
}

interface CredentialsFile {
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly ApplicationEntry[];
}

interface ApplicationEntry {
  readonly name: string;
  readonly client_id: string;
  readonly client_secret?: string;
}

function application({ name, client_id, client_secret }: ApplicationEntry): LocalApplication {
  return { name, clientId: client_id, clientSecret: client_secret };
}
