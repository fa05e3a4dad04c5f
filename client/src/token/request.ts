import { l10n } from "vscode";
import type { TokenTest } from "../../../server/src/expected/token-test.ts";
import type { DesiredApi } from "../../../server/src/tenant/desired/desired.ts";
import {
  type JudgedToken,
  judgeAgain,
  type Surroundings,
  type TestedToken,
  testToken,
} from "../../../server/src/token/test-token.ts";
import type { TenantKeys } from "../../../server/src/token/verify/tenant-keys.ts";
import type { Services } from "../services.ts";
import type { Target } from "../tenants/target.ts";
import { withReading } from "../views/progress.ts";
import type { Application } from "./application.ts";
import { authenticationOf } from "./authentication.ts";
import type { ChosenGrant } from "./choose-grant.ts";

/** What one test token needs to be asked for and judged. */
export interface Test extends ChosenGrant {
  readonly application: Application;
  readonly target: Target;
  /** Named in the request: an id, or a name where the tenant allows names. */
  readonly organization?: string | undefined;
  /** All that the file has for this tenant. */
  readonly apis: readonly DesiredApi[];
}

/** What a request works with: tokens that are still valid are used again, and what was read of the tenant explains it. */
interface Known extends Pick<Services, "tokens" | "readings"> {
  /** The tenant's, where several tokens are requested in a row. */
  readonly keys?: TenantKeys;
}

/**
 * Asks the tenant for a token, verifies and judges it.
 *
 * @throws TokenError where the tenant gives no usable answer
 */
export function requestToken(test: Test, { tokens, readings, keys }: Known, signal: AbortSignal): Promise<TestedToken> {
  const facts = readings.of(test.target.tenant.domain)?.state;
  const surroundings = { fetch, now, signal, cache: tokens, facts, keys };
  return testToken(tokenTest(test), authenticationOf(test.application, facts), surroundings);
}

/** The same under a progress message. */
export function requestWithProgress(test: Test, known: Known): Promise<TestedToken> {
  const title = l10n.t("Requesting a token");
  return withReading(title, test.target.tenant.domain, ({ signal }) => requestToken(test, known, signal));
}

/** What the user gives for one check: the signing secret of an HS256 API, or the private key that opens encrypted tokens. */
export type Given = Pick<Surroundings, "signingSecret" | "decryptionKey">;

/** Verifies the same token once more, now with what the user gives: another request would count on the tenant. */
export function verifyAgain(judged: JudgedToken, test: Test, { readings }: Known, given: Given): Promise<JudgedToken> {
  const { domain } = test.target.tenant;
  const facts = readings.of(domain)?.state;
  return withReading(l10n.t("Verifying the token"), domain, ({ signal }) =>
    judgeAgain(judged, tokenTest(test), { fetch, now, signal, facts, ...given }),
  );
}

/** Unix seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

function tokenTest({ api, grant, application, target, apis, organization }: Test): TokenTest {
  const { clientId, name } = application;
  return { tenant: target.tenant, api, grant, application: { named: name, clientId }, file: apis, organization };
}
