import { indexTenant } from "../../../server/src/facts/tenant-index.ts";
import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import { lastSyncAfter } from "../../../server/src/tenant/last-sync-after.ts";
import type { Services } from "../services.ts";
import type { Planned } from "./show-plan.ts";

/**
 * Keeps what a sync left, so that the next plan can say what the file has stopped naming since.
 *
 * @param outcomes - none where there was nothing to write
 */
export async function rememberSync(
  { memory }: Services,
  { plan, target, reading }: Planned,
  outcomes: readonly Outcome[],
): Promise<void> {
  const [file, { domain }] = [target.open.document.uri.toString(), plan.tenant];
  const synced = lastSyncAfter(plan, indexTenant(reading.state), outcomes, memory.lastSync(file, domain));
  await memory.rememberSync(file, domain, synced);
}
