import { l10n } from "vscode";
import { isEmpty } from "../../../server/src/tenant/plan/plan.ts";
import { summary } from "../../../server/src/tenant/views/summary.ts";
import { carryOut } from "../sync/carry-out.ts";
import { rememberSync } from "../sync/remember-sync.ts";
import { showPlan } from "../sync/show-plan.ts";
import { describe } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import type { Command } from "./register.ts";

/** Shows what a sync would do, and stops before the writes; from there the user may go on with exactly this plan. */
export const previewSync: Command = async (services, document) => {
  const planned = await showPlan(services, document);
  if (!planned || isEmpty(planned.plan)) return;
  const message = l10n.t("{0}: {1}. Nothing was written.", describe(planned.target), summary(planned.plan));
  tell(services.log, "info", message, [{ label: l10n.t("Sync…"), run: () => carryOut(services, planned) }]);
};

/** Shows the plan, asks, and carries out exactly this plan. Where there is nothing to write, that is a sync as well. */
export const syncToTenant: Command = async (services, document) => {
  const planned = await showPlan(services, document);
  if (!planned) return;
  if (isEmpty(planned.plan)) await rememberSync(services, planned, []);
  else await carryOut(services, planned);
};
