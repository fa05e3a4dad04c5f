import { l10n, Range } from "vscode";
import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import { outcomeText } from "../../../server/src/tenant/views/wording.ts";
import type { Target } from "../tenants/target.ts";
import type { OutcomeMark } from "../views/outcome-marks.ts";
import { placeOf } from "./place.ts";

/** What became of a row, for the line that speaks of it. `undefined` where the file doesn't mention it. */
export function markOf(outcome: Outcome, target: Target): OutcomeMark | undefined {
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
