import { replaceFix } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";

export const symmetricSigning = defineRule({
  id: "symmetric-signing",
  on: "api",
  severity: "warning",
  summary: "Tokens are signed with HS256, a secret that every verifier must hold.",
  why: `With HS256 one secret both signs and verifies. Every service that checks this API's tokens must hold it, so every one
of them, and whoever reads its configuration, can make a token for any user with any scope. With RS256 services hold only the
tenant's public keys, which they fetch from its JWKS by themselves; keys can then be rotated without touching a service.

Changing the algorithm breaks each service that still verifies with the secret: let services accept RS256 first (most
libraries need just the tenant's domain), then change it here. Where a gateway can do nothing else, suppress the finding
and say so.

See [Signing Algorithms](https://auth0.com/docs/get-started/applications/signing-algorithms).`,
  *check(api) {
    const algorithm = api.get("signing_alg");
    if (algorithm?.kind !== "scalar" || algorithm.value !== "HS256") return;
    yield {
      at: algorithm.at,
      message:
        "With HS256 every service that verifies this API's tokens holds the secret that makes them, and can forge any. RS256 needs no shared secret.",
      fixes: replaceFix(algorithm, "RS256", "Sign with RS256 (breaks services that verify with the secret)"),
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    signing_alg: RS256\n",
    "apis:\n  - identifier: https://api.acme.com\n",
    "defaults:\n  signing_alg: HS256\napis:\n  - identifier: https://api.acme.com\n    signing_alg: RS256\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    signing_alg: ⟦HS256⟧\n",
    "apis:\r\n  - identifier: https://api.acme.com\r\n    signing_alg: ⟦'HS256'⟧ # as before\r\n",
    "defaults:\n  signing_alg: ⟦HS256⟧\napis:\n  - identifier: https://a.acme.com\n  - identifier: https://b.acme.com\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, variables: { ALG: HS256 } }\n  live: { domain: acme.eu.auth0.com, variables: { ALG: RS256 } }\napis:\n  - identifier: https://api.acme.com\n    signing_alg: ⟦${ALG}⟧\n",
  ],
});
