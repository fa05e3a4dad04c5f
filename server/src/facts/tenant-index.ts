import { grouped } from "./grouped.ts";
import type { TenantApi, TenantClient, TenantGrant, TenantState } from "./tenant-state.ts";

/** The tenant's resources by what a file names them with. */
export interface TenantIndex {
  api(identifier: string): TenantApi | undefined;
  /** All of an API, system grants and defaults included. */
  grants(audience: string): readonly TenantGrant[];
  client(clientId: string): TenantClient | undefined;
  clientsNamed(name: string): readonly TenantClient[];
  clientNames(): Iterable<string>;
}

/** Goes through the lists once, so that each look-up costs the same however long they are. */
export function indexTenant({ apis, grants, clients }: TenantState): TenantIndex {
  const byIdentifier = new Map(apis.map((api) => [api.identifier, api]));
  const byAudience = grouped(grants, ({ audience }) => audience);
  const byId = new Map(clients.map((client) => [client.clientId, client]));
  const byName = grouped(clients, ({ name }) => name);
  return {
    api: (identifier) => byIdentifier.get(identifier),
    grants: (audience) => byAudience.get(audience) ?? [],
    client: (clientId) => byId.get(clientId),
    clientsNamed: (name) => byName.get(name) ?? [],
    clientNames: () => byName.keys(),
  };
}
