import type { ApiView } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { contradiction } from "./about/contradiction.ts";
import { replaceFix } from "./about/fixes.ts";
import { isMisspeltFor } from "./about/misspelt.ts";
import { onTenant } from "./about/on-tenant.ts";
import { isPartial } from "./about/torn.ts";
import { turnRbacOn } from "./about/turn-rbac-on.ts";
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
  *check(api, context) {
    const { file, facts } = context;
    const dialect = api.text("token_dialect");
    if (dialect?.endsWith("_authz") !== true) return;
    if (api.get("enforce_policies") === undefined) {
      const open = api.tenants.filter((tenant) => onTenant(api, tenant, facts, "enforce_policies") !== true);
      if (isMisspeltFor(api, context, "enforce_policies")) return;
      if (isPartial(api) || (open.length === 0 && api.tenants.length > 0)) return;
      const tenants = open.map(({ name }) => name);
      const message = `${dialect} adds a permissions claim only with RBAC, which the file doesn't mention (\`enforce_policies\`). On a new API it is off, and then there is no such claim.`;
      const at = api.at("token_dialect");
      yield { at, severity: "info", message, tenants, fixes: fixes(api, dialect, "token_dialect", file) };
    } else if (api.flag("enforce_policies") === false) {
      const message = `${dialect} adds a permissions claim only with RBAC, which is off (\`enforce_policies: false\`): tokens will have no such claim, and services that check it refuse every user.`;
      const { shownAt, ...places } = contradiction(
        api,
        { key: "token_dialect", message: `${dialect} is asked for here` },
        { key: "enforce_policies", message: "RBAC is off" },
      );
      yield { ...places, message, fixes: fixes(api, dialect, shownAt, file) };
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

function fixes(api: ApiView, dialect: string, shownAt: string, file: AuthApisFile): readonly Fix[] {
  const plain = dialect.replace(/_authz$/, "");
  return [
    ...turnRbacOn(api, shownAt, "token_dialect", file),
    ...replaceFix(api.get("token_dialect"), plain, `Use ${plain} (tokens without permissions)`),
  ];
}
