import { apply, type ApplyOptions } from "../../../server/src/tenant/apply/apply.ts";
import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import { beginRecord } from "../../../server/src/tenant/journal/recorder.ts";
import type { Services } from "../services.ts";
import { nameOf } from "../tenants/target.ts";
import type { Planned } from "./show-plan.ts";

/**
 * Applies a plan, and writes each step down as it happens, where the command line writes its own.
 *
 * @throws TenantError `unrecorded` where that can't be written: then nothing was sent
 */
export async function applyJournalled(
  { journals }: Services,
  { plan, api, target, purpose }: Planned,
  options: ApplyOptions,
): Promise<readonly Outcome[]> {
  const { name, domain } = plan.tenant;
  const journal = await journals.open(domain, api.clock.now());
  const tenant = { name: nameOf(target), named: name !== undefined, domain, protected: target.tenant.protected };
  const about = { plan, tenant, allowRemovals: options.allowRemovals, clock: api.clock };
  try {
    const { uri } = target.open.document;
    const files = [uri.scheme === "file" ? uri.fsPath : uri.toString()];
    const record = await beginRecord((line) => journal.append(line), about, { does: "sync", files, ...purpose });
    return await apply(plan, api, { ...options, record });
  } finally {
    await journal.close();
  }
}
