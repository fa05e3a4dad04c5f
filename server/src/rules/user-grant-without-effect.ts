import type { ApiView } from "../document/read/api.ts";
import type { Grant } from "../document/read/grant.ts";
import { isThirdParty } from "../facts/third-party.ts";
import { clientIdOn, meantBy } from "./about/application.ts";
import { applicationOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule, type RuleContext } from "./rule.ts";

export const userGrantWithoutEffect = defineRule({
  id: "user-grant-without-effect",
  on: "api",
  severity: "info",
  summary: "A grant for an application's users, where the API doesn't ask for one.",
  why: `A grant with \`subject_type: user\` counts where \`user.policy\` is \`require_client_grant\`. Under
\`allow_all\` every application of your own gets tokens for its users with or without a grant, and the grant's scopes
limit nothing; under \`deny_all\` none does. Third-party applications are an exception: they need a grant under
\`allow_all\`, too. Change the policy, or leave the grant out.`,
  *check(api, context) {
    const policy = api.get("subject_type_authorization", "user", "policy");
    if (policy?.kind !== "scalar" || (policy.value !== "allow_all" && policy.value !== "deny_all")) return;
    for (const grant of stayingGrants(api)) {
      const subject = grant.map.entries.get("subject_type");
      if (grant.subject !== "user" || subject === undefined) continue;
      if (policy.value === "allow_all" && mayBeThirdParty(grant, api, context)) continue;
      const effect =
        policy.value === "allow_all"
          ? "is allow_all: its users get tokens with any scope, with or without it"
          : "is deny_all: no user gets a token for this API";
      yield {
        at: subject.value.at,
        message: `This user grant changes nothing for ${applicationOf(grant)}, since \`user.policy\` ${effect}.`,
        related: [{ at: policy.at, message: "The policy" }],
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: require_client_grant }
    grants:
      - client: Shop Web
        subject_type: user
        scope: [read:orders]
`,
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Shop Web
        subject_type: user
        scope: [read:orders]
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: allow_all }
    grants:
      - client: tpc_Qp4vYt8sBn2LkXc7
        subject_type: user
        scope: [read:orders]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: allow_all }
    grants:
      - client: Shop Web
        subject_type: ⟦user⟧
        scope: [read:orders]
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: deny_all }
    grants:
      - client: Shop Web
        subject_type: ⟦user⟧
        scope: [read:orders]
`,
  ],
});

/** Is the application somebody else's, on any of the API's tenants? */
function mayBeThirdParty(grant: Grant, api: ApiView, { file, facts }: RuleContext): boolean {
  const meant = meantBy(grant, api, file, facts).flatMap(({ applications }) => applications);
  if (meant.some((known) => isThirdParty(known.clientId, known))) return true;
  const ids = (api.tenants.length > 0 ? api.tenants : [undefined]).map((each) => clientIdOn(each, grant.client, file));
  return ids.some((id) => id !== undefined && isThirdParty(id, undefined));
}
