import type { AuthApisFile } from "../../document/read/file.ts";
import { concerns, type Grant } from "../../document/read/grant.ts";
import type { ApiView } from "../../document/read/api.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { type KnownTenant, knownTenant, type KnownTenants } from "../../facts/known-tenants.ts";
import type { TenantClient } from "../../facts/tenant-state.ts";

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

/** The applications that a grant means on one tenant of which that is known; exactly one where all is well. */
export interface Meant {
  readonly tenant: Tenant;
  readonly known: KnownTenant;
  readonly applications: readonly TenantClient[];
  /** The id for which the grant's short name stands. */
  readonly clientId?: string;
}

/**
 * What a grant's `client` means on each tenant that is known: a short name is its client id and nothing else; another text is a
 * client id, else an application's exact name.
 */
export function meantBy(grant: Grant, api: ApiView, file: AuthApisFile, facts: KnownTenants): readonly Meant[] {
  const { client } = grant;
  if (client === undefined || facts.size === 0) return [];
  return api.tenants.flatMap((tenant): Meant[] => {
    const known = knownTenant(facts, tenant.domain);
    if (known === undefined || !concerns(grant.map, [tenant])) return [];
    const { index } = known;
    if (file.shortNames.has(client)) {
      const clientId = tenant.clients.get(client)?.clientId;
      if (clientId === undefined) return [];
      return [{ tenant, known, clientId, applications: [index.client(clientId) ?? []].flat() }];
    }
    const byId = index.client(client);
    return [{ tenant, known, applications: byId ? [byId] : index.clientsNamed(client) }];
  });
}
