import type { ApiView } from "../../document/read/api.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { isObject, type Json, member } from "../../facts/json.ts";
import { type KnownTenants, knownTenant } from "../../facts/known-tenants.ts";

/**
 * What the tenant itself holds in a field of the API, which is what counts where the file doesn't manage the field. `undefined`: the
 * tenant isn't known, has no such API yet, or the field isn't set there.
 */
export function onTenant(api: ApiView, { domain }: Tenant, facts: KnownTenants, ...path: readonly string[]) {
  if (facts.size === 0 || api.identifier === undefined) return undefined;
  let value: Json | undefined = knownTenant(facts, domain)?.index.api(api.identifier)?.fields;
  for (const key of path) value = isObject(value) ? member(value, key) : undefined;
  return value;
}
