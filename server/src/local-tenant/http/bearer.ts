import type { MiddlewareHandler } from "hono";
import type { Tenant } from "../tenant.ts";
import { Refusal } from "./refusal.ts";

/** What is known of a request to the Management API once its token was verified. */
export interface ManagementEnv {
  Variables: { permissions: ReadonlySet<string> };
}

interface Verified {
  readonly permissions: ReadonlySet<string>;
  /** Unix time in seconds. */
  readonly expires: number;
}

/**
 * Lets only requests with a token of this tenant for its Management API pass.
 *
 * No recording shows a 401 of the Management API: that these carry no `errorCode` is an assumption, the messages are those
 * that its documentation and public reports name.
 */
export function authenticated(tenant: Tenant): MiddlewareHandler<ManagementEnv> {
  // One caller sends one token thousands of times; a signature needs to be checked once.
  let last: { readonly token: string; readonly verified: Verified } | undefined;
  return async (c, next) => {
    const [scheme, token] = (c.req.header("authorization") ?? "").split(" ");
    if (scheme?.toLowerCase() !== "bearer" || token === undefined || token === "")
      throw unauthorized("Missing authentication");
    if (last?.token !== token) last = { token, verified: await verify(tenant, token) };
    if (last.verified.expires <= tenant.now() / 1000) throw expired();
    c.set("permissions", last.verified.permissions);
    await next();
  };
}

/** Lets a request pass whose token grants any of these permissions. */
export function permitted(...anyOf: readonly string[]): MiddlewareHandler<ManagementEnv> {
  return async (c, next) => {
    if (!anyOf.some((permission) => c.get("permissions").has(permission)))
      throw new Refusal(403, `Insufficient scope, expected any of: ${anyOf.join(", ")}`, "insufficient_scope");
    await next();
  };
}

async function verify(tenant: Tenant, token: string): Promise<Verified> {
  const { errors, jwtVerify } = await import("jose");
  try {
    const { payload } = await jwtVerify(token, tenant.signingKey.publicKey, {
      issuer: tenant.issuer,
      audience: tenant.managementApi,
      algorithms: ["RS256"],
      requiredClaims: ["exp"],
      currentDate: new Date(tenant.now()),
    });
    const scope = typeof payload["scope"] === "string" ? payload["scope"].split(" ") : [];
    return { permissions: new Set(scope), expires: payload.exp ?? 0 };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw expired();
    if (error instanceof errors.JWSSignatureVerificationFailed)
      throw unauthorized("Invalid signature received for JSON Web Token validation");
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud")
      throw unauthorized(`Bad audience: ${String(error.payload.aud)}`);
    throw unauthorized("Invalid token");
  }
}

const unauthorized = (message: string) => new Refusal(401, message);
const expired = () => unauthorized("Expired token received for JSON Web Token validation");
