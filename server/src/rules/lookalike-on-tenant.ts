import { knownTenant } from "../facts/known-tenants.ts";
import { differences } from "../facts/near-identifier.ts";
import type { TenantFacts } from "../facts/tenant-facts.ts";
import { listed } from "../schema/words.ts";
import { auth0ApiOf } from "./about/auth0-own.ts";
import { replaceFix } from "./about/fixes.ts";
import { quoted } from "./about/identifier-text.ts";
import { defineRule } from "./rule.ts";

/** For the examples. */
const ACME: TenantFacts = {
  domain: "acme.eu.auth0.com",
  readAt: 0,
  state: {
    apis: [{ id: "5f1", identifier: "https://api.acme.com/orders/", system: false, fields: {} }],
    grants: [],
    clients: [],
  },
};

export const lookalikeOnTenant = defineRule({
  id: "lookalike-on-tenant",
  on: "api",
  severity: "hint",
  summary: "The tenant has an API whose identifier is nearly this one, and none with this very one.",
  why: `An API is found on the tenant by its exact identifier. Where the tenant has one that differs only in a trailing slash, the
scheme, letter case or the like, a sync would make a second API beside it, and the applications that ask for the old audience
would not see what the file says. If that API is meant, write its identifier exactly as the tenant has it. The rule speaks only
where the tenant's APIs are known, that is, once you are signed in to it.`,
  *check(api, { file, facts }) {
    const { identifier } = api;
    if (facts.size === 0 || identifier === undefined || auth0ApiOf(api, file)) return;
    for (const tenant of api.tenants) {
      const alike = knownTenant(facts, tenant.domain)?.alike(identifier) ?? [];
      const [first] = alike;
      if (first === undefined || alike.some((each) => each.identifier === identifier)) continue;
      const what = listed(differences(first.identifier, identifier), "and");
      yield {
        at: api.at("identifier"),
        message: `The tenant has no API ${quoted(identifier)}, but one that differs only in ${what}: ${quoted(first.identifier)}. As it is, a sync makes a second API.`,
        fixes: replaceFix(api.get("identifier"), first.identifier, `Write ${first.identifier}, as on ${tenant.name}`),
        tenants: [tenant.name],
      };
    }
  },
  known: [ACME],
  good: [
    "tenants:\n  live: { domain: acme.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com/orders/\n  - identifier: https://api.acme.com/stock\n",
  ],
  bad: ["tenants:\n  live: { domain: acme.eu.auth0.com }\napis:\n  - identifier: ⟦https://api.acme.com/orders⟧\n"],
});
