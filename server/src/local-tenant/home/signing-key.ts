import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { writePrivateFile } from "../../disk/private-file.ts";
import { readPrivateFile } from "./directory.ts";

const rsaAlgorithms = ["RS256", "RS512", "PS256"] as const;
type RsaAlgorithm = (typeof rsaAlgorithms)[number];

/** The tenant's RSA key: one pair, published once for each algorithm, because verifiers bind a `kid` to one `alg`. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The JWKS (RFC 7517): no private part. */
  readonly jwks: { readonly keys: readonly Readonly<Record<string, string>>[] };
  kid(algorithm: RsaAlgorithm): string;
}

/** Reads the key, or makes it at the first start (RSA, 2048 bits). */
export async function openSigningKey(path: string): Promise<SigningKey> {
  let pem = await readPrivateFile(path);
  if (pem === undefined) {
    const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
    pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await writePrivateFile(path, pem);
  }
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  const kid = (algorithm: RsaAlgorithm) => `${algorithm.toLowerCase()}-${rsaThumbprint(publicKey).slice(0, 16)}`;
  return {
    privateKey,
    publicKey,
    jwks: { keys: rsaAlgorithms.map((alg) => ({ kty: "RSA", use: "sig", n, e, kid: kid(alg), alg })) },
    kid,
  };
}

/** The JWK thumbprint of an RSA public key (RFC 7638: SHA-256 over the members e, kty, n in this order), base64url. */
export function rsaThumbprint(key: KeyObject): string {
  const { n, e } = key.export({ format: "jwk" });
  return createHash("sha256")
    .update(JSON.stringify({ e, kty: "RSA", n }))
    .digest("base64url");
}
