import { noOwnTokens } from "../facts/own-tokens.ts";
import type { TenantFacts } from "../facts/tenant-facts.ts";
import type { TenantClient } from "../facts/tenant-state.ts";
import { shown } from "../schema/words.ts";
import { meantBy } from "./about/application.ts";
import { subjectOf } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

const application = (clientId: string, name: string, grantTypes: readonly string[]): TenantClient => ({
  clientId,
  name,
  appType: grantTypes.includes("client_credentials") ? "non_interactive" : "regular_web",
  grantTypes,
  authentication: "client_secret_post",
  firstParty: true,
  global: false,
});

/** For the examples. */
const ACME: TenantFacts = {
  domain: "acme.eu.auth0.com",
  readAt: 0,
  state: {
    apis: [],
    grants: [],
    clients: [
      application("h2Rk0aPq7NsXw4Zc", "Worker", ["client_credentials"]),
      application("Wd9mJf3uEz6RtGh1", "Shop", ["authorization_code"]),
    ],
  },
};

export const grantUnusableClient = defineRule({
  id: "grant-unusable-client",
  on: "api",
  severity: "warning",
  summary: "A grant lets an application get tokens for itself, and the application can't ask for any.",
  why: `A token for an application itself comes by the client credentials grant. An application without the grant type
\`client_credentials\`, or a public one (authentication method \`none\`: single-page and native applications), can't ask that way,
whatever it is granted: the tenant takes the grant, and every token request is refused.

Turn the grant type on in the application's settings, name another application, or, if users of the application are meant, give the
grant \`subject_type: user\`. The rule speaks only where the tenant's applications are known, that is, once you are signed in to it.

See [Client Credentials Flow](https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow).`,
  *check(api, { file, facts }) {
    for (const grant of facts.size > 0 ? (api.grants ?? []) : []) {
      if (!grant.stays || subjectOf(grant) !== "client") continue;
      for (const { tenant, applications } of meantBy(grant, api, file, facts)) {
        const [only, second] = applications;
        const reason = only && !second ? noOwnTokens(only) : undefined;
        if (only === undefined || reason === undefined) continue;
        yield {
          at: grant.clientAt,
          message: `The application "${shown(only.name)}" ${REASONS[reason]}, so this grant gets it no token: each of its requests is refused.`,
          tenants: [tenant.name],
        };
      }
    }
  },
  known: [ACME],
  good: [
    "tenants:\n  live: { domain: acme.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: Worker\n      - client: Shop\n        subject_type: user\n",
    "tenants:\n  other: { domain: other.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: Shop\n",
  ],
  bad: [
    "tenants:\n  live: { domain: acme.eu.auth0.com, clients: { shop: Wd9mJf3uEz6RtGh1 } }\napis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: ⟦shop⟧\n",
  ],
});

const REASONS = {
  public: "is public and can't authenticate",
  "grant type": "lacks the grant type `client_credentials`",
} as const;
