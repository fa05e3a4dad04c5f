import { applicationOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const allScopesIncludesFuture = defineRule({
  id: "all-scopes-includes-future",
  on: "api",
  severity: "info",
  summary: "A grant gives every scope, those of tomorrow included.",
  why: `\`allow_all_scopes: true\` is no short form of the list: whatever scope the API defines later, the application
has it at once, and no review of the grant shows it. That suits an administrator's tool. For anything else list the
scopes, so that a new one is given on purpose.`,
  *check(api) {
    for (const grant of stayingGrants(api)) {
      if (grant.allScopes !== true) continue;
      const all = grant.map.entries.get("allow_all_scopes");
      if (all === undefined) continue;
      yield {
        at: all.value.at,
        message:
          `${applicationOf(grant)} gets every scope of this API, those defined later included, without ` +
          "another change of this grant.",
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        allow_all_scopes: ⟦true⟧
`,
  ],
});
