import { type Json, type JsonObject, isList, member, same } from "../../facts/json.ts";
import type { TenantGrant } from "../../facts/tenant-state.ts";
import { wireFields } from "../../schema/facts.ts";
import { orUnset } from "../plan/unset.ts";

/**
 * A grant of the tenant as a file says it: nothing that merely repeats what holds without being said.
 *
 * @param client - what the file calls the application
 * @param tenants - the only tenants of the file that it is for
 */
export function grantItem(client: string, grant: TenantGrant, tenants: readonly string[] = []): JsonObject {
  const all = member(grant.fields, "allow_all_scopes") === true;
  const scope = member(grant.fields, "scope");
  const fields = wireFields("Grant").flatMap(({ key }): [string, Json][] => {
    if (key === "scope") return all ? [] : [[key, isList(scope) ? scope : []]];
    const value = member(grant.fields, key) ?? null;
    return same(orUnset(key, value), orUnset(key, null)) ? [] : [[key, value]];
  });
  return {
    client,
    ...(grant.subjectType !== "client" && { subject_type: grant.subjectType }),
    ...Object.fromEntries(fields),
    ...(tenants.length > 0 && { tenants }),
  };
}
