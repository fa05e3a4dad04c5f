import { shown } from "../schema/words.ts";
import { givesAll, wholeGrants, wholeScopesOf } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const ungrantedScope = defineRule({
  id: "ungranted-scope",
  on: "api",
  severity: "hint",
  summary: "No application can get a scope.",
  why: `Where \`user.policy\` is \`deny_all\`, only applications themselves get tokens for the API, and only with the
scopes of their grants. A scope that no grant holds can then be in no token: the code that checks for it is never
reached. Grant it, or remove it. The rule is silent where a grant doesn't list its scopes, since the tenant may hold it
there.`,
  *check(api) {
    if (api.text("subject_type_authorization", "user", "policy") !== "deny_all") return;
    const grants = wholeGrants(api);
    if (grants === undefined) return;
    const granted = new Set<string>();
    for (const grant of grants) {
      if (grant.absent) continue;
      const scopes = wholeScopesOf(grant);
      if (scopes === undefined || givesAll(grant) !== false) return;
      for (const { value } of scopes.items) granted.add(value);
    }
    for (const { value, text } of api.scopes ?? []) {
      if (granted.has(value)) continue;
      yield {
        at: text.at,
        message:
          `No grant holds "${shown(value)}", and users get no tokens for this API (\`user.policy\` is ` +
          "deny_all): no token can ever carry it.",
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
    grants: []
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:orders
      - value: ⟦purge:orders⟧
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
  ],
});
