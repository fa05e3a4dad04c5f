import { l10n, type TextDocument } from "vscode";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import type { Purpose } from "../../../server/src/tenant/journal/entry.ts";
import type { ManagementApi } from "../../../server/src/tenant/connection/management-api.ts";
import { isBlocked, isEmpty, type Plan } from "../../../server/src/tenant/plan/plan.ts";
import { planWithRoles } from "../../../server/src/tenant/plan-with-roles.ts";
import type { Services } from "../services.ts";
import { readWithProgress } from "../tenants/read-tenant.ts";
import type { Reading } from "../tenants/readings.ts";
import { describe, type Target } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import { reveal } from "../views/reveal.ts";
import { showDiff } from "./plan-diff.ts";
import { blockedBy, type FileError } from "./file-errors.ts";

/** A plan that its reader has in view, and the connection over which it can be carried out. */
export interface Planned {
  readonly target: Target;
  readonly api: ManagementApi;
  readonly plan: Plan;
  /** What it was made from. */
  readonly reading: Reading;
  /** What its journal says it is for; without it, a sync of the file. */
  readonly purpose?: Omit<Purpose, "files">;
}

/**
 * Reads file and tenant and shows what differs; where there is nothing to carry out, says why. `undefined` where errors of
 * the file block everything, or the user leaves it: nobody has asked the tenant then.
 *
 * @throws TenantError where the tenant can't be read
 */
export async function showPlan(services: Services, document: TextDocument): Promise<Planned | undefined> {
  const { choice, connections, readings, memory } = services;
  const target = await choice.choose(document);
  if (!target) return undefined;
  const { tenant, open } = target;
  const desired = desiredState(open.file, tenant, open.findings);
  const blocked = blockedBy(target, desired);
  if (blocked.all) {
    tellErrors(services, document, blocked.errors, l10n.t("Nothing can be synced"));
    return undefined;
  }

  const api = await connections.to(target);
  if (!api) return undefined;
  const reading = await readWithProgress(readings, api, describe(target));
  const lastSync = memory.lastSync(document.uri.toString(), tenant.domain);
  const plan = await planWithRoles(desired, reading.state, { ...reading.options, lastSync }, api);
  const planned = { target, api, plan, reading };
  await showDiff(services, target, reading);
  await services.plan.show(planned, blocked.errors);
  tellErrors(services, document, blocked.errors, l10n.t("{0} blocked", blocked.apis));
  if (isEmpty(plan)) tellNothing(services, planned, blocked.errors);
  return planned;
}

function tellNothing({ log }: Services, { plan, target }: Planned, errors: readonly FileError[]): void {
  if (!isBlocked(plan)) tell(log, "info", l10n.t("Nothing to do: {0} is as the file says.", describe(target)));
  else if (errors.length === 0) tell(log, "warning", l10n.t("Nothing can be synced; the plan says why."));
}

/** Says what stops a sync, if anything does, and where it stands. */
function tellErrors(
  { log }: Services,
  document: TextDocument,
  [first, ...others]: readonly FileError[],
  effect: string,
): void {
  if (!first) return;
  const { line, message } = first;
  const more = others.length > 0 ? l10n.t(" ({0} more)", others.length) : "";
  const go = { label: l10n.t("Go to Line {0}", line), run: () => reveal(document, line) };
  tell(log, "error", l10n.t("{0}: the file has an error in line {1}. {2}{3}", effect, line, message, more), [go]);
}
