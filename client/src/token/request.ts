import { commands, l10n } from "vscode";
import { expectationOf } from "../../../server/src/token/expectation-of.ts";
import { refusalFactsOf } from "../../../server/src/token/refusal-facts-of.ts";
import { markdownReport } from "../../../server/src/token/report.ts";
import { type JudgedToken, judgeToken, testToken, type TestedToken } from "../../../server/src/token/test-token.ts";
import { overall } from "../../../server/src/token/verdict.ts";
import { askSigningSecret } from "../credentials/ask.ts";
import type { Services } from "../services.ts";
import type { Target } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import { withReading } from "../views/progress.ts";
import type { Application } from "./application.ts";
import { type ChosenGrant, titleOf } from "./choose-grant.ts";
import { refusalReport } from "./refusal-report.ts";

/** What one test token needs to be asked for and judged. */
export interface Test extends ChosenGrant {
  readonly application: Application;
  readonly target: Target;
  /** Of all APIs that the file has for this tenant. */
  readonly identifiers: readonly string[];
}

/**
 * Asks for a token and shows what came of it. The raw token stays in memory and is shown nowhere.
 *
 * @throws TokenError where the tenant gives no usable answer
 */
export async function requestAndShow(test: Test, services: Services): Promise<void> {
  const { application, target, api } = test;
  const { domain } = target.tenant;
  const { log } = services;
  log.info(`Asking ${domain} for a token: ${api.identifier}, as ${application.clientId}.`);
  const tested = await withReading(l10n.t("Requesting a token"), domain, ({ signal }) => request(test, signal));
  await keepSecret(tested, test, services);
  if (tested.kind === "refused") await showRefusal(tested, test, services);
  else await showJudged(tested, test, services);
}

function request({ api, grant, application, target, identifiers }: Test, signal: AbortSignal): Promise<TestedToken> {
  const { clientId, name, secret } = application;
  const { domain } = target.tenant;
  return testToken(
    { domain, clientId, authentication: { method: "client_secret_post", secret }, audience: api.identifier },
    expectation({ api, grant, application, target }),
    { clientName: name, identifiers, ...refusalFactsOf(api.fields, grant.fields) },
    { fetch, now, signal },
  );
}

function expectation({ api, grant, application, target }: Omit<Test, "identifiers">) {
  const { domain, customDomains } = target.tenant;
  const { clientId } = application;
  return expectationOf({ tenant: { domain, customDomains }, api, grant: { clientId, fields: grant.fields } });
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
  const give = { label: l10n.t("Give Signing Secret…"), run: () => verifyWithSecret(judged, test, services) };
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

/** The same token once more: another request would count on the tenant. */
async function verifyWithSecret({ raw }: JudgedToken, test: Test, services: Services): Promise<void> {
  const signingSecret = await askSigningSecret(titleOf(test.api));
  if (!signingSecret) return;
  const { domain } = test.target.tenant;
  const judged = await withReading(l10n.t("Verifying the token"), domain, ({ signal }) =>
    judgeToken(raw, domain, expectation(test), { fetch, now, signal, signingSecret }),
  );
  await showJudged(judged, test, services);
}

/** A secret that the tenant has accepted; one that it hasn't is of no use, and the next request asks anew. */
async function keepSecret(tested: TestedToken, { application, target }: Test, { secrets }: Services): Promise<void> {
  const { clientId, secret, keep } = application;
  const { domain } = target.tenant;
  if (isWrongSecret(tested)) await secrets.forgetApplication(domain, clientId);
  else if (keep) await secrets.keepApplication(domain, clientId, secret, keep);
}

function isWrongSecret(tested: TestedToken): boolean {
  return tested.kind === "refused" && tested.explained.cause === "wrong-credentials";
}

/** Unix seconds. */
function now(): number {
  return Math.floor(Date.now() / 1000);
}
