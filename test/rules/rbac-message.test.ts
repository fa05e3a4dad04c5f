import { casesOf } from "./cases.ts";

const { says } = casesOf("rbac-without-permissions");
says(
  "what RBAC leaves of a user's scopes",
  "apis:\n  - identifier: a\n    enforce_policies: true\n    token_dialect: access_token\n",
  "only the scopes that the user's roles allow",
);
