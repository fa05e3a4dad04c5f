import { setTimeout as sleep } from "node:timers/promises";
import type { TokenTest } from "../../expected/token-test.ts";
import { counted } from "../../tenant/plan/counted.ts";
import type { ManagementApi } from "../../tenant/connection/management-api.ts";
import { readSigningSecret } from "../../tenant/connection/read-secrets.ts";
import { tokenCache } from "../../token/request/token-cache.ts";
import { type Surroundings, testToken, type TestedToken } from "../../token/test-token.ts";
import type { Row } from "../../token/verdict/check.ts";
import { overall } from "../../token/verdict/verdict.ts";
import { tenantKeys } from "../../token/verify/tenant-keys.ts";
import { withFacts } from "../../token/with-facts.ts";
import { UsageError } from "../exit.ts";
import { authenticationOf } from "./authentication.ts";
import { decryptionKey } from "./decryption-key.ts";
import type { Target } from "../target/target.ts";
import { managementApi, tenantFacts } from "../target/tenant-facts.ts";
import type { Terminal } from "../terminal.ts";
import { signingSecretHint } from "./signing-secret-hint.ts";

export interface GrantOutcome {
  readonly test: TokenTest;
  readonly tested: TestedToken;
}

/** Milliseconds between two requests: ten a second is within the token endpoint's limits on every plan (30 on Free). */
const pause = 100;

/** No token at all is a broken promise too. */
export function stateOf({ tested }: GrantOutcome): Row["state"] {
  return tested.kind === "judged" ? overall(tested.rows) : "broken";
}

/** What could not be checked counts as good: nothing speaks against it. */
export function isGood(outcome: GrantOutcome): boolean {
  return stateOf(outcome) !== "broken";
}

/**
 * Requests and judges one token after the other. Where one is refused or broken, the tenant is read (once, if there are
 * credentials for that), so that the cause can be told.
 *
 * @throws UsageError where an application's secret isn't known: before the first request
 */
export async function runTokenTests(
  tests: readonly TokenTest[],
  target: Target,
  { readSecrets }: { readonly readSecrets: boolean },
  terminal: Terminal,
): Promise<readonly GrantOutcome[]> {
  const { domain } = target.tenant;
  const reader = readSecrets ? await managementApi(target, terminal) : undefined;
  if (readSecrets && !reader)
    throw new UsageError(`--read-secrets needs credentials for ${domain}: AUTH0_DOMAIN and its kin`);
  const authentications = [];
  for (const { application } of tests) {
    authentications.push(await authenticationOf(application, target, terminal, reader));
  }
  const wire = { fetch, now: terminal.now };
  const shared: Surroundings = {
    ...wire,
    keys: tenantKeys(domain, wire),
    cache: tokenCache(),
    decryptionKey: await decryptionKey(terminal),
  };
  const outcomes: GrantOutcome[] = [];
  for (const [index, authentication] of authentications.entries()) {
    const test = tests[index];
    if (!test) continue;
    if (index > 0) await sleep(pause);
    announce(test, domain, terminal);
    const signingSecret = await signingSecretOf(test, reader, terminal);
    outcomes.push({ test, tested: await testToken(test, authentication, { ...shared, signingSecret }) });
  }
  const hint = signingSecretHint(
    outcomes.map(({ tested }) => tested),
    !readSecrets,
  );
  if (hint !== undefined) terminal.talk(hint);
  return explained(outcomes, target, terminal);
}

function announce({ application, api, grant }: TokenTest, domain: string, terminal: Terminal): void {
  const scopes = grant?.fields["scope"];
  const granted = Array.isArray(scopes) ? `, ${counted(scopes.length, "scope")}` : "";
  terminal.talk(`Asking ${domain} for a token: ${application.named} for ${api.identifier}${granted}.`);
}

async function signingSecretOf(
  { api }: TokenTest,
  reader: ManagementApi | undefined,
  { env }: Terminal,
): Promise<string | undefined> {
  if (api.fields["signing_alg"] !== "HS256") return undefined;
  return env["AUTH_APIS_SIGNING_SECRET"] ?? (reader && (await readSigningSecret(reader, api.identifier)))?.reveal();
}

async function explained(
  outcomes: readonly GrantOutcome[],
  target: Target,
  terminal: Terminal,
): Promise<readonly GrantOutcome[]> {
  if (outcomes.every(isGood)) return outcomes;
  try {
    const facts = await tenantFacts(target, terminal);
    if (!facts) return outcomes;
    return outcomes.map(({ test, tested }) => ({ test, tested: withFacts(tested, test, facts) }));
  } catch {
    // Reading the tenant only serves the explanation: without it, the outcome stays what it is.
    return outcomes;
  }
}
