import { commands, l10n, Range } from "vscode";
import { apply } from "../../../server/src/tenant/apply/apply.ts";
import { type Outcome, tally } from "../../../server/src/tenant/apply/outcome.ts";
import { outcomeSummary } from "../../../server/src/tenant/views/summary.ts";
import { outcomeText } from "../../../server/src/tenant/views/wording.ts";
import { isStale } from "../current-file.ts";
import type { Services } from "../services.ts";
import { readQuietly } from "../tenants/readings.ts";
import { describe, type Target } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import type { OutcomeMark } from "../views/outcome-marks.ts";
import { withProgress } from "../views/progress.ts";
import { askConsent } from "./consent.ts";
import { placeOf } from "./place.ts";
import { outcomeReport } from "./report.ts";
import type { Planned } from "./show-plan.ts";

/** Asks, and carries out the plan that was shown: that one, or nothing where the file changed since. */
export async function carryOut(services: Services, { plan, api, target }: Planned): Promise<void> {
  const { log, views, marks, connections, readings } = services;
  const { open } = target;
  const again = {
    label: l10n.t("Preview Again"),
    run: () => commands.executeCommand("authApis.previewSync", open.document.uri),
  };
  const isOld = (): boolean => isStale(open) || !connections.holds(api);
  const consent = isOld() ? undefined : await askConsent(plan, target);
  if (consent === "refused") return;
  // There is time for an edit while a name is typed.
  if (isOld()) {
    const message = l10n.t("The file or the sign-in changed since the plan. Nothing was written: preview again.");
    tell(log, "warning", message, [again]);
    return;
  }

  const outcomes = await withProgress(l10n.t("Syncing to {0}", describe(target)), ({ signal, report }) =>
    apply(plan, api, {
      allowRemovals: consent === "all",
      signal,
      onProgress: ({ done, total }) => report(l10n.t("{0} of {1}", done, total)),
    }),
  );
  void readQuietly(readings, api, log);
  log.info(`Sync to ${describe(target)}: ${outcomeSummary(outcomes)}.`);
  await views.show(l10n.t("Sync"), outcomeReport(plan, outcomes));
  if (!isStale(open))
    marks.show(
      open.document,
      outcomes.flatMap((outcome) => markOf(outcome, target) ?? []),
    );

  const { failed, moved, pending } = tally(outcomes);
  const message = l10n.t("Sync to {0}: {1}.", describe(target), outcomeSummary(outcomes));
  if (failed + moved + pending === 0) tell(log, "info", message);
  else tell(log, failed > 0 ? "error" : "warning", message, [again]);
}

function markOf(outcome: Outcome, target: Target): OutcomeMark | undefined {
  const place = placeOf(outcome.change, target);
  if (!place) return undefined;
  const { start, end } = place;
  const severity = {
    written: "good",
    unchanged: "good",
    moved: "warning",
    failed: "error",
    pending: "warning",
  } as const;
  const short = {
    written: l10n.t("✓ written"),
    unchanged: l10n.t("✓ already so"),
    moved: l10n.t("! changed on the tenant"),
    failed: l10n.t("✗ failed"),
    pending: l10n.t("… left"),
  };
  return {
    range: new Range(start.line, start.character, end.line, end.character),
    severity: severity[outcome.state],
    short: short[outcome.state],
    long: outcomeText(outcome),
  };
}
