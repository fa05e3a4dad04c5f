import type { Credentials } from "../../tenant/connection/credentials.ts";
import { isLoopback } from "../../tenant/connection/domain.ts";
import { conceal } from "../../tenant/connection/secret.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/**
 * The Management API credentials of the environment, under the names that Auth0's own tools use; a token first, as they
 * do it. They are used only with AUTH0_DOMAIN, which must be the chosen tenant's domain, port included.
 *
 * @throws UsageError, before anything is sent, where they are not for this domain or there are none
 */
export function environmentCredentials(domain: string, env: Terminal["env"]): Credentials {
  const { clientId, clientSecret, token } = found(env);
  if (token) {
    requireOwnDomain("the token of the environment", domain, env);
    return { kind: "token", domain, token: conceal(token) };
  }
  if (clientId && clientSecret) {
    requireOwnDomain(`the secret of ${clientId}`, domain, env);
    return { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret) };
  }
  const missing = clientId
    ? "AUTH0_CLIENT_SECRET is not set"
    : "set AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET";
  const local = isLoopback(domain) ? "; for the local tenant write --tenant local" : "";
  throw new UsageError(`no credentials for ${domain}: ${missing} (a machine-to-machine application's)${local}`);
}

/** Does the environment hold anything that could sign in to a Management API? */
export function hasCredentials(env: Terminal["env"]): boolean {
  const { clientId, clientSecret, token } = found(env);
  return Boolean(token) || Boolean(clientId && clientSecret);
}

/**
 * What the environment holds is for the tenant that AUTH0_DOMAIN names and for no other one: a file must not be able to
 * have it sent to a domain of its own.
 *
 * @param what - what would be sent, in words
 * @throws UsageError where it is for another tenant, or nothing says for which
 */
export function requireOwnDomain(what: string, domain: string, env: Terminal["env"]): void {
  const own = env["AUTH0_DOMAIN"] ?? "";
  if (own.toLowerCase() === domain) return;
  if (own === "") throw new UsageError(`AUTH0_DOMAIN must say for which tenant ${what} is; nothing was sent`);
  throw new UsageError(`${what} is for ${own} (AUTH0_DOMAIN), not for ${domain}; nothing was sent`);
}

function found(env: Terminal["env"]) {
  return {
    clientId: env["AUTH0_CLIENT_ID"],
    clientSecret: env["AUTH0_CLIENT_SECRET"],
    token: env["AUTH0_ACCESS_TOKEN"] || env["AUTH0_API_TOKEN"],
  };
}
