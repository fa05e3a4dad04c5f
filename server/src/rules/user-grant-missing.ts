import { isInherited } from "../document/read/value.ts";
import { wholeGrants } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const userGrantMissing = defineRule({
  id: "user-grant-missing",
  on: "api",
  severity: "warning",
  summary: "Users need a grant to get tokens for an API, and there is none.",
  why: `With \`user.policy: require_client_grant\` an application gets tokens for its users only through a grant with
\`subject_type: user\`. Where the file's \`grants\` hold none, nobody can sign in for the API: the application's login
fails as soon as it asks for this audience. Add a grant for each application whose users may have access; if no users
shall, \`deny_all\` says so plainly.`,
  *check(api) {
    const policy = api.get("subject_type_authorization", "user", "policy");
    if (policy?.kind !== "scalar" || policy.value !== "require_client_grant") return;
    const grants = wholeGrants(api);
    const entry = api.entry("grants");
    if (grants === undefined || entry === undefined) return;
    if (grants.some(({ subject, stays }) => subject === "user" && stays)) return;
    // The policy of `defaults` is right for other APIs: what is missing is missing here.
    const inherited = isInherited(api.entry("subject_type_authorization"));
    yield {
      at: inherited ? entry.keyAt : policy.at,
      message:
        "Users need a grant with `subject_type: user` to get tokens for this API (`user.policy` is " +
        "require_client_grant), and the file has none: nobody can sign in for it.",
      related: [inherited ? { at: policy.at, message: "The policy" } : { at: entry.keyAt, message: "The grants" }],
    };
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: require_client_grant }
    grants:
      - client: Shop Web
        subject_type: user
        scope: []
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: require_client_grant }
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: deny_all }
    grants:
      - client: Orders Worker
        scope: []
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: ⟦require_client_grant⟧ }
    grants:
      - client: Orders Worker
        scope: []
`,
  ],
});
