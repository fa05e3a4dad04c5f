import type { AuthApisFile } from "../../document/read/file.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import { areDefaultsKnown } from "../about/known-defaults.ts";
import type { OtherFiles } from "../about/other-files.ts";
import { areTenantsKnown } from "../about/tenant-entries.ts";
import type { RuleContext } from "../rule.ts";

/** What is judged, and what is known besides. */
export function judgingOf(file: AuthApisFile, facts: KnownTenants, others: OtherFiles): RuleContext {
  const [defaultsAreKnown, tenantsAreKnown] = [areDefaultsKnown(file), areTenantsKnown(file)];
  return { file, facts, defaultsAreKnown, tenantsAreKnown, others };
}
