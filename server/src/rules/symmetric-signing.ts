import { replaceScalar } from "../document/edits.ts";
import { defineRule } from "./rule.ts";

export const symmetricSigning = defineRule({
  id: "symmetric-signing",
  on: "api",
  severity: "warning",
  summary: "Tokens are signed with HS256, a secret that every verifier must hold.",
  why: "With HS256 the key that verifies a token also makes one: every service that checks tokens of this API can forge them, and the secret has to be copied to each. With RS256 services hold only the public key, which they fetch themselves. Changing the algorithm breaks services that still verify with the secret.",
  *check(api) {
    const algorithm = api.get("signing_alg");
    if (algorithm?.kind !== "scalar" || algorithm.value !== "HS256") return;
    const fixes =
      algorithm.via === undefined
        ? [{ title: "Sign with RS256 (breaks tokens in use)", edits: [replaceScalar(algorithm, "RS256")], safe: false }]
        : [];
    yield {
      at: algorithm.at,
      message:
        "With HS256 every service that verifies this API's tokens can also forge them. RS256 needs no shared secret.",
      fixes,
    };
  },
  good: ["apis:\n  - identifier: https://api.acme.com\n    signing_alg: RS256\n"],
  bad: ["apis:\n  - identifier: https://api.acme.com\n    signing_alg: ⟦HS256⟧\n"],
});
