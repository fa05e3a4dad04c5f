import { RESERVED } from "./about/reserved-scopes.ts";
import { defineRule } from "./rule.ts";
import { scopeList } from "./about/scope-list.ts";

export const reservedScope = defineRule({
  id: "reserved-scope",
  on: "api",
  severity: "error",
  summary: "A scope bears a name that Auth0 keeps for sign-in.",
  why: `Fourteen names belong to OpenID Connect and to the user profile, on every tenant: \`openid\`, \`profile\`,
\`email\`, \`address\`, \`phone\`, \`offline_access\`, and the profile's \`name\`, \`nickname\`, \`given_name\`,
\`family_name\`, \`picture\`, \`identities\`, \`email_verified\` and \`created_at\`. [Auth0 doesn't take them as an
API's permissions](https://auth0.com/docs/get-started/apis/add-api-permissions). Say what the scope allows and on what,
as in \`read:profile\`.`,
  *check(api) {
    for (const { value, text } of scopeList(api)?.scopes ?? []) {
      const meaning = RESERVED.get(value);
      if (meaning === undefined) continue;
      yield {
        at: text.at,
        message:
          `"${value}" is ${meaning}, and Auth0 doesn't let an API define it: the tenant would refuse this ` +
          `API. Use a name of its own, such as ${SUGGESTED.get(value) ?? `"read:${value}"`}.`,
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:profile
        description: Read profiles
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: ⟦profile⟧
        description: Read profiles
`,
  ],
});

/** For names behind which no "read:" makes sense. */
const SUGGESTED: ReadonlyMap<string, string> = new Map([
  ["offline_access", '"sync:orders"; refresh tokens are the API\'s `allow_offline_access`'],
  ["openid", '"read:orders"'],
]);
