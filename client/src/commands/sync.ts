import { commands, l10n } from "vscode";
import { summary } from "../../../server/src/tenant/summary.ts";
import { carryOut } from "../sync/carry-out.ts";
import { type Planned, showPlan } from "../sync/show-plan.ts";
import { describe } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import type { Services } from "../services.ts";
import type { Command } from "./register.ts";

/** Shows what a sync would do, and stops before the writes; from there the user may go on with exactly this plan. */
export const previewSync: Command = async (services, document) => {
  const planned = await showPlan(services, document);
  if (!planned) return;
  const message = l10n.t("{0}: {1}. Nothing was written.", describe(planned.target), summary(planned.plan));
  const sync = { label: l10n.t("Sync…"), run: () => carryOutOrAgain(services, planned) };
  tell(services.log, "info", message, [sync]);
};

/** Shows the plan, asks, and carries out exactly this plan. */
export const syncToTenant: Command = async (services, document) => {
  const planned = await showPlan(services, document);
  if (planned) await carryOutOrAgain(services, planned);
};

/** A way back to a fresh plan stands behind every sync that did not do all of its plan. */
function carryOutOrAgain(services: Services, planned: Planned): Promise<void> {
  const { uri } = planned.target.open.document;
  const again = {
    label: l10n.t("Preview Again"),
    run: () => commands.executeCommand("authApis.previewSync", uri),
  };
  return carryOut(services, planned, again);
}
