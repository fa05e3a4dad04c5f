import { l10n, window } from "vscode";
import type { Row } from "../../../server/src/token/verdict/check.ts";
import { type TenantKeys, tenantKeys } from "../../../server/src/token/verify/tenant-keys.ts";
import type { Services } from "../services.ts";
import { describe } from "../tenants/target.ts";
import { findApplication } from "../token/application.ts";
import { needsOrganization } from "../token/organization.ts";
import { requestToken } from "../token/request.ts";
import { settleSecret } from "../token/settle-secret.ts";
import { chosenTarget } from "./chosen-target.ts";
import { brokenOf } from "./broken-row.ts";
import type { GrantUnderTest, Judge, Judged } from "./run.ts";

/**
 * The other profile: real tokens, verified and judged. It says how many before the first one, since tenants count them, and
 * asks for applications' secrets that are not kept.
 */
export function requestTokens(services: Services): Judge {
  const known = new Map<string, TenantKeys>();
  /** Read once for a run. */
  const keysOf = (domain: string, signal: AbortSignal): TenantKeys => {
    const keys = known.get(domain) ?? tenantKeys(domain, { fetch, signal });
    known.set(domain, keys);
    return keys;
  };
  return {
    target: (item) => chosenTarget(services, item.uri),
    begin: confirm,
    async judge(test, signal) {
      const { api, apis, grant, target } = test;
      if (grant.subjectType === "user") {
        return { state: "skipped", why: l10n.t("A grant for users: its tokens come from their sign-ins.") };
      }
      if (needsOrganization(grant)) {
        return {
          state: "skipped",
          why: l10n.t("It gives tokens within an organization only: run Test Token at this grant."),
        };
      }
      const application = await findApplication(grant, target, services);
      if (!application) return { state: "skipped", why: l10n.t("No secret of {0} was given.", grant.client) };
      const { domain } = target.tenant;
      const keys = keysOf(domain, signal);
      const tested = await requestToken({ api, grant, application, target, apis }, { ...services, keys }, signal);
      await settleSecret(tested, application, domain, services.secrets);
      if (tested.kind === "refused") {
        const { title, detail, nextStep } = tested.explained;
        return { state: "failed", broken: [{ message: `${title} ${detail} ${nextStep}` }] };
      }
      if (tested.kind === "not-asked") {
        return { state: "skipped", why: tested.answer.reasons.map(({ title }) => title).join(" ") };
      }
      return verdictOf(tested.rows);
    },
  };
}

/** States the count; for a protected tenant, and for more than a few tokens, the user agrees first. */
async function confirm(tests: readonly GrantUnderTest[]): Promise<boolean> {
  const requests = tests.filter(({ grant }) => grant.subjectType === "client");
  const isProtected = requests.some(({ target }) => target.tenant.protected);
  const names = [...new Set(requests.map(({ target }) => describe(target)))].join(", ");
  const question = l10n.t("Request {0} tokens from {1}?", requests.length, names);
  if (requests.length === 0 || requests.every(({ target }) => target.local)) return true;
  if (!isProtected && requests.length <= 3) return true;
  const detail = l10n.t(
    "Tenants count the tokens of applications, and a quota may limit them. Valid tokens are used again.",
  );
  const yes = l10n.t("Request Tokens");
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

function verdictOf(rows: readonly Row[]): Judged {
  const broken = rows.filter(({ state }) => state === "broken").map(brokenOf);
  if (broken.length > 0) return { state: "failed", broken };
  // Nothing is called passed that could not be checked in full.
  const unknown = rows.filter(({ state }) => state === "unknown").map(({ check, why = "" }) => `${check}: ${why}`);
  return unknown.length > 0
    ? { state: "skipped", why: l10n.t("Not checked: {0}", unknown.join(" ")) }
    : { state: "passed" };
}
