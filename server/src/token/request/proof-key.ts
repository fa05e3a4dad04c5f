import { generateKeyPair } from "jose";
import { clockSkew, DPoP, type DPoPHandle } from "oauth4webapi";

/** A key pair to which tokens are bound (RFC 9449). Its private half never leaves memory and can't be exported. */
export interface ProofKey {
  /** The `jkt` of tokens that are bound to it (RFC 7638). */
  readonly thumbprint: string;
  /** Signs proofs, and remembers each server's nonce. */
  readonly handle: DPoPHandle;
}

/** @param now - Unix seconds; proofs are dated by it */
export async function makeProofKey(now: () => number): Promise<ProofKey> {
  const pair = await generateKeyPair("ES256", { extractable: false });
  const skew = Math.round(now() - Date.now() / 1000);
  const handle = DPoP({ [clockSkew]: skew }, pair);
  return { thumbprint: await handle.calculateThumbprint(), handle };
}
