import { connection } from "../../tenant/connection/connection.ts";
import { counted } from "../../tenant/plan/counted.ts";
import { desiredState } from "../../tenant/desired/desired-from-file.ts";
import { connect, type ManagementApi } from "../../tenant/connection/management-api.ts";
import type { Plan } from "../../tenant/plan/plan.ts";
import { preview } from "../../tenant/sync.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { ignoredSettings } from "./ignored-settings.ts";
import { findTarget, type Target, targetCredentials, type targetOptions } from "./target.ts";

/** A plan, and the connection over which it can be carried out. */
export interface PlannedTarget {
  readonly target: Target;
  readonly api: ManagementApi;
  readonly plan: Plan;
}

/**
 * Reads file and tenant and compares them; says on stderr what a reader of the plan should know besides.
 *
 * @param atOnce - requests in flight at once, where the user has a say in it
 * @throws UsageError before anything is sent; TenantError where the tenant can't be read
 */
export async function readPlan(
  operands: readonly string[],
  values: Values<typeof targetOptions>,
  terminal: Terminal,
  atOnce?: number,
): Promise<PlannedTarget> {
  const target = await findTarget(operands, values, terminal);
  const { input, tenant } = target;
  const api = connect(await targetCredentials(target, terminal), connection(tenant.domain, atOnce));
  const onPage = (read: number, total: number) => terminal.progress(`Reading ${tenant.domain}: ${read} of ${total}`);
  terminal.progress(`Reading ${tenant.domain}`);
  const { plan } = await preview(desiredState(input.file, tenant, input.findings), api, { onPage });

  terminal.talk(...ignoredSettings(terminal.env));
  const errors = input.findings.filter(
    ({ severity, tenants }) => severity === "error" && (tenants === undefined || tenants.includes(tenant.name)),
  );
  if (errors.length > 0) {
    const what = counted(errors.length, "error");
    terminal.talk(`${input.path} has ${what}, and what they concern is blocked: auth-apis check ${input.path}`);
  }
  return { target, api, plan };
}
