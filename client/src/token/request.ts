import { l10n } from "vscode";
import { expectationOf } from "../../../server/src/expected/expectation-of.ts";
import { refusalFactsOf } from "../../../server/src/token/refusal/refusal-facts-of.ts";
import { type JudgedToken, judgeToken, testToken, type TestedToken } from "../../../server/src/token/test-token.ts";
import type { Target } from "../tenants/target.ts";
import { withReading } from "../views/progress.ts";
import type { Application } from "./application.ts";
import type { ChosenGrant } from "./choose-grant.ts";

/** What one test token needs to be asked for and judged. */
export interface Test extends ChosenGrant {
  readonly application: Application;
  readonly target: Target;
  /** Of all APIs that the file has for this tenant. */
  readonly identifiers: readonly string[];
}

/**
 * Asks the tenant for a token, verifies and judges it.
 *
 * @throws TokenError where the tenant gives no usable answer
 */
export function requestToken(test: Test): Promise<TestedToken> {
  const { api, grant, application, target, identifiers } = test;
  const { clientId, name, secret } = application;
  const { domain } = target.tenant;
  return withReading(l10n.t("Requesting a token"), domain, ({ signal }) =>
    testToken(
      { domain, clientId, authentication: { method: "client_secret_post", secret }, audience: api.identifier },
      expectation(test),
      { clientName: name, identifiers, ...refusalFactsOf(api.fields, grant.fields) },
      { fetch, now, signal },
    ),
  );
}

/** Verifies the same HS256 token once more, now with the API's signing secret: another request would count on the tenant. */
export function verifyAgain({ raw }: JudgedToken, test: Test, signingSecret: string): Promise<JudgedToken> {
  const { domain } = test.target.tenant;
  return withReading(l10n.t("Verifying the token"), domain, ({ signal }) =>
    judgeToken(raw, domain, expectation(test), { fetch, now, signal, signingSecret }),
  );
}

/** Unix seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

function expectation({ api, grant, application, target }: Test) {
  const { domain, customDomains } = target.tenant;
  const { clientId } = application;
  return expectationOf({ tenant: { domain, customDomains }, api, grant: { clientId, fields: grant.fields } });
}
