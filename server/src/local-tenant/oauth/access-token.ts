import { createPublicKey, randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Api } from "../management/api.ts";
import type { Application } from "../management/application.ts";
import type { Tenant } from "../tenant.ts";
import type { Entitlement } from "./entitlement.ts";

/**
 * An access token (JWS compact form) in the API's algorithm and dialect; inside a JWE where the API has its tokens encrypted.
 *
 * @param jkt - the thumbprint of the key to which it is bound
 */
export async function accessToken(
  tenant: Tenant,
  application: Application,
  entitled: Entitlement,
  jkt?: string,
): Promise<string> {
  const { SignJWT } = await import("jose");
  const { api } = entitled;
  const rfc9068 = api.token_dialect?.startsWith("rfc9068_profile") ?? false;
  const bound = jkt === undefined ? {} : { cnf: { jkt } };
  const token = new SignJWT({ ...claims(tenant, application, entitled, rfc9068), ...bound });
  const typ = rfc9068 ? "at+jwt" : "JWT";
  if (api.signing_alg === "HS256") {
    // A symmetric token names no key here: whether a real one carries a `kid` isn't known.
    const secret = new TextEncoder().encode(api.signing_secret);
    return encrypted(await token.setProtectedHeader({ alg: "HS256", typ }).sign(secret), api);
  }
  const { signing_alg: alg } = api;
  const { signingKey } = tenant;
  const kid = signingKey.kid(alg);
  return encrypted(await token.setProtectedHeader({ alg, typ, kid }).sign(signingKey.privateKey), api);
}

/** A nested token (RFC 7519 section 5.2). Which `enc` a real tenant uses isn't known: A256GCM is an assumption, `cty` too. */
async function encrypted(token: string, { token_encryption: encryption }: Api): Promise<string> {
  if (!encryption) return token;
  const { CompactEncrypt } = await import("jose");
  const { alg, pem, kid } = encryption.encryption_key;
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg, enc: "A256GCM", cty: "JWT", ...(kid !== undefined && { kid }) })
    .encrypt(createPublicKey(pem));
}

/** Auth0's access token profiles; RFC 9068, section 2.2 for the other one. */
function claims(
  tenant: Tenant,
  application: Application,
  { api, scopes, organization }: Entitlement,
  rfc9068: boolean,
): JWTPayload {
  const now = Math.floor(tenant.now() / 1000);
  const id = application.client_id;
  const withPermissions = api.enforce_policies === true && api.token_dialect?.endsWith("_authz") === true;
  return {
    iss: tenant.issuer,
    sub: `${id}@clients`,
    aud: api.identifier,
    iat: now,
    exp: now + api.token_lifetime,
    // The name comes with it only where a tenant setting says so; here it does.
    ...(organization && { org_id: organization.id, org_name: organization.name }),
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    ...(rfc9068 ? { jti: randomUUID(), client_id: id } : { gty: "client-credentials", azp: id }),
    // That an application's permissions are its granted scopes is what public samples show; Auth0's pages don't say it.
    ...(withPermissions && { permissions: scopes }),
  };
}
