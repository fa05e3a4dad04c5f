import { applicationOf, stayingGrants } from "./grant-list.ts";
import { defineRule } from "./rule.ts";

export const grantDeniedByApi = defineRule({
  id: "grant-denied-by-api",
  on: "api",
  severity: "error",
  summary: "A grant for an application stands under an API that gives applications no tokens.",
  why: "With `subject_type_authorization.client.policy: deny_all` the tenant refuses every machine-to-machine token for the API, whatever its grants say ([API access policies](https://auth0.com/docs/get-started/apis/api-access-policies-for-applications)). The grant looks like access and is none. Set the policy to `require_client_grant`, or remove the grant; access for the users of an application takes `subject_type: user`.",
  *check(api) {
    const policy = api.get("subject_type_authorization", "client", "policy");
    if (policy?.kind !== "scalar" || policy.value !== "deny_all" || api.managementApi) return;
    for (const grant of stayingGrants(api)) {
      if (grant.subject !== "client") continue;
      yield {
        at: grant.clientAt,
        message: `${applicationOf(grant)} gets no token in spite of this grant: the API's \`client.policy\` is deny_all, which refuses every application.`,
        related: [{ at: policy.at, message: "Tokens for applications are denied here" }],
      };
    }
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      client: { policy: require_client_grant }\n    grants:\n      - client: Orders Worker\n        scope: []\n",
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      user: { policy: require_client_grant }\n      client: { policy: deny_all }\n    grants:\n      - client: Shop Web\n        subject_type: user\n        scope: []\n      - client: Orders Worker\n        state: absent\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      client: { policy: deny_all }\n    grants:\n      - client: ⟦Orders Worker⟧\n        scope: [read:orders]\n",
  ],
});
