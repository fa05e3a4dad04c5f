import { applicationOf, scopesOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";
import { scopeList } from "./about/scope-list.ts";

export const overGranted = defineRule({
  id: "over-granted",
  on: "api",
  severity: "hint",
  summary: "A grant lists every scope of an API that has five or more.",
  why: `Few applications need everything that an API can do. A grant which lists all scopes is most often one that was
copied whole, and whoever gets hold of the application's secret can then do all of it. Leave in what the application
uses.`,
  *check(api) {
    const list = scopeList(api);
    if (list?.whole !== true || list.scopes.length < FEWEST) return;
    const defined = new Set(list.scopes.map(({ value }) => value));
    if (defined.size < FEWEST) return;
    for (const grant of stayingGrants(api)) {
      const scopes = scopesOf(grant);
      if (scopes === undefined || scopes.items.length < defined.size || grant.allScopes === true) continue;
      const granted = new Set(scopes.items.map(({ value }) => value));
      if (![...defined].every((value) => granted.has(value))) continue;
      yield {
        at: scopes.entry.keyAt,
        message:
          `${applicationOf(grant)} holds every one of this API's ${defined.size} scopes. If it needs only ` +
          "some, leave the others out: a stolen token could do all of it.",
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
      - value: read:items
      - value: write:items
      - value: cancel:orders
    grants:
      - client: Orders Worker
        scope: [read:orders, write:orders, read:items, write:items]
`,
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
      - value: read:items
      - value: write:items
      - value: cancel:orders
    grants:
      - client: Orders Worker
        ⟦scope⟧: [read:orders, write:orders, read:items, write:items, cancel:orders]
`,
  ],
});

/** Below that, needing all is nothing unusual. */
const FEWEST = 5;
