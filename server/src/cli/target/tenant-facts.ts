import type { TenantState } from "../../facts/tenant-state.ts";
import { connection } from "../../tenant/connection/connection.ts";
import { hasCredentialsFor } from "../../tenant/connection/environment.ts";
import { connect, type ManagementApi } from "../../tenant/connection/management-api.ts";
import { readTenant } from "../../tenant/connection/read.ts";
import type { Terminal } from "../terminal.ts";
import { type Target, targetCredentials } from "./target.ts";

/** The target's Management API, where there are credentials for it; none are asked for. @throws UsageError */
export async function managementApi(target: Target, terminal: Terminal): Promise<ManagementApi | undefined> {
  const { domain } = target.tenant;
  if (!target.local && !hasCredentialsFor(domain, terminal.env)) return undefined;
  return connect(await targetCredentials(target, terminal), connection(domain));
}

/** What stands on the tenant; `undefined` without credentials. @throws TenantError */
export async function tenantFacts(target: Target, terminal: Terminal): Promise<TenantState | undefined> {
  const api = await managementApi(target, terminal);
  if (!api) return undefined;
  terminal.progress(`Reading ${target.tenant.domain}`);
  return readTenant(api);
}
