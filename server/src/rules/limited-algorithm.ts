import { defineRule } from "./rule.ts";

export const limitedAlgorithm = defineRule({
  id: "limited-algorithm",
  on: "api",
  severity: "info",
  summary: "The signing algorithm isn't to be had on every tenant, or not in the Dashboard.",
  why: `**PS256** (RSA-PSS) needs an add-on of the Auth0 plan; a tenant without it is expected to refuse the API. **RS512** is
taken by the Management API, but the Dashboard doesn't offer it: someone who edits the API there finds an algorithm that the
page doesn't know. Both are sound. The finding only says what to check before a sync, and that every service which verifies
the tokens must support the algorithm. RS256 works everywhere.

See [Signing Algorithms](https://auth0.com/docs/get-started/applications/signing-algorithms).`,
  *check(api) {
    const algorithm = api.text("signing_alg");
    const message = algorithm === undefined ? undefined : LIMITS.get(algorithm);
    if (message !== undefined) yield { at: api.at("signing_alg"), message };
  },
  good: ["apis:\n  - identifier: https://api.acme.com\n    signing_alg: RS256\n"],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    signing_alg: ⟦PS256⟧\n",
    "apis:\n  - identifier: https://api.acme.com\n    signing_alg: ⟦RS512⟧\n",
  ],
});

const LIMITS = new Map([
  [
    "PS256",
    "PS256 needs an add-on of the Auth0 plan; a tenant without it may refuse a sync of this API. RS256 works everywhere.",
  ],
  [
    "RS512",
    "RS512 is not offered by the Dashboard: whoever edits this API there won't find its algorithm. RS256 works everywhere.",
  ],
]);
