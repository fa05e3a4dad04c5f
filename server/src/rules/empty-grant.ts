import { applicationOf, givesAll, scopesOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const emptyGrant = defineRule({
  id: "empty-grant",
  on: "api",
  severity: "info",
  summary: "A grant holds no scope of an API that defines scopes.",
  why: `\`scope: []\` lets the application get tokens for the API, but none of them carries a scope, and on a tenant
that had some, a sync takes them away. That is right for an API which checks nothing but who calls. Otherwise list what
the application needs, or remove the grant.`,
  *check(api) {
    const defined = api.get("scopes");
    if (defined?.kind !== "list" || defined.items.length === 0) return;
    for (const grant of stayingGrants(api)) {
      const scopes = scopesOf(grant);
      if (scopes?.list.items.length !== 0 || givesAll(grant) !== false) continue;
      const details = grant.map.entries.get("authorization_details_types")?.value;
      if (details !== undefined && !(details.kind === "list" && details.items.length === 0)) continue;
      yield {
        at: scopes.list.at,
        message:
          `This grant holds no scope: ${applicationOf(grant)} gets tokens for this API that allow nothing ` +
          "which a scope guards.",
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
    `apis:
  - identifier: https://api.acme.com
    scopes: []
    grants:
      - client: Orders Worker
        scope: []
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
        scope: ⟦[]⟧
`,
  ],
});
