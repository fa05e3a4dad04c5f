import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { wantedKey } from "../../../client/src/token/wanted-key.ts";
import type { InspectedToken } from "../../../server/src/token/verify/verify.ts";

type Decoded = InspectedToken & { readonly kind: "decoded" };

function decoded(alg: string, problem: Decoded["problem"]): InspectedToken {
  return { kind: "decoded", header: { alg }, payload: {}, problem };
}

suite("what the user is asked for to check more of a token", () => {
  const cases: readonly [string, InspectedToken, ReturnType<typeof wantedKey>][] = [
    ["the signing secret of an HS256 token", decoded("HS256", "no-secret"), "signing-secret"],
    ["once more the secret that didn't fit", decoded("HS256", "bad-signature"), "signing-secret"],
    ["no secret where the file names another algorithm", decoded("HS256", "algorithm-mismatch"), undefined],
    ["nothing for a signature that the tenant's keys don't fit", decoded("RS256", "bad-signature"), undefined],
    ["the key that opens an encrypted token", { kind: "encrypted", header: {} }, "decryption-key"],
    ["nothing for what can't be read", { kind: "unreadable", reason: "opaque" }, undefined],
  ];
  for (const [name, token, wanted] of cases) test(name, () => assert.equal(wantedKey(token), wanted));
});
