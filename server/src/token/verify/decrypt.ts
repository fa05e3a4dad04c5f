import { createPrivateKey, type KeyObject } from "node:crypto";
import { compactDecrypt } from "jose";

/** Why an encrypted token stayed closed although a key was given. */
export type DecryptionProblem = "bad-key" | "wrong-key";

const algorithms = {
  keyManagementAlgorithms: ["RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"],
  contentEncryptionAlgorithms: ["A256GCM", "A192GCM", "A128GCM", "A256CBC-HS512", "A192CBC-HS384", "A128CBC-HS256"],
};

/**
 * What is inside a JWE (RFC 7516): the text of the signed token. Nothing is concluded from its opening: who encrypts only
 * needs the public key.
 *
 * @param privateKey - PEM, PKCS#8 or PKCS#1, unencrypted
 */
export async function decryptToken(
  text: string,
  privateKey: string,
): Promise<{ readonly inside: string } | { readonly problem: DecryptionProblem }> {
  let key: KeyObject;
  try {
    key = createPrivateKey(privateKey);
  } catch {
    return { problem: "bad-key" };
  }
  if (key.asymmetricKeyType !== "rsa") return { problem: "bad-key" };
  try {
    const { plaintext } = await compactDecrypt(text, key, algorithms);
    return { inside: new TextDecoder().decode(plaintext) };
  } catch {
    return { problem: "wrong-key" };
  }
}
