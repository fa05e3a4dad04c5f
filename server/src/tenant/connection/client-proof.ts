import { createPrivateKey, type KeyObject, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { ApplicationCredentials, PrivateKeyCredentials } from "./credentials.ts";
import { TenantError } from "./tenant-error.ts";

const jwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** Seconds; Auth0 takes up to five minutes and advises one. */
const assertionLife = 60;

/**
 * What a token request says of who sends it. An assertion counts once, so each attempt needs a proof of its own.
 *
 * @param now - milliseconds since 1970
 * @throws TenantError `bad-key`
 */
export async function clientProof(
  credentials: ApplicationCredentials,
  now: number,
): Promise<Readonly<Record<string, string>>> {
  const { clientId } = credentials;
  if (credentials.kind === "client-secret") {
    return { client_id: clientId, client_secret: credentials.clientSecret.reveal() };
  }
  const client_assertion = await assertionOf(credentials, Math.floor(now / 1000));
  return { client_id: clientId, client_assertion_type: jwtBearer, client_assertion };
}

/** RFC 7523, section 3, with Auth0's audience: the tenant's address with a slash at its end. */
async function assertionOf(credentials: PrivateKeyCredentials, issued: number): Promise<string> {
  const { domain, clientId, privateKey, algorithm } = credentials;
  const key = rsaKey(privateKey.reveal());
  if (!key) throw new TenantError("bad-key", { domain });
  return new SignJWT({})
    .setProtectedHeader({ alg: algorithm, typ: "JWT" })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(`https://${domain}/`)
    .setJti(randomUUID())
    .setIssuedAt(issued)
    .setExpirationTime(issued + assertionLife)
    .sign(key);
}

/** Is this the PEM form of an RSA key, without a passphrase, that can sign (2048 bits at least: RFC 7518, section 3.3)? */
export function isSigningKey(pem: string): boolean {
  return rsaKey(pem) !== undefined;
}

function rsaKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    const isLongEnough = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
    return key.asymmetricKeyType === "rsa" && isLongEnough ? key : undefined;
  } catch {
    // OpenSSL's messages are no help, and nothing of a key belongs in an error.
    return undefined;
  }
}
