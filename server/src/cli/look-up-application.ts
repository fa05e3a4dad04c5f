import { connection } from "../tenant/connection.ts";
import { connect } from "../tenant/management-api.ts";
import { readTenant } from "../tenant/read.ts";

import { UsageError } from "./exit.ts";
import { type Target, targetCredentials } from "./target.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The client id for a client id or an application's exact name. A name needs the Management API; without credentials for it, the text is
 * taken for a client id.
 *
 * @throws UsageError where no application, or more than one, bears the name
 */
export async function lookUpApplication(named: string, target: Target, terminal: Terminal): Promise<string> {
  if (!terminal.env["AUTH0_CLIENT_ID"] || terminal.env[`AUTH_APIS_CLIENT_SECRET_${named}`] !== undefined) return named;
  const { domain } = target.tenant;
  const api = connect(targetCredentials(target, terminal.env), connection(domain));
  const { clients } = await readTenant(api, { signal: terminal.signal });
  if (clients.some(({ clientId }) => clientId === named)) return named;
  const [only, second] = clients.filter(({ name }) => name === named);
  if (only && !second) return only.clientId;
  if (!only || !second) throw new UsageError(`${domain} has no application "${named}"`);
  throw new UsageError(`two applications of ${domain} are named "${named}": ${only.clientId} and ${second.clientId}`);
}
