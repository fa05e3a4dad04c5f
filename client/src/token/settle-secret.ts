import type { TestedToken } from "../../../server/src/token/test-token.ts";
import type { SecretStore } from "../credentials/secret-store.ts";
import type { Application } from "./application.ts";

/**
 * What becomes of a secret after a request with it: what the user has just given is kept as wished once the tenant has accepted
 * it, and what it refuses is forgotten, so that the next request asks anew.
 */
export async function settleSecret(
  tested: TestedToken,
  { clientId, secret, keep }: Application,
  domain: string,
  secrets: Pick<SecretStore, "keepApplication" | "forgetApplication">,
): Promise<void> {
  if (isWrongSecret(tested)) await secrets.forgetApplication(domain, clientId);
  else if (keep && tested.kind !== "not-asked") await secrets.keepApplication(domain, clientId, secret, keep);
}

/** Did the tenant refuse the application's secret? */
function isWrongSecret(tested: TestedToken): boolean {
  return tested.kind === "refused" && tested.explained.cause === "wrong-credentials";
}
