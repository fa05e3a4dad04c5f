import { removeEntry } from "../document/edit/removals.ts";
import { applicationOf, scopesOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const grantAllAndList = defineRule({
  id: "grant-all-and-list",
  on: "api",
  severity: "error",
  summary: "A grant gives all scopes and lists some.",
  why: `\`allow_all_scopes: true\` gives every scope of the API, and the tenant then keeps no list: a \`scope\` beside
it says something else, and such a grant can't be written. Decide for one: drop the list to give everything, also what
the API defines later, or drop \`allow_all_scopes\` to give just what is listed.`,
  *check(api) {
    for (const grant of stayingGrants(api)) {
      const { map } = grant;
      const scopes = grant.allScopes === true ? scopesOf(grant) : undefined;
      if (scopes === undefined) continue;
      const all = map.entries.get("allow_all_scopes");
      const own = map.via === undefined && scopes.entry.via === undefined;
      yield {
        at: scopes.entry.keyAt,
        message:
          `\`allow_all_scopes: true\` gives ${applicationOf(grant)} every scope of this API, and this ` +
          "list says otherwise. A tenant takes no grant with both: keep one.",
        ...(all && { related: [{ at: all.value.at, message: "All scopes are given here" }] }),
        fixes: own
          ? [{ title: "Drop the list (every scope is given)", edits: [removeEntry(map, scopes.entry)], safe: false }]
          : [],
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        allow_all_scopes: true
      - client: Reports Worker
        allow_all_scopes: false
        scope: [read:orders]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        allow_all_scopes: true
        ⟦scope⟧: [read:orders]
`,
  ],
});
