import type { ApiView } from "../document/read/api.ts";
import type { Fix } from "../document/finding.ts";
import { replaceFix, turnOnFix } from "./about/fixes.ts";
import { isMisspeltIn } from "./about/misspelt.ts";
import { onTenant } from "./about/on-tenant.ts";
import { defineRule } from "./rule.ts";

export const authzDialectWithoutRbac = defineRule({
  id: "authz-dialect-without-rbac",
  on: "api",
  severity: "warning",
  summary: "The token dialect adds permissions, but RBAC, which they come from, is off.",
  why: `\`access_token_authz\` and \`rfc9068_profile_authz\` add a \`permissions\` claim to the token: what the Dashboard calls *Add
Permissions in the Access Token*. Permissions come from role-based access control, the Dashboard's *Enable RBAC* and this
file's \`enforce_policies\`. Without it the claim isn't there, and a service that relies on it refuses every user. The Dashboard
allows the one only with the other; through the Management API the two can drift apart.

Where \`enforce_policies\` isn't in the file, the tenant's own setting holds: the finding is then only a note, since a new API
has RBAC off, and there is none where the tenant is known to have it on.

See [Enable RBAC for APIs](https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis).`,
  *check(api, { facts }) {
    const dialect = api.text("token_dialect");
    if (dialect?.endsWith("_authz") !== true) return;
    const rbac = api.get("enforce_policies");
    if (rbac === undefined) {
      const open = api.tenants.filter((tenant) => onTenant(api, tenant, facts, "enforce_policies") !== true);
      if (isMisspeltIn(api.value, "enforce_policies", "Api")) return;
      if (api.block.parsed.problems.length > 0 || (open.length === 0 && api.tenants.length > 0)) return;
      const tenants = open.map(({ name }) => name);
      const message = `${dialect} adds a permissions claim only with RBAC, which the file doesn't mention (\`enforce_policies\`). On a new API it is off, and then there is no such claim.`;
      yield { at: api.at("token_dialect"), severity: "info", message, tenants, fixes: fixes(api, dialect) };
    } else if (api.flag("enforce_policies") === false) {
      const message = `${dialect} adds a permissions claim only with RBAC, which is off (\`enforce_policies: false\`): tokens will have no such claim, and services that check it refuse every user.`;
      // Where `defaults` brings the dialect, the place to look at is the API's own.
      const isOwn = comesFromDefaults(api, "token_dialect") && !comesFromDefaults(api, "enforce_policies");
      const [off, adds] = [
        { at: rbac.at, message: "RBAC is off" },
        { at: api.at("token_dialect"), message: `${dialect} is asked for here` },
      ];
      const [at, other] = isOwn ? [off.at, adds] : [adds.at, off];
      yield { at, message, related: [other], fixes: fixes(api, dialect) };
    }
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    token_dialect: rfc9068_profile_authz\n    enforce_policies: true\n",
    "defaults:\n  enforce_policies: true\napis:\n  - identifier: https://api.acme.com\n    token_dialect: access_token_authz\n",
    "apis:\n  - identifier: https://api.acme.com\n    token_dialect: rfc9068_profile\n    enforce_policies: false\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    token_dialect: ⟦rfc9068_profile_authz⟧\n    enforce_policies: false\n",
    "apis:\n  - identifier: https://api.acme.com\n    token_dialect: ⟦access_token_authz⟧\n",
  ],
});

function fixes(api: ApiView, dialect: string): readonly Fix[] {
  const plain = dialect.replace(/_authz$/, "");
  return [...turnOn(api), ...replaceFix(api.get("token_dialect"), plain, `Use ${plain} (tokens without permissions)`)];
}

/** A dialect of `defaults` is told of there, for all APIs that take it over: one of them alone is no place for the fix. */
function turnOn(api: ApiView): readonly Fix[] {
  const rbac = api.entry("enforce_policies");
  if (!comesFromDefaults(api, "token_dialect") || (rbac && rbac.via !== "default")) {
    return turnOnFix(api, "enforce_policies", RBAC_ON, "token_dialect");
  }
  return replaceFix(rbac?.value, true, RBAC_ON);
}

function comesFromDefaults(api: ApiView, key: string): boolean {
  return api.entry(key)?.via === "default";
}

const RBAC_ON = "Turn RBAC on (users get only what their roles allow)";
