import type { TenantState } from "../facts/tenant-state.ts";
import type { ManagementApi } from "./connection/management-api.ts";
import type { ReadOptions } from "./connection/pages.ts";
import { readRoles } from "./connection/read-roles.ts";
import type { DesiredState } from "./desired/desired.ts";
import { type Plan, plan, type PlanOptions } from "./plan/plan.ts";

/**
 * The plan; where it takes a scope away, or an API with all of its scopes, and the credentials may read roles, with those that
 * hold it. Roles are asked for in no other case: one request for each hundred of them, and one for each (for each hundred of
 * its scopes).
 *
 * @throws TenantError `cancelled`
 */
export async function planWithRoles(
  desired: DesiredState,
  tenant: TenantState,
  options: PlanOptions,
  api: ManagementApi,
  reading: Pick<ReadOptions, "signal"> = {},
): Promise<Plan> {
  const first = plan(desired, tenant, options);
  if (!takesScopes(first)) return first;
  const roles = await readRoles(api, reading);
  return roles ? plan(desired, tenant, { ...options, roles }) : first;
}

function takesScopes({ changes }: Plan): boolean {
  return changes.some(
    ({ kind, resource, fields }) =>
      kind === "removal" &&
      resource === "api" &&
      (fields.length === 0 || fields.some(({ path }) => path.startsWith("scopes."))),
  );
}
