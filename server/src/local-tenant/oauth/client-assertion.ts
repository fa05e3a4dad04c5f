import { createPublicKey } from "node:crypto";
import type { Application } from "../management/application.ts";
import type { Tenant } from "../tenant.ts";
import { OAuthRefusal } from "./oauth-refusal.ts";

/** Which assertions were used already, so that each signs in once. */
export type SpentAssertions = Map<string, number>;

/** Auth0's limits (authenticate-with-private-key-jwt): bytes, characters, seconds. */
const limits = { assertion: 2048, claim: 64, algorithm: 16, life: 300, skew: 10 };

/** The `sub` that an assertion claims, before anything of it was verified; `undefined` where it can't be read. */
export async function claimedClient(assertion: string): Promise<string | undefined> {
  const { decodeJwt } = await import("jose");
  try {
    return decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}

/**
 * Does this assertion (RFC 7523, section 3) sign the application in? Signed with one of its keys, `iss` and `sub` the client id, `aud`
 * the tenant's `https://DOMAIN/`, at most five minutes to live, never used before. `spent` forgets at a restart.
 *
 * @throws OAuthRefusal 401 invalid_client with the reason; a real tenant's wording isn't known.
 */
export async function verifyAssertion(
  tenant: Tenant,
  application: Application,
  assertion: string,
  spent: SpentAssertions,
): Promise<void> {
  const { decodeProtectedHeader, jwtVerify } = await import("jose");
  if (Buffer.byteLength(assertion) > limits.assertion) throw failed(`larger than ${limits.assertion} bytes`);
  let header;
  try {
    header = decodeProtectedHeader(assertion);
  } catch {
    throw failed("not a JWT");
  }
  if ((header.alg?.length ?? 0) > limits.algorithm) throw failed("alg is too long");

  const now = Math.floor(tenant.now() / 1000);
  const credentials = application.credentials ?? [];
  const named = credentials.filter(({ kid }) => header.kid === undefined || kid === header.kid);
  let reason = credentials.length === 0 ? "the application has no key" : "no key matches";
  for (const credential of named.length > 0 ? named : credentials) {
    try {
      const { payload } = await jwtVerify(assertion, createPublicKey(credential.pem), {
        algorithms: [credential.alg],
        issuer: application.client_id,
        subject: application.client_id,
        audience: tenant.issuer,
        clockTolerance: limits.skew,
        requiredClaims: ["exp", "jti"],
        currentDate: new Date(tenant.now()),
      });
      const { jti = "", exp = 0, iat = 0 } = payload;
      if (Array.isArray(payload.aud)) throw failed("aud must be one string");
      if (jti === "" || jti.length > limits.claim) throw failed(`jti must have 1 to ${limits.claim} characters`);
      if (exp > now + limits.life + limits.skew) throw failed(`exp is more than ${limits.life} seconds ahead`);
      if (iat > now + limits.skew) throw failed("iat is in the future");
      spend(`${application.client_id}\n${jti}`, exp, now, spent);
      return;
    } catch (error) {
      if (error instanceof OAuthRefusal) throw error;
      reason = error instanceof Error ? error.message : reason;
    }
  }
  throw failed(reason);
}

function spend(id: string, exp: number, now: number, spent: SpentAssertions): void {
  for (const [other, until] of spent) if (until + limits.skew < now) spent.delete(other);
  if (spent.has(id)) throw failed("jti was used before");
  spent.set(id, exp);
}

const failed = (why: string) =>
  new OAuthRefusal(401, "invalid_client", `Client authentication failed: client assertion: ${why}`);
