import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isLoopback } from "../../facts/domain.ts";
import { homeFolder } from "../../runtime/home.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** What the directory of a local tenant says: where it listens, for whom it stands in, and who its applications are. */
export interface LocalDirectory {
  /** `localhost:PORT`. */
  readonly domain: string;
  /** The tenant of a file whose place it takes. */
  readonly standsInFor: string | undefined;
  readonly administrator: LocalApplication;
  /** The administrator is not among them. */
  readonly applications: readonly LocalApplication[];
}

export interface LocalApplication {
  readonly name: string;
  readonly clientId: string;
  /** None for a public application. */
  readonly clientSecret: string | undefined;
}

/** Where `local-tenant` lives unless told otherwise. @throws UsageError where there is no home folder */
export function localDirectoryPath({ env }: Pick<Terminal, "env">): string {
  const told = env["AUTH_APIS_LOCAL_TENANT_DIR"];
  if (told) return told;
  const home = homeFolder();
  if (home === undefined) throw new UsageError("there is no home folder; say with --dir where the local tenant lives");
  return join(home, ".auth-apis", "local-tenant");
}

/** @throws UsageError where no local tenant has ever run there, or something else stands in its files */
export async function readLocalDirectory(path: string): Promise<LocalDirectory> {
  const tenant = await readJson(path, "tenant.json");
  const credentials = await readJson(path, "credentials.json");
  const { domain, standsInFor } = tenant;
  const { administrator, applications } = credentials;
  const local = {
    domain,
    standsInFor: typeof standsInFor === "string" ? standsInFor : undefined,
    administrator: application({ name: "Administrator", ...object(administrator) }),
    applications: Array.isArray(applications) ? applications.map((each) => application(object(each))) : undefined,
  };
  // A directory that comes with a repository must not be able to lead off this machine.
  if (typeof domain !== "string" || !isLoopback(domain)) throw unsuitable(path);
  if (!local.administrator?.clientSecret || !local.applications) throw unsuitable(path);
  return {
    ...local,
    domain,
    administrator: local.administrator,
    applications: local.applications.filter((each) => each !== undefined),
  };
}

type Wire = Readonly<Record<string, unknown>>;

async function readJson(path: string, name: string): Promise<Wire> {
  let text: string;
  try {
    text = await readFile(join(path, name), "utf8");
  } catch (cause) {
    const start = "start one with `auth-apis local-tenant`";
    throw new UsageError(`there is no local tenant in ${path}; ${start}, or say with --dir where it is`, { cause });
  }
  try {
    return object(JSON.parse(text));
  } catch {
    // The parser's message quotes the text, and so maybe a secret.
    throw unsuitable(path);
  }
}

function application({ name, client_id, client_secret }: Wire): LocalApplication | undefined {
  if (typeof name !== "string" || typeof client_id !== "string") return undefined;
  return { name, clientId: client_id, clientSecret: typeof client_secret === "string" ? client_secret : undefined };
}

function object(value: unknown): Wire {
  return typeof value === "object" && value !== null ? (value as Wire) : {};
}

function unsuitable(path: string): UsageError {
  return new UsageError(`${path} is not a local tenant's directory; make one with auth-apis local-tenant --dir DIR`);
}
