import { l10n } from "vscode";
import type { Repair } from "../../../server/src/expected/repair.ts";
import type { JudgedToken, TestedToken } from "../../../server/src/token/test-token.ts";
import { overall } from "../../../server/src/token/verdict/verdict.ts";
import { roughDuration } from "../../../server/src/text/duration.ts";
import { type Fact, inspectionOf } from "../inspector/inspection.ts";
import type { Services } from "../services.ts";
import { describe } from "../tenants/target.ts";
import { type Action, tell } from "../views/messages.ts";
import { askForKey } from "./ask-for-key.ts";
import { callWith } from "./call-api.ts";
import { titleOf } from "./choose-api.ts";
import { repairActions } from "./repair-actions.ts";
import { type Given, now, type Test, verifyAgain } from "./request.ts";
import { snippetsOf } from "./snippets.ts";

/** A test, and how it is done once more. */
interface Repeatable extends Test {
  readonly again: () => unknown;
}

/** Shows what came of a request in the Token Inspector. The raw token stays in memory until the user asks for it. */
export function showResult(tested: TestedToken, test: Repeatable, services: Services): void {
  const { log, inspector } = services;
  const repairs = repairsOf(tested, test, services);
  const labels = repairs.map(({ label }) => label);
  inspector.show({
    inspection: inspectionOf(tested, aboutOf(test, tested), labels),
    repairs: repairs.map(({ run }) => run),
    again: test.again,
    snippets: snippetsOf(test, services.readings.of(test.target.tenant.domain)?.state),
    ...(tested.kind === "judged" && { raw: tested.raw, call: callWith(tested) }),
  });
  const { kind, message } = announcement(tested);
  tell(log, kind, message, repairs);
}

function aboutOf({ api, application, target }: Test, tested: TestedToken): readonly Fact[] {
  const kept = tested.kind === "judged" && tested.keptSince !== undefined ? tested.keptSince : undefined;
  const spent =
    kept === undefined ? l10n.t("now") : l10n.t("{0} ago: a valid one is used again", roughDuration(now() - kept));
  return [
    { name: l10n.t("API"), value: titleOf(api) },
    { name: l10n.t("Audience"), value: api.identifier },
    { name: l10n.t("Application"), value: `${application.name} (${application.clientId})` },
    { name: l10n.t("Tenant"), value: describe(target) },
    ...(tested.kind === "judged" ? [{ name: l10n.t("Requested"), value: spent }] : []),
  ];
}

function announcement(tested: TestedToken): { readonly kind: "info" | "warning"; readonly message: string } {
  if (tested.kind === "refused") return { kind: "warning", message: tested.explained.title };
  if (tested.kind === "not-asked") return { kind: "warning", message: tested.answer.reasons[0]?.title ?? "" };
  const { token, rows } = tested;
  if (token.kind !== "verified") {
    const needsSecret = token.kind === "decoded" && token.problem === "no-secret";
    if (needsSecret) return { kind: "warning", message: l10n.t("Not verified: HS256 needs the API's signing secret.") };
    return { kind: "warning", message: l10n.t("The token could not be verified; the inspector says why.") };
  }
  return overall(rows) === "broken"
    ? { kind: "warning", message: l10n.t("Verified, but the token is not what the file promises.") }
    : { kind: "info", message: l10n.t("Verified: the token is what the file promises.") };
}

/** What the user may do about it, the likeliest first. */
function repairsOf(tested: TestedToken, test: Repeatable, services: Services): readonly Action[] {
  if (tested.kind !== "judged") return repairActions(repairsOfRefusal(tested), test, services);
  const key = askForKey(tested.token, titleOf(test.api));
  if (!key) {
    const repairs = tested.rows.flatMap((row) => row.repairs ?? []);
    return repairActions(repairs, test, services);
  }
  const goOn = async (given: Given): Promise<void> =>
    showResult(await verifyAgain(tested, test, services, given), test, services);
  return [{ label: key.label, run: () => key.ask(goOn) }];
}

function repairsOfRefusal(tested: Exclude<TestedToken, JudgedToken>): readonly Repair[] {
  if (tested.kind === "refused" && tested.explained.repairs.length > 0) return tested.explained.repairs;
  return tested.answer.reasons.flatMap(({ repairs }) => repairs);
}
