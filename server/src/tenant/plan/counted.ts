import { isList, member } from "../../facts/json.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantApi, TenantGrant } from "../../facts/tenant-state.ts";
import { applicationName } from "../desired/application.ts";

/** "1 scope", "3 scopes". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** "3 scopes and 1 grant": what stands or falls with an API. */
export function holdings({ identifier, fields }: TenantApi, tenant: TenantIndex): string {
  const scopes = member(fields, "scopes");
  const count = isList(scopes) ? scopes.length : 0;
  const grants = tenant.grants(identifier);
  const names = grants.length > 0 ? ` (${holderNames(grants, tenant)})` : "";
  return `${counted(count, "scope")} and ${counted(grants.length, "grant")}${names}`;
}

/** The applications that have these grants, by name. */
export function holderNames(grants: readonly TenantGrant[], tenant: TenantIndex): string {
  const names = grants.map(({ clientId, defaultFor }) =>
    clientId === undefined ? (defaultFor ?? "a default") : (applicationName(clientId, tenant) ?? clientId),
  );
  return named(names);
}

/** So many are said by name; of more, only their number. */
const mostNamed = 10;

/** "Orders, Shop, 3 more". */
export function named(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
