import type { DesiredState } from "./desired/desired.ts";
import type { ManagementApi } from "./connection/management-api.ts";
import type { ReadOptions } from "./connection/pages.ts";
import type { Plan, PlanOptions } from "./plan/plan.ts";
import { planWithRoles } from "./plan-with-roles.ts";
import { withOldNames } from "./plan/renamed-scopes.ts";
import { readTenant } from "./connection/read.ts";
import type { TenantState } from "../facts/tenant-state.ts";
import { thumbprint } from "./thumbprint.ts";

/** How a tenant is read and compared. */
export interface PreviewOptions extends ReadOptions, Pick<PlanOptions, "lastSync"> {
  /** Scopes that seem to be renamed keep their old name beside the new one: see `withOldNames`. */
  readonly keepRenamed?: boolean | undefined;
}

/**
 * Start here. A sync is four steps, each a file of its own:
 *
 * 1. `connect` (management-api.ts) signs in to one tenant,
 * 2. `readTenant` (read.ts) reads what stands there,
 * 3. `plan` (plan.ts, pure) compares it with what the file wants; `planWithRoles` also reads who holds a scope that goes,
 * 4. `apply` (apply.ts) carries out exactly that plan, after somebody has read it and agreed.
 *
 * This takes the first three; nothing is written.
 *
 * @param desired - what is wanted, or what that is once the tenant is known
 * @throws TenantError when the tenant can't be read completely: a plan made from half a tenant would be a lie.
 */
export async function preview(
  desired: DesiredState | ((tenant: TenantState) => DesiredState),
  api: ManagementApi,
  options: PreviewOptions = {},
): Promise<{ readonly plan: Plan; readonly tenant: TenantState }> {
  const { clientId } = await api.identity();
  const tenant = await readTenant(api, options);
  const asked = typeof desired === "function" ? desired(tenant) : desired;
  const wanted = options.keepRenamed ? withOldNames(asked, tenant) : asked;
  const known = { lastSync: options.lastSync, ownClientId: clientId, thumbprint };
  return { plan: await planWithRoles(wanted, tenant, known, api, options), tenant };
}
