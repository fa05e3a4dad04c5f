import type { InspectedToken } from "../../../server/src/token/verify/verify.ts";

/** What the user could give so that more of a token can be checked. */
export type WantedKey = "signing-secret" | "decryption-key";

/** `undefined` where nothing of the user's would help. Pure. */
export function wantedKey(token: InspectedToken): WantedKey | undefined {
  if (token.kind === "encrypted") return "decryption-key";
  if (token.kind !== "decoded" || token.header["alg"] !== "HS256") return undefined;
  // Where the file names another algorithm no secret is looked at; one that doesn't fit may be mistyped.
  return token.problem === "no-secret" || token.problem === "bad-signature" ? "signing-secret" : undefined;
}
