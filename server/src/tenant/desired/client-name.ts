import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { Tenant } from "../../document/read/tenants.ts";

/**
 * What a file calls an application: its short name where the tenant maps one, else its name where it is the only one of that
 * name and nothing else is called so, else its client id.
 *
 * @param shortNames - that any tenant of the file maps: such a text is never looked up as a name
 */
export function clientName(
  clientId: string,
  tenant: Pick<Tenant, "clients">,
  shortNames: ReadonlySet<string>,
  index: TenantIndex,
): string {
  const short = [...tenant.clients].find(([, client]) => client.clientId === clientId)?.[0];
  if (short !== undefined) return short;
  const name = index.client(clientId)?.name ?? "";
  const isUnique = index.clientsNamed(name).length === 1 && !index.client(name) && !shortNames.has(name);
  return name !== "" && isUnique ? name : clientId;
}
