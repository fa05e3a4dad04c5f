import type { AuthApisFile } from "../../document/read/file.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import { areDefaultsKnown } from "../about/known-defaults.ts";
import type { OtherFiles } from "../about/other-files.ts";
import { areTenantsTorn } from "../about/tenant-entries.ts";
import type { RuleContext } from "../rule.ts";

/** What is judged, and what is known besides. */
export interface Judging extends RuleContext {
  /** See `areTenantsTorn`. */
  readonly tenantsAreTorn: boolean;
}

export function judgingOf(file: AuthApisFile, facts: KnownTenants, others: OtherFiles): Judging {
  const [defaultsAreKnown, tenantsAreTorn] = [areDefaultsKnown(file), areTenantsTorn(file)];
  return { file, facts, defaultsAreKnown, tenantsAreTorn, others };
}
