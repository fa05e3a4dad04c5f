import type { TestedToken } from "../../token/test-token.ts";

/** How an HS256 token that could not be verified can be; `undefined` where none of them lacks its secret. */
export function signingSecretHint(all: readonly TestedToken[], canReadSecrets: boolean): string | undefined {
  const lacks = all.some(
    (tested) => tested.kind === "judged" && tested.token.kind === "decoded" && tested.token.problem === "no-secret",
  );
  if (!lacks) return undefined;
  const read = canReadSecrets ? ", or add --read-secrets, which reads it from the tenant into memory" : "";
  return `To verify an HS256 token, put the API's signing secret into AUTH_APIS_SIGNING_SECRET${read}.`;
}
