import { l10n, window } from "vscode";
import type { Change } from "../../../server/src/tenant/plan/change.ts";
import { carryOut } from "../sync/carry-out.ts";
import { placeOf } from "../sync/place.ts";
import type { Services } from "../services.ts";
import { tell } from "../views/messages.ts";
import { reveal } from "../views/reveal.ts";

/** What a command does with the plan that is in view. */
type PlanCommand = (services: Services, argument: unknown) => Promise<unknown>;

/** Goes on with exactly the plan that is in view. */
export const syncPlan: PlanCommand = async (services) => {
  const planned = services.plan.current();
  if (planned) await carryOut(services, planned);
};

/** The plan, or what became of it, as Markdown: to read in one go, or to paste into a review. */
export const showPlanAsText: PlanCommand = async ({ plan, views, log }) => {
  const text = plan.text();
  if (text === undefined) tell(log, "info", l10n.t("There is no plan yet: preview a sync first."));
  else await views.show(l10n.t("Plan"), text);
};

/** Puts the cursor where the file speaks of a row. @param argument - the row's change, or a line of the file (from 1) */
export const goToChange: PlanCommand = async ({ plan }, argument) => {
  const target = plan.current()?.target;
  if (!target) return;
  const { document } = target.open;
  if (typeof argument === "number") await reveal(document, argument);
  const place = isChange(argument) ? placeOf(argument, target) : undefined;
  if (place) await reveal(document, place.start.line + 1);
  else if (isChange(argument)) window.setStatusBarMessage(l10n.t("The file doesn't mention it."), 3000);
};

function isChange(argument: unknown): argument is Change {
  return typeof argument === "object" && argument !== null && "kind" in argument && "identifier" in argument;
}
