import { applicationOf, stayingGrants, subjectOf } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const grantDeniedByApi = defineRule({
  id: "grant-denied-by-api",
  on: "api",
  severity: "error",
  summary: "A grant for an application stands under an API that gives applications no tokens.",
  why: `With \`subject_type_authorization.client.policy: deny_all\` the tenant refuses every machine-to-machine token
for the API, whatever its grants say ([API access
policies](https://auth0.com/docs/get-started/apis/api-access-policies-for-applications)). The grant looks like access
and is none. Set the policy to \`require_client_grant\`, or remove the grant; access for the users of an application
takes \`subject_type: user\`.`,
  *check(api) {
    const policy = api.get("subject_type_authorization", "client", "policy");
    if (policy?.kind !== "scalar" || policy.value !== "deny_all" || api.managementApi) return;
    for (const grant of stayingGrants(api)) {
      if (subjectOf(grant) !== "client") continue;
      yield {
        at: grant.clientAt,
        message:
          `${applicationOf(grant)} gets no token in spite of this grant: the API's \`client.policy\` is ` +
          "deny_all, which refuses every application.",
        related: [{ at: policy.at, message: "Tokens for applications are denied here" }],
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      client: { policy: require_client_grant }
    grants:
      - client: Orders Worker
        scope: []
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: require_client_grant }
      client: { policy: deny_all }
    grants:
      - client: Shop Web
        subject_type: user
        scope: []
      - client: Orders Worker
        state: absent
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      client: { policy: deny_all }
    grants:
      - client: ⟦Orders Worker⟧
        scope: [read:orders]
`,
  ],
});
