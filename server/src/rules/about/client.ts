import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tenant } from "../../document/read/tenants.ts";

/**
 * The application that a grant's `client` means on a tenant, as far as the file says: a short name's client id, else the
 * text itself, a client id or an application's name. `undefined` where that can't be known.
 */
export function clientIdOn(
  tenant: Tenant | undefined,
  client: string | undefined,
  { shortNames }: AuthApisFile,
): string | undefined {
  return client !== undefined && shortNames.has(client) ? tenant?.clients.get(client)?.clientId : client;
}
