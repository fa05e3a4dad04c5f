import type { Credentials } from "../tenant/credentials.ts";
import { conceal } from "../tenant/secret.ts";
import { UsageError } from "./exit.ts";

/**
 * The Management API credentials of the environment, under the names that Auth0's own tools use. They are used only
 * with AUTH0_DOMAIN, which must be the chosen tenant's domain, port included: a file must not be able to have them
 * sent to a domain of its own.
 *
 * @throws UsageError, before anything is sent, where they are not for this domain or there are none
 */
export function environmentCredentials(domain: string, env: Readonly<Record<string, string | undefined>>): Credentials {
  const { AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: clientSecret } = env;
  const token = env["AUTH0_ACCESS_TOKEN"] ?? env["AUTH0_API_TOKEN"];
  if (!token && !(clientId && clientSecret)) {
    throw new UsageError(
      `no credentials for ${domain}: set AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET of a machine-to-machine application`,
    );
  }
  const own = env["AUTH0_DOMAIN"]?.toLowerCase();
  if (own === undefined || own === "")
    throw new UsageError(`set AUTH0_DOMAIN to say which tenant the credentials are for`);
  if (own !== domain)
    throw new UsageError(`the credentials are for ${own} (AUTH0_DOMAIN), not for ${domain}; nothing was sent`);
  if (clientId && clientSecret) return { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret) };
  return { kind: "token", domain, token: conceal(token ?? "") };
}
