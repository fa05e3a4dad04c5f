import { commands, l10n } from "vscode";
import { markdownReport } from "../../../server/src/token/views/report.ts";
import type { JudgedToken, TestedToken } from "../../../server/src/token/test-token.ts";
import { overall } from "../../../server/src/token/verdict/verdict.ts";
import { askSigningSecret } from "../credentials/ask.ts";
import type { Services } from "../services.ts";
import { tell } from "../views/messages.ts";
import { titleOf } from "./choose-grant.ts";
import { refusalReport } from "./refusal-report.ts";
import { now, type Test, verifyAgain } from "./request.ts";

/** Shows what came of a request: never the raw token, which stays in memory. */
export async function showResult(tested: TestedToken, test: Test, services: Services): Promise<void> {
  if (tested.kind === "refused") await showRefusal(tested, test, services);
  else await showJudged(tested, test, services);
}

/** Did the tenant refuse the application's secret? */
export function isWrongSecret(tested: TestedToken): boolean {
  return tested.kind === "refused" && tested.explained.cause === "wrong-credentials";
}

async function showRefusal(
  refused: TestedToken & { readonly kind: "refused" },
  { target }: Test,
  { views, log }: Services,
): Promise<void> {
  await views.show(l10n.t("Token"), refusalReport(refused));
  const { uri } = target.open.document;
  const again = {
    label: l10n.t("Give Another Secret…"),
    run: () => commands.executeCommand("authApis.testToken", uri),
  };
  const sync = { label: l10n.t("Sync to Tenant"), run: () => commands.executeCommand("authApis.syncToTenant", uri) };
  const { cause, title } = refused.explained;
  const bySync = cause === "no-grant" || cause === "unknown-audience" || cause === "scope-not-granted";
  tell(log, "warning", title, isWrongSecret(refused) && !target.local ? [again] : bySync ? [sync] : []);
}

async function showJudged(judged: JudgedToken, test: Test, services: Services): Promise<void> {
  const { token, rows } = judged;
  const { views, log } = services;
  await views.show(l10n.t("Token"), markdownReport(judged, now()));
  const give = { label: l10n.t("Give Signing Secret…"), run: () => showWithSecret(judged, test, services) };
  if (token.kind === "verified") {
    if (overall(rows) === "broken")
      tell(log, "warning", l10n.t("Verified, but the token is not what the file promises."));
    else tell(log, "info", l10n.t("Verified: the token is what the file promises."));
  } else if (token.kind !== "decoded" || token.header["alg"] !== "HS256") {
    tell(log, "warning", l10n.t("The token could not be verified; the report says why."));
  } else if (token.problem === "no-secret") {
    tell(log, "warning", l10n.t("Not verified: HS256 needs the API's signing secret."), [give]);
  } else tell(log, "warning", l10n.t("Not verified: the report says why."), [give]);
}

async function showWithSecret(judged: JudgedToken, test: Test, services: Services): Promise<void> {
  const signingSecret = await askSigningSecret(titleOf(test.api));
  if (signingSecret) await showJudged(await verifyAgain(judged, test, signingSecret), test, services);
}
