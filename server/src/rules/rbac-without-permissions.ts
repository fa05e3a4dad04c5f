import { replaceFix } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";

export const rbacWithoutPermissions = defineRule({
  id: "rbac-without-permissions",
  on: "api",
  severity: "info",
  summary: "RBAC is on, but the token dialect leaves the permissions out.",
  why: `With RBAC (\`enforce_policies: true\`) a user's token carries only those scopes that the user's roles allow, out of those
that the application asked for. Everything that the user may do stands in the \`permissions\` claim, and that only the two dialects
ending in \`_authz\` add; the Dashboard calls it *Add Permissions in the Access Token*. RBAC with a plain dialect is sound where
services look at \`scope\` alone. Where they expect \`permissions\`, this is why it is missing.

Permissions make tokens larger. See [Enable RBAC for APIs](https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis)
and [Access Token Profiles](https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles).`,
  *check(api) {
    const dialect = api.text("token_dialect");
    if (api.flag("enforce_policies") !== true || (dialect !== "access_token" && dialect !== "rfc9068_profile")) return;
    const authz = `${dialect}_authz`;
    yield {
      at: api.at("token_dialect"),
      message: `RBAC is on, but ${dialect} leaves the permissions claim out: of what an application asked for, services see only the scopes that the user's roles allow. If they should see permissions, use ${authz}.`,
      fixes: replaceFix(api.get("token_dialect"), authz, `Use ${authz} (adds permissions to tokens)`),
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    token_dialect: access_token_authz\n    enforce_policies: true\n",
    "apis:\n  - identifier: https://api.acme.com\n    enforce_policies: true\n",
  ],
  bad: ["apis:\n  - identifier: https://api.acme.com\n    enforce_policies: true\n    token_dialect: ⟦access_token⟧\n"],
});
