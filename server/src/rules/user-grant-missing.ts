import { wholeGrants } from "./grant-list.ts";
import { defineRule } from "./rule.ts";

export const userGrantMissing = defineRule({
  id: "user-grant-missing",
  on: "api",
  severity: "warning",
  summary: "Users need a grant to get tokens for an API, and there is none.",
  why: "With `user.policy: require_client_grant` an application gets tokens for its users only through a grant with `subject_type: user`. Where the file's `grants` hold none, nobody can sign in for the API: the application's login fails as soon as it asks for this audience. Add a grant for each application whose users may have access; if no users shall, `deny_all` says so plainly.",
  *check(api) {
    const policy = api.get("subject_type_authorization", "user", "policy");
    if (policy?.kind !== "scalar" || policy.value !== "require_client_grant") return;
    const grants = wholeGrants(api);
    const entry = api.entry("grants");
    if (grants === undefined || entry === undefined) return;
    if (grants.some(({ subject, stays }) => subject === "user" && stays)) return;
    // The policy of `defaults` is right for other APIs: what is missing is missing here.
    const inherited = api.entry("subject_type_authorization")?.via === "default";
    yield {
      at: inherited ? entry.keyAt : policy.at,
      message:
        "Users need a grant with `subject_type: user` to get tokens for this API (`user.policy` is require_client_grant), and the file has none: nobody can sign in for it.",
      related: [inherited ? { at: policy.at, message: "The policy" } : { at: entry.keyAt, message: "The grants" }],
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      user: { policy: require_client_grant }\n    grants:\n      - client: Shop Web\n        subject_type: user\n        scope: []\n",
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      user: { policy: require_client_grant }\n",
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      user: { policy: deny_all }\n    grants:\n      - client: Orders Worker\n        scope: []\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      user: { policy: ⟦require_client_grant⟧ }\n    grants:\n      - client: Orders Worker\n        scope: []\n",
  ],
});
