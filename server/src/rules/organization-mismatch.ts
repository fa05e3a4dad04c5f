import type { ApiView } from "../document/read/api.ts";
import { concerns, type Grant } from "../document/read/grant.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Tenant } from "../document/read/tenants.ts";
import { member } from "../facts/json.ts";
import type { KnownTenants } from "../facts/known-tenants.ts";
import { meantBy } from "./about/application.ts";
import { applicationOf, stayingGrants } from "./about/grant-list.ts";
import { isMisspeltIn } from "./about/misspelt.ts";
import { isTorn } from "./about/torn.ts";
import { defineRule } from "./rule.ts";

export const organizationMismatch = defineRule({
  id: "organization-mismatch",
  on: "api",
  severity: "warning",
  summary: "A grant opens every organization but allows none.",
  why: `\`allow_any_organization: true\` says that the application may ask for a token of any organization. Whether it
may ask for one at all is what \`organization_usage\` says: \`allow\` it, \`require\` it, or \`deny\` it, which also
holds where a grant says nothing. Without \`allow\` or \`require\` the flag has no effect.

Where \`organization_usage\` isn't in the file, the tenant's own setting holds: the finding is then only a note, since a new
grant has none, and there is none where the tenant is known to have \`allow\` or \`require\`.`,
  *check(api, { file, facts }) {
    for (const grant of stayingGrants(api)) {
      const any = grant.map.entries.get("allow_any_organization")?.value;
      if (any?.kind !== "scalar" || any.value !== true) continue;
      const usage = grant.map.entries.get("organization_usage")?.value;
      const application = applicationOf(grant);
      if (usage?.kind === "scalar" && (usage.value === "deny" || usage.value === null)) {
        const message = `\`allow_any_organization\` has no effect while \`organization_usage\` denies it: ${application} gets no token for an organization.`;
        yield { at: any.at, message, related: [{ at: usage.at, message: "Organizations are denied here" }] };
      }
      if (usage !== undefined || isTorn(grant.at.block)) continue;
      if (isMisspeltIn(grant.map, "organization_usage", "Grant")) continue;
      const open = tenantsWithout(grant, api, file, facts);
      if (open.length === 0 && api.tenants.length > 0) continue;
      const message = `\`allow_any_organization\` has an effect only with \`organization_usage: allow\` or \`require\`, which the file doesn't mention. On a new grant it is \`deny\`, and then ${application} gets no token for an organization.`;
      yield { at: any.at, severity: "info", message, tenants: open.map(({ name }) => name) };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        organization_usage: require
        allow_any_organization: true
      - client: Reports Worker
        allow_any_organization: false
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        organization_usage: deny
        allow_any_organization: ⟦true⟧
`,
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        allow_any_organization: ⟦true⟧
`,
  ],
});

/** The tenants on which nobody knows of an `allow` or `require` of their own. */
function tenantsWithout(grant: Grant, api: ApiView, file: AuthApisFile, facts: KnownTenants): readonly Tenant[] {
  const opened = meantBy(grant, api, file, facts).filter(({ known, applications }) => {
    const there = api.identifier === undefined ? [] : known.index.grants(api.identifier);
    return there.some(({ clientId, subjectType, fields }) => {
      const usage = member(fields, "organization_usage");
      const isThis = subjectType === grant.subject && applications.some((each) => each.clientId === clientId);
      return isThis && (usage === "allow" || usage === "require");
    });
  });
  const settled = new Set(opened.map(({ tenant }) => tenant));
  return api.tenants.filter((tenant) => concerns(grant.map, [tenant]) && !settled.has(tenant));
}
