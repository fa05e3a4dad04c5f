import type { Target } from "./target.ts";
import { UsageError } from "./exit.ts";
import { lookUpApplication } from "./look-up-application.ts";
import type { Terminal } from "./terminal.ts";

/** An application with what it needs to ask for a token. */
export interface Application {
  /** As the user named it. */
  readonly named: string;
  readonly clientId: string;
  readonly secret: string;
}

/**
 * The application that a name means: a short name of the tenant, a client id, or a name on the tenant. Its secret comes from
 * `AUTH_APIS_CLIENT_SECRET_<CLIENT_ID>`, which counts, like the tenant's own credentials, only with AUTH0_DOMAIN; the local
 * tenant's from its directory.
 *
 * @throws UsageError where there is no such application, or no secret for it
 */
export async function findApplication(named: string, target: Target, terminal: Terminal): Promise<Application> {
  const { tenant, local, input } = target;
  if (local) {
    const mapped = tenant.clients.get(named)?.clientId ?? named;
    const found = local.applications.find((each) => each.clientId === mapped || each.name === mapped);
    if (!found) throw new UsageError(`the local tenant has no application "${named}"`);
    if (found.clientSecret === undefined)
      throw new UsageError(`"${named}" is a public application: it has no secret and gets no token of its own`);
    return { named, clientId: found.clientId, secret: found.clientSecret };
  }
  const short = tenant.clients.get(named)?.clientId;
  if (short === undefined && input.file.shortNames.has(named)) {
    throw new UsageError(`the tenant ${tenant.name} maps no application to "${named}"`);
  }
  const clientId = short ?? (await lookUpApplication(named, target, terminal));
  return { named, clientId, secret: secretOf(clientId, tenant.domain, terminal.env) };
}

function secretOf(clientId: string, domain: string, env: Terminal["env"]): string {
  const name = `AUTH_APIS_CLIENT_SECRET_${clientId}`;
  const secret = env[name] ?? (env["AUTH0_CLIENT_ID"] === clientId ? env["AUTH0_CLIENT_SECRET"] : undefined);
  if (!secret) throw new UsageError(`the secret of ${clientId} is not known: set ${name}`);
  const own = env["AUTH0_DOMAIN"]?.toLowerCase();
  if (own !== domain) {
    throw new UsageError(
      `the secret of ${clientId} is for ${own ?? "no tenant"} (AUTH0_DOMAIN), not for ${domain}; nothing was sent`,
    );
  }
  return secret;
}
