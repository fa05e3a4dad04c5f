import { commands, l10n } from "vscode";
import { type Outcome, tally } from "../../../server/src/tenant/apply/outcome.ts";
import { missingPermissions } from "../../../server/src/tenant/plan/permissions.ts";
import { allowedWork } from "../../../server/src/tenant/plan/write.ts";
import { outcomeSummary } from "../../../server/src/tenant/views/summary.ts";
import { isStale } from "../current-file.ts";
import type { Services } from "../services.ts";
import { readQuietly } from "../tenants/read-tenant.ts";
import { describe } from "../tenants/target.ts";
import { type Action, needsSignIn, signInAndRetry, tell } from "../views/messages.ts";
import { withProgress } from "../views/progress.ts";
import { askConsent } from "./consent.ts";
import { applyJournalled } from "./journalled.ts";
import { markOf } from "./outcome-mark.ts";
import { rememberSync } from "./remember-sync.ts";
import type { Planned } from "./show-plan.ts";

/** Plans that are asked about, or carried out, right now. */
const underWay = new WeakSet<Planned>();

/** Asks, and carries out the plan that was shown: that one, once at a time, or nothing where the file changed since. */
export async function carryOut(services: Services, planned: Planned): Promise<void> {
  // The view's button and a notification of before stand for the same plan.
  if (underWay.has(planned)) {
    tell(services.log, "info", l10n.t("This sync to {0} is under way already.", describe(planned.target)));
    return;
  }
  underWay.add(planned);
  await askAndApply(services, planned).finally(() => underWay.delete(planned));
}

async function askAndApply(services: Services, planned: Planned): Promise<void> {
  const { plan, api, target } = planned;
  const { log, marks, connections, readings } = services;
  const { open } = target;
  const isOld = (): boolean => isStale(open) || !connections.holds(api);
  if (!isOld() && lacks(services, planned, false)) return;
  const consent = isOld() ? undefined : await askConsent(plan, target);
  if (consent === "refused") return;
  // There is time for an edit while a name is typed.
  if (isOld()) {
    const message = l10n.t("The file or the sign-in changed since the plan. Nothing was written: preview again.");
    const look = planned.purpose ? commandOf(planned) : "previewSync";
    tell(log, "warning", message, [command(l10n.t("Preview Again"), look, planned)]);
    return;
  }
  const allowRemovals = consent === "all";
  if (lacks(services, planned, allowRemovals)) return;

  const outcomes = await withProgress(l10n.t("Syncing to {0}", describe(target)), ({ signal, report }) =>
    applyJournalled(services, planned, {
      allowRemovals,
      signal,
      onProgress: ({ done, total, outcomes: some }) => {
        services.plan.add(planned, some);
        report(l10n.t("{0} of {1}", done, total));
      },
    }),
  );
  services.plan.add(planned, outcomes);
  // The other two carry out a part of what a file wants, or the contrary.
  if (planned.purpose === undefined) await rememberSync(services, planned, outcomes);
  void readQuietly(readings, api, log);
  log.info(`Sync to ${describe(target)}: ${outcomeSummary(outcomes)}.`);
  if (!isStale(open))
    marks.show(
      open.document,
      outcomes.flatMap((outcome) => markOf(outcome, target) ?? []),
    );
  tellOutcomes(services, planned, outcomes);
}

/** Is it known that the sign-in may not write all of this? */
function lacks({ log }: Services, planned: Planned, allowRemovals: boolean): boolean {
  const { plan, api, target } = planned;
  const missing = missingPermissions(allowedWork(plan.work, allowRemovals), api.known()?.permissions);
  if (missing.length === 0) return false;
  const message = l10n.t(
    "Preview only: this sign-in to {0} lacks {1}. Nothing was written. Add it to the application's grant for the Auth0 Management API, then sign in again.",
    describe(target),
    missing.join(", "),
  );
  tell(log, "warning", message, [retry(planned, commandOf(planned))]);
  return true;
}

/** Says what came of it, and offers what is next: where somebody else was faster, to look again; else to do the rest. */
function tellOutcomes({ log }: Services, planned: Planned, outcomes: readonly Outcome[]): void {
  const { failed, moved, pending } = tally(outcomes);
  const message = l10n.t("Sync to {0}: {1}.", describe(planned.target), outcomeSummary(outcomes));
  if (failed + moved + pending === 0) {
    tell(log, "info", message);
    return;
  }
  const refused = outcomes.some((outcome) => outcome.state === "failed" && needsSignIn(outcome.failure));
  tell(log, failed > 0 ? "error" : "warning", message, [nextOf(planned, { refused, moved })]);
}

/**
 * What was written is on the tenant, so that the next plan holds the rest. That of a resume or an undo stands in its journal: the file's
 * sync would be something else, after an undo the contrary.
 */
function nextOf(planned: Planned, { refused, moved }: { readonly refused: boolean; readonly moved: number }): Action {
  const rest = planned.purpose ? "resumeSync" : "syncToTenant";
  if (refused) return retry(planned, rest);
  if (planned.purpose) return command(l10n.t("Do the Rest…"), rest, planned);
  return moved > 0
    ? command(l10n.t("Look Again"), "previewSync", planned)
    : command(l10n.t("Sync the Rest…"), rest, planned);
}

/** Which command makes such a plan, from the beginning. */
function commandOf({ purpose }: Planned): string {
  return { sync: "syncToTenant", resume: "resumeSync", undo: "undoSync" }[purpose?.does ?? "sync"];
}

function retry(planned: Planned, name: string): Action {
  const { document } = planned.target.open;
  return signInAndRetry({ document, again: command("", name, planned).run });
}

function command(label: string, name: string, { target }: Planned): Action {
  return { label, run: () => commands.executeCommand(`authApis.${name}`, target.open.document.uri) };
}
