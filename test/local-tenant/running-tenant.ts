import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type LocalTenantOptions, startLocalTenant } from "../../server/src/local-tenant/local-tenant.ts";
import type { Credentials } from "../../server/src/local-tenant/seed/credentials.ts";

export type Json = Record<string, unknown>;

export interface Answer<T = Json> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** A local tenant in a scratch folder, spoken to over its real port. */
export interface RunningTenant {
  readonly domain: string;
  readonly dir: string;
  readonly certificate: string;
  readonly credentials: Credentials;
  /** Calls the Management API (path after `/api/v2/`) with the administrator's token, or with the one given. */
  manage(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** The same for a list answered as a bare array. */
  list(path: string): Promise<readonly Json[]>;
  /** POST /oauth/token with a form body. */
  token(parameters: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** A management token with these permissions only. */
  managementToken(scope?: string): Promise<string>;
  close(): Promise<void>;
}

export async function scratch(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "local-tenant-"));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** What the first tenant of a test file took its time to make serves the others as well. */
const keys = new Map<string, string>();

/** Starts a tenant that ends with the test. */
export async function runningTenant(t: TestContext, options: Partial<LocalTenantOptions> = {}): Promise<RunningTenant> {
  const dir = options.dir ?? (await scratch(t));
  if (options.dir === undefined) await Promise.all([...keys].map(([name, text]) => writeFile(join(dir, name), text)));
  const tenant = await startLocalTenant({ ...options, dir });
  t.after(() => tenant.close());
  for (const name of ["signing-key.pem", "certificate.pem", "certificate-key.pem"])
    keys.set(name, await readFile(join(dir, name), "utf8"));
  const credentials = JSON.parse(await readFile(tenant.credentials, "utf8")) as Credentials;
  const { administrator } = credentials;
  const audience = `https://${tenant.domain}/api/v2/`;

  const token: RunningTenant["token"] = async (parameters, headers = {}) => {
    const body = new URLSearchParams(parameters);
    return answered(await fetch(`http://${tenant.domain}/oauth/token`, { method: "POST", body, headers }));
  };
  const managementToken = async (scope?: string) => {
    const grant = { grant_type: "client_credentials", audience, ...administrator };
    const { body } = await token({ ...grant, ...(scope !== undefined && { scope }) });
    return String(body["access_token"]);
  };
  let administratorToken: Promise<string> | undefined;
  const manage: RunningTenant["manage"] = async (method, path, body, given) => {
    const bearer = given ?? (await (administratorToken ??= managementToken()));
    const response = await fetch(`http://${tenant.domain}/api/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return answered(response);
  };
  return {
    domain: tenant.domain,
    dir,
    certificate: tenant.certificate,
    credentials,
    manage,
    list: async (path) => (await manage("GET", path)).body as unknown as readonly Json[],
    token,
    managementToken,
    close: () => tenant.close(),
  };
}

export async function answered(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Json };
}

/** An application of the credentials file. */
export function application(tenant: RunningTenant, name: string): { client_id: string; client_secret: string } {
  const found = tenant.credentials.applications.find((one) => one.name === name);
  if (!found) throw new Error(`No application ${name}`);
  return { client_id: found.client_id, client_secret: found.client_secret ?? "" };
}

/** The envelope of a refusal. */
export function envelope(statusCode: number, error: string, message: string, errorCode?: string): Json {
  return { statusCode, error, message, ...(errorCode !== undefined && { errorCode }) };
}
