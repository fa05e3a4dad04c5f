import { createHash, timingSafeEqual } from "node:crypto";
import { type Application, isConfidential } from "../management/application.ts";
import type { Tenant } from "../tenant.ts";
import { claimedClient, type SpentAssertions, verifyAssertion } from "./client-assertion.ts";
import { invalidRequest, OAuthRefusal } from "./oauth-refusal.ts";
import type { TokenRequest } from "./token-request.ts";

const jwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * The application that asks, by its secret (post or basic) or by a signed assertion.
 *
 * @throws OAuthRefusal 400 for a request that names none or signs in twice, 401 for a wrong secret, assertion or id, 403 for a public
 * application, which has nothing to sign in with.
 */
export async function authenticateClient(
  tenant: Tenant,
  request: TokenRequest,
  spent: SpentAssertions,
): Promise<Application> {
  const { parameters, basic } = request;
  const assertion = parameters.get("client_assertion");
  const secret = parameters.get("client_secret");
  if ([assertion, secret, basic].filter((way) => way !== undefined).length > 1)
    throw invalidRequest("More than one client authentication method (RFC 6749, section 2.3)");

  const id = parameters.get("client_id") ?? (assertion === undefined ? undefined : await claimedClient(assertion));
  if (basic && id !== undefined && !basic.some((pair) => pair.id === id))
    throw invalidRequest("client_id differs from the Authorization header");
  const ids = id === undefined ? (basic ?? []).map((pair) => pair.id) : [id];
  if (ids.length === 0) throw invalidRequest("Missing required parameter: client_id");
  const application = ids.map((one) => tenant.store.applications.get(one)).find((one) => one !== undefined);
  if (!application) throw wrongSecret();
  if (!isConfidential(application)) throw grantTypeRefused();

  if (assertion !== undefined) {
    if (parameters.get("client_assertion_type") !== jwtBearer)
      throw invalidRequest(`client_assertion_type must be ${jwtBearer}`);
    await verifyAssertion(tenant, application, assertion, spent);
    return application;
  }
  // An application with keys has no other way in; otherwise post and basic both count, whichever it is set to (an assumption).
  const given = [secret, ...(basic ?? []).map((pair) => pair.secret)];
  if (application.credentials || !given.some((one) => one !== undefined && equal(one, application.client_secret)))
    throw wrongSecret();
  return application;
}

/** What an application hears whose kind or settings don't include client credentials. */
export const grantTypeRefused = (): OAuthRefusal =>
  new OAuthRefusal(403, "unauthorized_client", "Grant type 'client_credentials' not allowed for the client.");

const wrongSecret = () => new OAuthRefusal(401, "access_denied", "Unauthorized");

/** In a time that tells nothing of where they differ. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
