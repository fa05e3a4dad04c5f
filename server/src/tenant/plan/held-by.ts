import { isList, member } from "../../facts/json.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";
import { counted, holderNames, named } from "./counted.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * Who holds a scope, as a sentence. A tenant does not check a grant's scopes against its API, so who holds a scope keeps its name
 * after it is gone. Roles hold scopes as well; where they were not read (`read:roles`), that is said.
 */
export function heldBy(scope: string, api: TenantApi, { tenant, roles }: PlanContext): string {
  const grants = tenant.grants(api.identifier).filter(({ fields }) => {
    const held = member(fields, "scope");
    return member(fields, "allow_all_scopes") === true || (isList(held) && held.includes(scope));
  });
  const byGrants = grants.length > 0 && `${counted(grants.length, "grant")}: ${holderNames(grants, tenant)}`;
  if (!roles) return byGrants ? `Held by ${byGrants}; ${unchecked}.` : `No grant holds it; ${unchecked}.`;
  const holding = roles.filter(({ permissions }) =>
    permissions.some((each) => each.audience === api.identifier && each.scope === scope),
  );
  const byRoles = holding.length > 0 && `${counted(holding.length, "role")}: ${named(holding.map(({ name }) => name))}`;
  if (!byGrants) return byRoles ? `No grant holds it, but ${byRoles}.` : "No grant holds it, and no role.";
  return `Held by ${byGrants}; ${byRoles ? `by ${byRoles}` : "by no role"}.`;
}

/** Which roles hold any scope of an API, as a sentence; nothing to say of one that no role can hold. */
export function heldByRoles({ identifier, fields }: TenantApi, { roles }: PlanContext): string | undefined {
  const scopes = member(fields, "scopes");
  if (!isList(scopes) || scopes.length === 0) return undefined;
  if (!roles) return "Whether roles hold its scopes was not checked.";
  const holding = roles.filter(({ permissions }) => permissions.some(({ audience }) => audience === identifier));
  if (holding.length === 0) return "No role holds any of its scopes.";
  return `${counted(holding.length, "role")} ${holding.length > 1 ? "hold" : "holds"} scopes of it: ${named(holding.map(({ name }) => name))}.`;
}

const unchecked = "roles were not checked";
