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

const unchecked = "roles were not checked";
