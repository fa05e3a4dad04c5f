import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Application } from "../management/application.ts";
import type { Tenant } from "../tenant.ts";
import type { Entitlement } from "./entitlement.ts";

/** A signed access token (JWS compact form) in the API's algorithm and dialect. */
export async function accessToken(
  tenant: Tenant,
  application: Application,
  { api, scopes }: Entitlement,
): Promise<string> {
  const { SignJWT } = await import("jose");
  const rfc9068 = api.token_dialect?.startsWith("rfc9068_profile") ?? false;
  const token = new SignJWT(claims(tenant, application, { api, scopes }, rfc9068));
  const typ = rfc9068 ? "at+jwt" : "JWT";
  if (api.signing_alg === "HS256") {
    // A symmetric token names no key here: whether a real one carries a `kid` isn't known.
    return token.setProtectedHeader({ alg: "HS256", typ }).sign(new TextEncoder().encode(api.signing_secret));
  }
  const { signing_alg: alg } = api;
  const { signingKey } = tenant;
  return token.setProtectedHeader({ alg, typ, kid: signingKey.kid(alg) }).sign(signingKey.privateKey);
}

/** Auth0's access token profiles; RFC 9068, section 2.2 for the other one. */
function claims(tenant: Tenant, application: Application, { api, scopes }: Entitlement, rfc9068: boolean): JWTPayload {
  const now = Math.floor(tenant.now() / 1000);
  const id = application.client_id;
  const withPermissions = api.enforce_policies === true && api.token_dialect?.endsWith("_authz") === true;
  return {
    iss: tenant.issuer,
    sub: `${id}@clients`,
    aud: api.identifier,
    iat: now,
    exp: now + api.token_lifetime,
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    ...(rfc9068 ? { jti: randomUUID(), client_id: id } : { gty: "client-credentials", azp: id }),
    // That an application's permissions are its granted scopes is what public samples show; Auth0's pages don't say it.
    ...(withPermissions && { permissions: scopes }),
  };
}
