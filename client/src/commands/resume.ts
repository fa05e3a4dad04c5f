import { l10n } from "vscode";
import type { TenantState } from "../../../server/src/facts/tenant-state.ts";
import type { DesiredState } from "../../../server/src/tenant/desired/desired.ts";
import type { History } from "../../../server/src/tenant/journal/history.ts";
import { newestSync, type WholeSync, withResumed } from "../../../server/src/tenant/journal/newest-sync.ts";
import { resumed } from "../../../server/src/tenant/journal/resume.ts";
import { undone } from "../../../server/src/tenant/journal/undo.ts";
import { isEmpty } from "../../../server/src/tenant/plan/plan.ts";
import { planWithRoles } from "../../../server/src/tenant/plan-with-roles.ts";
import type { Services } from "../services.ts";
import { carryOut } from "../sync/carry-out.ts";
import { readWithProgress } from "../tenants/read-tenant.ts";
import { describe, type Target } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import type { Command } from "./register.ts";

/** Plans what the last sync of the chosen tenant left undone, asks, and carries that out. */
export const resumeSync: Command = (services, document) =>
  goOn(services, document, { does: "resume", fits: () => true, wanted: resumed });

/** Plans the way back from the last sync of the chosen tenant, asks, and carries that out. */
export const undoSync: Command = (services, document) =>
  goOn(services, document, { does: "undo", fits: ({ touched }) => touched.length > 0, wanted: undone });

interface GoingOn {
  readonly does: "resume" | "undo";
  /** Is there something to do for this sync? */
  readonly fits: (history: History) => boolean;
  readonly wanted: (history: History, now: TenantState) => DesiredState;
}

async function goOn(
  services: Services,
  document: Parameters<Command>[1],
  { does, fits, wanted }: GoingOn,
): Promise<void> {
  const { choice, connections, journals, readings, log } = services;
  const chosen = await choice.choose(document);
  if (!chosen) return;
  const { domain } = chosen.tenant;
  const found = await newestSync(journals, (history) => history.begin.tenant.domain === domain && fits(history));
  if (!found) {
    tell(log, "info", l10n.t("No sync to {0} is recorded for which there is anything to do.", describe(chosen)));
    return;
  }
  const target = guarded(chosen, found.history);
  for (const problem of found.passedOver) log.warn(problem);
  const api = await connections.to(target);
  if (!api) return;
  const whole: WholeSync = does === "undo" ? await withResumed(journals, found.history) : found;
  const { history, cutOff } = whole;
  if (cutOff !== undefined) tell(log, "warning", cutOff);
  const reading = await readWithProgress(readings, api, describe(target));
  const plan = await planWithRoles(wanted(history, reading.state), reading.state, reading.options, api);
  const planned = { target, api, plan, reading, purpose: { does, of: history.id } };
  await services.plan.show(planned, []);
  if (isEmpty(plan)) tell(log, "info", l10n.t("Nothing is left to do for the sync of {0}.", history.begin.at));
  else await carryOut(services, planned);
}

/** A tenant that was protected then is asked for by name still: it may have been another file that said so. */
function guarded(target: Target, { begin }: History): Target {
  const { tenant } = target;
  return { ...target, tenant: { ...tenant, protected: tenant.protected || begin.tenant.protected } };
}
