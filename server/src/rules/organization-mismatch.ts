import { applicationOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const organizationMismatch = defineRule({
  id: "organization-mismatch",
  on: "api",
  severity: "warning",
  summary: "A grant opens every organization but allows none.",
  why: `\`allow_any_organization: true\` says that the application may ask for a token of any organization. Whether it
may ask for one at all is what \`organization_usage\` says: \`allow\` it, \`require\` it, or \`deny\` it, which also
holds where a grant says nothing. Without \`allow\` or \`require\` the flag has no effect. Where the file leaves
\`organization_usage\` out, the tenant may still hold it, so the finding is only an info.`,
  *check(api) {
    for (const grant of stayingGrants(api)) {
      const any = grant.map.entries.get("allow_any_organization")?.value;
      const usage = grant.map.entries.get("organization_usage")?.value;
      if (any?.kind !== "scalar" || any.value !== true) continue;
      if (usage !== undefined && (usage.kind !== "scalar" || (usage.value !== "deny" && usage.value !== null)))
        continue;
      const because =
        usage === undefined
          ? "without `organization_usage: allow` or `require`"
          : "while `organization_usage` denies it";
      yield {
        at: any.at,
        message:
          `\`allow_any_organization\` has no effect ${because}: ${applicationOf(grant)} gets no token for ` +
          "an organization.",
        ...(usage === undefined && { severity: "info" as const }),
        ...(usage && { related: [{ at: usage.at, message: "Organizations are denied here" }] }),
      };
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
