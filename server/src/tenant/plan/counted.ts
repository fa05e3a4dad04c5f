import { isList, member } from "../../facts/json.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";

/** "1 scope", "3 scopes". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** "3 scopes and 1 grant": what stands or falls with an API. */
export function holdings({ identifier, fields }: TenantApi, tenant: TenantIndex): string {
  const scopes = member(fields, "scopes");
  const count = isList(scopes) ? scopes.length : 0;
  return `${counted(count, "scope")} and ${counted(tenant.grants(identifier).length, "grant")}`;
}
