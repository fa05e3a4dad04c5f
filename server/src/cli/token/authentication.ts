import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { signingAlgorithms } from "../../tenant/connection/credentials.ts";
import { foreignDomain } from "../../tenant/connection/environment.ts";
import type { ManagementApi } from "../../tenant/connection/management-api.ts";
import { readClientSecret } from "../../tenant/connection/read-secrets.ts";
import type { ClientAuthentication } from "../../token/request/authentication.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { type Application, localApplication } from "./application.ts";
import { type ApplicationVariables, applicationVariables } from "./application-variables.ts";
import type { Target } from "../target/target.ts";
import { systemCode } from "../../runtime/system-error.ts";

/**
 * How an application proves who it is: by the private key that `AUTH_APIS_CLIENT_SIGNING_KEY_PATH_<CLIENT_ID>` names, or by
 * the secret of `AUTH_APIS_CLIENT_SECRET_<CLIENT_ID>`; both count, like the tenant's own credentials, only with
 * AUTH0_DOMAIN; one ending goes for all of these names. The local tenant's directory has its applications' secrets.
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
  const variables = applicationVariables(clientId, domain, env);
  if (variables.keyPath.value) {
    // The local tenant was named as such; for any other one the environment says for which it is.
    if (!local) requireOwn(`the private key of ${clientId}`, domain, variables);
    return privateKey(variables, cwd);
  }
  if (local) {
    const { clientSecret } = localApplication(clientId, local);
    if (clientSecret !== undefined) return post(clientSecret);
    throw new UsageError(`${named} is a public application: it has no secret, and gets no token without a user`);
  }
  const { secret } = variables;
  if (secret.value) {
    requireOwn(`the secret of ${clientId}`, domain, variables);
    return post(secret.value);
  }
  const read = reader && (await readClientSecret(reader, clientId));
  if (read) return post(read.reveal());
  const why = reader ? `, and ${domain} does not show it (that takes read:client_keys)` : "";
  const bound = variables.tenant["AUTH0_DOMAIN"]?.toLowerCase() === domain ? "" : `, and AUTH0_DOMAIN to ${domain}`;
  throw new UsageError(`the secret of ${clientId} is not known: set ${secret.name}${bound}${why}`);
}

const post = (secret: string): ClientAuthentication => ({ method: "client_secret_post", secret });

async function privateKey(
  { keyPath, algorithm }: ApplicationVariables,
  directory: string,
): Promise<ClientAuthentication> {
  const wanted = algorithm.value || "RS256";
  const known = signingAlgorithms.find((each) => each === wanted);
  if (!known) throw new UsageError(`${algorithm.name} is ${wanted}; it must be ${signingAlgorithms.join(", ")}`);
  const path = resolve(directory, keyPath.value ?? "");
  return { method: "private_key_jwt", privateKey: await readKey(path, keyPath.name), algorithm: known };
}

/** @param name - of the environment variable that names it */
export async function readKey(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const code = systemCode(cause) ?? "unknown error";
    throw new UsageError(`${path} (${name}) can't be read (${code})`, { cause });
  }
}

function requireOwn(what: string, domain: string, { tenant }: ApplicationVariables): void {
  const foreign = foreignDomain(what, domain, tenant);
  if (foreign) throw new UsageError(foreign.problem);
}
