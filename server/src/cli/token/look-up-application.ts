import { connection } from "../../tenant/connection/connection.ts";
import { hasCredentials, hasCredentialsFor } from "../../tenant/connection/environment.ts";
import { connect } from "../../tenant/connection/management-api.ts";
import { readApplications } from "../../tenant/connection/read.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { isOwnApplication } from "./application-variables.ts";
import { type Target, targetCredentials } from "../target/target.ts";

/**
 * The application that a client id or an exact name means on the tenant. A name needs the Management API; where the
 * environment has no credentials for it, or knows the secret of such an id, the text is the client id.
 *
 * @throws UsageError where no application, or more than one, bears the name; TenantError where the tenant can't be asked
 */
export async function lookUpApplication(
  named: string,
  target: Target,
  terminal: Terminal,
): Promise<{ readonly clientId: string; readonly name?: string }> {
  const { domain } = target.tenant;
  const { env } = terminal;
  const canAsk = hasCredentials(env) || hasCredentialsFor(domain, env);
  const isKnown = isOwnApplication(named, domain, env);
  if (isKnown || (!canAsk && /^[\w-]+$/.test(named))) return { clientId: named };
  if (!canAsk) {
    throw new UsageError(
      `to find "${named}" by its name, ${domain} must be asked: set AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, or give its client id`,
    );
  }
  const clients = await readApplications(connect(await targetCredentials(target, terminal), connection(domain)));
  const byId = clients.find(({ clientId }) => clientId === named);
  if (byId) return byId;
  const byName = clients.filter(({ name }) => name === named);
  const [only] = byName;
  if (!only) throw new UsageError(`${domain} has no application with the id or name "${named}"`);
  if (byName.length === 1) return only;
  const ids = byName.map(({ clientId }) => clientId).join(" and ");
  throw new UsageError(`${byName.length} applications of ${domain} are named "${named}"; choose by id: ${ids}`);
}
