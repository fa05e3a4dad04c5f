import { connection } from "../tenant/connection.ts";
import { desiredState } from "../tenant/desired-from-file.ts";
import { connect, type ManagementApi } from "../tenant/management-api.ts";
import { plan, type Plan } from "../tenant/plan.ts";
import { readTenant } from "../tenant/read.ts";
import { thumbprint } from "../tenant/thumbprint.ts";
import { findTarget, type Target, targetCredentials, type TargetValues } from "./target.ts";
import type { Terminal } from "./terminal.ts";

/** A plan, and the connection over which it can be carried out. */
export interface PlannedTarget {
  readonly target: Target;
  readonly api: ManagementApi;
  readonly plan: Plan;
}

/**
 * Reads file and tenant and compares them.
 *
 * @throws UsageError before anything is sent; TenantError where the tenant can't be read
 */
export async function readPlan(
  files: readonly string[],
  values: TargetValues,
  terminal: Terminal,
): Promise<PlannedTarget> {
  const target = await findTarget(files, values, terminal);
  const { input, tenant } = target;
  const api = connect(targetCredentials(target, terminal.env), connection(tenant.domain));
  terminal.progress(`Reading ${tenant.domain}…`);
  const { clientId: ownClientId } = await api.identity();
  const actual = await readTenant(api, { signal: terminal.signal });
  const desired = desiredState(input.file, tenant, input.findings);
  return { target, api, plan: plan(desired, actual, { ownClientId, thumbprint }) };
}
