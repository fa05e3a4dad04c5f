import type { DesiredState, DesiredTenant } from "../desired/desired.ts";
import { partFor } from "./desired-part.ts";
import type { JournalledTenant } from "./entry.ts";
import type { History } from "./history.ts";

/**
 * What a sync wanted and has not done, to be planned anew against the tenant as it is now. What it did is not in it: who has
 * changed that since, meant to.
 */
export function resumed({ begin, open }: History): DesiredState {
  return { tenant: desiredTenant(begin.tenant), part: true, apis: partFor(begin.desired, open) };
}

export function desiredTenant({ name, named, domain }: JournalledTenant): DesiredTenant {
  return named ? { name, domain } : { domain };
}
