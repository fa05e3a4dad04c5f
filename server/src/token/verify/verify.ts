import { compactVerify, errors } from "jose";
import { type DecodedText, decodeToken, type EncryptedToken, type UnreadableToken } from "./decode.ts";
import { decryptToken } from "./decrypt.ts";
import type { JsonRecord } from "../../facts/unknown-json.ts";
import type { SigningAlg } from "../../expected/expectation.ts";
import type { RawToken } from "../request/raw-token.ts";
import type { SignatureProblem } from "./signature-problem.ts";
import type { TenantKeys } from "./tenant-keys.ts";
import { TokenError } from "../connection/token-error.ts";

/** Not exported: only `verifyToken` can make a VerifiedToken. */
const seal = Symbol("verified");

/** The signature holds, under a key of the tenant and an algorithm that was allowed. Its claims may still be wrong. */
interface VerifiedToken {
  readonly kind: "verified";
  readonly header: JsonRecord;
  readonly payload: JsonRecord;
  /** Of the encryption in which it came. */
  readonly outerHeader?: JsonRecord;
  readonly [seal]: true;
}

/** Can be read, and that is all: anybody may have written it. */
interface DecodedToken {
  readonly kind: "decoded";
  readonly header: JsonRecord;
  readonly payload: JsonRecord;
  /** Of the encryption in which it came. */
  readonly outerHeader?: JsonRecord;
  readonly problem: SignatureProblem;
}

export type InspectedToken = VerifiedToken | DecodedToken | EncryptedToken | UnreadableToken;

export interface VerifyOptions {
  readonly keys: TenantKeys;
  /** The only algorithm to accept (RFC 8725 section 3.1); where it is not given, any that Auth0 signs with. */
  readonly signingAlg?: SigningAlg | undefined;
  /** The API's signing secret, for HS256 alone. The tenant's public keys are never used as one. */
  readonly signingSecret?: string | undefined;
  /** PEM of the private key that opens an encrypted token; without it only the outer header can be read. */
  readonly decryptionKey?: string | undefined;
}

/**
 * Checks a token's signature, and nothing else of it: what its claims should be is judged by `verdict`.
 *
 * Never throws over a token, whatever it is. Keys that can't be read, and an HS256 token without the signing secret,
 * leave the token merely decoded.
 */
export async function verifyToken(token: RawToken, options: VerifyOptions): Promise<InspectedToken> {
  const text = token.reveal();
  const decoded = decodeToken(text);
  if (decoded.kind === "unreadable") return decoded;
  if (decoded.kind === "signed") return verifySigned(text, decoded, options);
  const { header: outerHeader } = decoded;
  if (!options.decryptionKey) return decoded;
  const opened = await decryptToken(text, options.decryptionKey);
  if ("problem" in opened) return { ...decoded, problem: opened.problem };
  const inner = decodeToken(opened.inside);
  // What is inside must be a signed token (RFC 7519 section 5.2); one more envelope is nothing that Auth0 makes.
  if (inner.kind !== "signed") return { kind: "unreadable", reason: "damaged" };
  return { ...(await verifySigned(opened.inside, inner, options)), outerHeader };
}

async function verifySigned(
  text: string,
  { header, payload }: DecodedText & { readonly kind: "signed" },
  options: VerifyOptions,
): Promise<VerifiedToken | DecodedToken> {
  const problem = await signatureProblem(text, header, options);
  return problem === undefined
    ? { kind: "verified", header, payload, [seal]: true }
    : { kind: "decoded", header, payload, problem };
}

async function signatureProblem(
  text: string,
  header: JsonRecord,
  { keys, signingAlg, signingSecret }: VerifyOptions,
): Promise<SignatureProblem | undefined> {
  const { alg, kid } = header;
  if (typeof alg === "string" && alg.toLowerCase() === "none") return "alg-none";
  if (!isSigningAlg(alg)) return "unsupported-algorithm";
  if (signingAlg !== undefined && alg !== signingAlg) return "algorithm-mismatch";
  if (alg === "HS256") {
    if (signingSecret === undefined || signingSecret === "") return "no-secret";
    return (await holds(text, new TextEncoder().encode(signingSecret), alg)) ? undefined : "bad-signature";
  }
  try {
    const found = await keys.find({ alg, ...(typeof kid === "string" ? { kid } : {}) });
    for (const key of found) if (await holds(text, key, alg)) return undefined;
    if (bringsItsOwnKey(header)) return "own-key";
    return found.length === 0 ? "unknown-key" : "bad-signature";
  } catch (error) {
    if (error instanceof TokenError && error.code !== "cancelled") return "keys-unavailable";
    throw error;
  }
}

/** Parameters that name or carry a key (RFC 7515 section 4.1): never looked at, since whoever forges a token writes them. */
function bringsItsOwnKey(header: JsonRecord): boolean {
  return ["jku", "jwk", "x5u", "x5c"].some((name) => header[name] !== undefined);
}

async function holds(text: string, key: CryptoKey | Uint8Array, alg: SigningAlg): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: [alg] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

function isSigningAlg(value: unknown): value is SigningAlg {
  return value === "RS256" || value === "PS256" || value === "RS512" || value === "HS256";
}
