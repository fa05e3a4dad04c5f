import { createHash, createPublicKey } from "node:crypto";

/** RFC 7638, 3.2: the members of each kind of key that count, in this order. */
const members: Readonly<Record<string, readonly string[]>> = {
  RSA: ["e", "kty", "n"],
  EC: ["crv", "kty", "x", "y"],
  OKP: ["crv", "kty", "x"],
};

/**
 * The JWK thumbprint (RFC 7638, SHA-256, base64url) of a PEM public key or certificate, as the Management API gives it
 * back for `token_encryption.encryption_key`; `undefined` where the text is no key.
 */
export function thumbprint(pem: string): string | undefined {
  try {
    const jwk: Readonly<Record<string, unknown>> = { ...createPublicKey(pem).export({ format: "jwk" }) };
    const names = members[String(jwk["kty"])];
    if (!names) return undefined;
    const counted = JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]])));
    return createHash("sha256").update(counted).digest("base64url");
  } catch {
    return undefined;
  }
}
