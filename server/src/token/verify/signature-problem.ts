/** Why a token that can be read is not verified. */
export type SignatureProblem =
  | "alg-none"
  | "unsupported-algorithm"
  | "algorithm-mismatch"
  | "bad-signature"
  | "unknown-key"
  | "own-key"
  | "no-secret"
  | "keys-unavailable";

/** Was the signature found wrong, or could it not be looked at? And the reason in plain words. */
export const signatureProblems: Readonly<
  Record<SignatureProblem, { readonly state: "broken" | "unknown"; readonly why: string }>
> = {
  "alg-none": {
    state: "broken",
    why: "It carries no signature at all (alg: none): anybody can write such a token, and no API may accept it.",
  },
  "unsupported-algorithm": {
    state: "broken",
    why: "Auth0 signs access tokens with RS256, PS256, RS512 or HS256 only; this one comes from elsewhere.",
  },
  "algorithm-mismatch": {
    state: "unknown",
    why: "Not checked: a token is only checked with the algorithm that the file names, as an API should do it.",
  },
  "bad-signature": {
    state: "broken",
    why:
      "The key does not fit: the token was changed or cut off, comes from another tenant, or (HS256) the signing secret " +
      "is not this API's.",
  },
  "unknown-key": {
    state: "broken",
    why: "The tenant has no key with this id, also after reading its keys again: the token comes from another tenant.",
  },
  "own-key": {
    state: "broken",
    why:
      "It brings or names a key of its own (jku, jwk, x5u, x5c), which is never used: only the tenant's own keys count, " +
      "and none of them has signed it. Somebody may have forged it.",
  },
  "no-secret": {
    state: "unknown",
    why: "HS256 can only be checked with the API's signing secret. Give it for this one check, or sign with RS256.",
  },
  "keys-unavailable": {
    state: "unknown",
    why: "The tenant's public keys (/.well-known/jwks.json) could not be read.",
  },
};
