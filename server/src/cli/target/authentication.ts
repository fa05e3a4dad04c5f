import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { foreignDomain } from "../../tenant/connection/environment.ts";
import type { ManagementApi } from "../../tenant/connection/management-api.ts";
import { readClientSecret } from "../../tenant/connection/read-secrets.ts";
import type { ClientAuthentication } from "../../token/request/authentication.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { type Application, localApplication } from "./application.ts";
import { secretName } from "./look-up-application.ts";
import type { Target } from "./target.ts";

const algorithms = ["RS256", "RS384", "PS256"] as const;

/**
 * How an application proves who it is: by the private key that `AUTH_APIS_CLIENT_SIGNING_KEY_PATH_<CLIENT_ID>` names, or by
 * the secret of `AUTH_APIS_CLIENT_SECRET_<CLIENT_ID>`; both count, like the tenant's own credentials, only with
 * AUTH0_DOMAIN. The local tenant's directory has its applications' secrets.
 *
 * @param reader - reads the secret from the tenant where nothing else knows it, because the user has asked for that
 * @throws UsageError, before anything is sent to the token endpoint; TenantError from the reader
 */
export async function authenticationOf(
  application: Application,
  { tenant, local }: Target,
  { env, cwd }: Terminal,
  reader?: ManagementApi,
): Promise<ClientAuthentication> {
  const { clientId, named } = application;
  const { domain } = tenant;
  const path = env[keyPathName(clientId)];
  if (path) {
    // The local tenant was named as such; for any other one the environment says for which it is.
    if (!local) requireOwn(`the private key of ${clientId}`, domain, env);
    return privateKey(clientId, resolve(cwd, path), env);
  }
  if (local) {
    const { clientSecret } = localApplication(clientId, local);
    if (clientSecret !== undefined) return post(clientSecret);
    throw new UsageError(`${named} is a public application: it has no secret, and gets no token without a user`);
  }
  const own = env["AUTH0_CLIENT_ID"] === clientId ? env["AUTH0_CLIENT_SECRET"] : undefined;
  const secret = env[secretName(clientId)] || own;
  if (secret) {
    requireOwn(`the secret of ${clientId}`, domain, env);
    return post(secret);
  }
  const read = reader && (await readClientSecret(reader, clientId));
  if (read) return post(read.reveal());
  const why = reader ? `, and ${domain} does not show it (that takes read:client_keys)` : "";
  throw new UsageError(
    `the secret of ${clientId} is not known: set ${secretName(clientId)}, and AUTH0_DOMAIN to ${domain}${why}`,
  );
}

const post = (secret: string): ClientAuthentication => ({ method: "client_secret_post", secret });

/** The environment variable that names an application's private key (PEM). */
function keyPathName(clientId: string): string {
  return `AUTH_APIS_CLIENT_SIGNING_KEY_PATH_${clientId}`;
}

async function privateKey(clientId: string, path: string, env: Terminal["env"]): Promise<ClientAuthentication> {
  const name = `AUTH_APIS_CLIENT_SIGNING_ALGORITHM_${clientId}`;
  const wanted = env[name] || "RS256";
  const algorithm = algorithms.find((each) => each === wanted);
  if (!algorithm) throw new UsageError(`${name} is ${wanted}; it must be ${algorithms.join(", ")}`);
  return { method: "private_key_jwt", privateKey: await readKey(path, keyPathName(clientId)), algorithm };
}

/** @param name - of the environment variable that names it */
export async function readKey(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
    throw new UsageError(`${path} (${name}) can't be read (${code})`, { cause });
  }
}

function requireOwn(what: string, domain: string, env: Terminal["env"]): void {
  const foreign = foreignDomain(what, domain, env);
  if (foreign) throw new UsageError(foreign.problem);
}
