import { l10n, ProgressLocation, type QuickPickItem, type TextDocument, window } from "vscode";
import type { DesiredApi, DesiredGrant } from "../../../server/src/tenant/desired.ts";
import { desiredState } from "../../../server/src/tenant/desired-from-file.ts";
import { expectationOf } from "../../../server/src/token/expectation-of.ts";
import { markdownReport } from "../../../server/src/token/report.ts";
import { overall } from "../../../server/src/token/verdict.ts";
import { type TestedToken, testToken } from "../../../server/src/token/test-token.ts";
import { askApplicationSecret } from "../credentials/sign-in.ts";
import { activeDocument } from "../current-file.ts";
import type { Services } from "../services.ts";
import type { Target } from "../tenants/tenant-choice.ts";
import { apiAt, grantAt } from "./at-cursor.ts";
import { type Application, findApplication } from "./application.ts";
import { refusalReport } from "./refusal-report.ts";

/** Requests a token for an API and an application of the file, verifies it and shows the verdict. */
export async function testTokenCommand(services: Services): Promise<void> {
  const document = activeDocument();
  const target = document && (await services.choice.choose(document));
  if (!document || !target) return;
  const { apis } = desiredState(target.open.file, target.tenant, target.open.findings);
  const api = await pickApi(apis, document, target);
  const grant = api && (await pickGrant(api, document, target));
  if (!grant) return;
  const application = await findApplication(grant, target, services);
  const secret = application && (await secretOf(application, target, services));
  if (!application || !secret) return;

  const progress = { location: ProgressLocation.Notification, title: l10n.t("Requesting a token"), cancellable: true };
  const tested = await window.withProgress(progress, (_, cancelled) => {
    const stop = new AbortController();
    cancelled.onCancellationRequested(() => stop.abort());
    return request(api, grant, application, secret, apis, target, stop.signal);
  });
  await show(tested, services);
}

function request(
  api: DesiredApi,
  grant: DesiredGrant,
  application: Application,
  secret: string,
  apis: readonly DesiredApi[],
  { tenant }: Target,
  signal: AbortSignal,
): Promise<TestedToken> {
  const { clientId, name } = application;
  const { domain, customDomains } = tenant;
  return testToken(
    { domain, clientId, authentication: { method: "client_secret_post", secret }, audience: api.identifier },
    expectationOf({ tenant: { domain, customDomains }, api, grant: { clientId, fields: grant.fields } }),
    { clientName: name, identifiers: apis.map(({ identifier }) => identifier), grantInFile: true },
    { fetch, now, signal },
  );
}

async function show(tested: TestedToken, { views }: Services): Promise<void> {
  if (tested.kind === "refused") {
    await views.show("Token.md", refusalReport(tested));
    void window.showWarningMessage(tested.explained.title, { detail: tested.explained.nextStep });
    return;
  }
  await views.show("Token.md", markdownReport(tested, now()));
  const state = overall(tested.rows);
  if (tested.token.kind !== "verified") void window.showWarningMessage(l10n.t("The token could not be verified."));
  else if (state === "broken")
    void window.showWarningMessage(l10n.t("Verified, but the token is not what the file promises."));
  else void window.showInformationMessage(l10n.t("Verified: the token is what the file promises."));
}

/** The cursor's API, the only one, or the one that the user picks. */
async function pickApi(
  apis: readonly DesiredApi[],
  document: TextDocument,
  target: Target,
): Promise<DesiredApi | undefined> {
  const candidates = apis.filter(({ absent, managementApi }) => !absent && !managementApi);
  const here = apiAt(document, target)?.identifier;
  const found = candidates.find(({ identifier }) => identifier === here) ?? only(candidates);
  if (found) return found;
  const items = candidates.map((api) => ({ label: nameOf(api), description: api.identifier, api }));
  return (await window.showQuickPick(items, { title: l10n.t("A token for which API?") }))?.api;
}

async function pickGrant(api: DesiredApi, document: TextDocument, target: Target): Promise<DesiredGrant | undefined> {
  const grants = (api.grants ?? []).filter(({ subjectType, absent }) => subjectType === "client" && !absent);
  const here = grantAt(document, target);
  const found = grants.find(({ client }) => here?.subjectType === "client" && client === here.client) ?? only(grants);
  if (found) return found;
  if (grants.length === 0) {
    void window.showInformationMessage(l10n.t("{0} has no grant for an application in this file.", nameOf(api)));
    return undefined;
  }
  const items: (QuickPickItem & { grant: DesiredGrant })[] = grants.map((grant) => ({ label: grant.client, grant }));
  return (await window.showQuickPick(items, { title: l10n.t("A token for which application?") }))?.grant;
}

async function secretOf(
  application: Application,
  { tenant }: Target,
  { secrets }: Services,
): Promise<string | undefined> {
  const { clientId, name, clientSecret } = application;
  const kept = clientSecret ?? (await secrets.application(tenant.domain, clientId));
  return kept ?? askApplicationSecret(tenant.domain, clientId, name, secrets);
}

function nameOf(api: DesiredApi): string {
  const { name } = api.fields;
  return typeof name === "string" ? name : api.identifier;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
