import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { requireOwnDomain } from "./own-domain.ts";
import { lookUpApplication, secretName } from "./look-up-application.ts";
import type { Target } from "./target.ts";

/** An application with what it needs to ask for a token. */
export interface Application {
  /** As the user named it. */
  readonly named: string;
  readonly clientId: string;
  /** On the tenant, where that is known. */
  readonly name?: string | undefined;
  readonly secret: string;
}

/**
 * The application that a name means: a short name of the tenant, a client id, or a name on the tenant. Its secret comes from
 * `AUTH_APIS_CLIENT_SECRET_<CLIENT_ID>`, which counts, like the tenant's own credentials, only with AUTH0_DOMAIN; the local
 * tenant's from its directory.
 *
 * @throws UsageError where there is no such application, or no secret for it; TenantError where it can't be looked up
 */
export async function findApplication(named: string, target: Target, terminal: Terminal): Promise<Application> {
  const { tenant, local, input } = target;
  const short = tenant.clients.get(named)?.clientId;
  if (short === undefined && input.file.shortNames.has(named)) {
    throw new UsageError(
      `the tenant ${tenant.name} maps no application to "${named}"; add it to its clients in the file`,
    );
  }
  if (local) {
    const wanted = short ?? named;
    const all = [local.administrator, ...local.applications];
    const found = all.find(({ clientId }) => clientId === wanted) ?? all.find(({ name }) => name === wanted);
    if (!found) {
      const names = local.applications.map(({ name }) => name).join(", ");
      throw new UsageError(`the local tenant has no application "${named}"; it has ${names}`);
    }
    const { name, clientId, clientSecret } = found;
    if (clientSecret === undefined) {
      throw new UsageError(`${named} is a public application: it has no secret, and gets no token without a user`);
    }
    return { named, clientId, name, secret: clientSecret };
  }
  const found = short === undefined ? await lookUpApplication(named, target, terminal) : { clientId: short };
  return { named, ...found, secret: secretOf(found.clientId, tenant.domain, terminal.env) };
}

function secretOf(clientId: string, domain: string, env: Terminal["env"]): string {
  const own = env["AUTH0_CLIENT_ID"] === clientId ? env["AUTH0_CLIENT_SECRET"] : undefined;
  const secret = env[secretName(clientId)] || own;
  if (!secret) {
    throw new UsageError(
      `the secret of ${clientId} is not known: set ${secretName(clientId)}, and AUTH0_DOMAIN to ${domain}`,
    );
  }
  requireOwnDomain(`the secret of ${clientId}`, domain, env);
  return secret;
}
