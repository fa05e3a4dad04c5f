import { defineRule } from "./rule.ts";

export const tooManyScopes = defineRule({
  id: "too-many-scopes",
  on: "api",
  severity: "error",
  summary: "An API defines more than 1000 scopes.",
  why: `[A tenant takes at most 1000 scopes per
API](https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy), on every plan, and
refuses the whole API beyond that. A scope says what kind of thing may be done, not on which object: where lists grow
like this, ids or regions have usually become part of the names, and belong into the API's own checks. Otherwise split
the API in two.`,
  *check(api) {
    const entry = api.entry("scopes");
    if (entry?.value.kind !== "list" || entry.value.items.length <= MOST) return;
    yield {
      at: entry.keyAt,
      message:
        `This API defines ${entry.value.items.length} scopes. A tenant takes at most ${MOST} per API and ` +
        "would refuse this one.",
    };
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
`,
  ],
  bad: [`apis:\n  - identifier: https://api.acme.com\n    ⟦scopes⟧:\n${numberedScopes(1001)}`],
});

function numberedScopes(count: number): string {
  return Array.from({ length: count }, (_, at) => `      - value: read:store_${at + 1}\n`).join("");
}

/** Auth0 entity limit policy, "Scopes per API". */
const MOST = 1000;
