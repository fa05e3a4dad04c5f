import { describe } from "node:test";
import { casesOf } from "./cases.ts";

const api = (...lines: readonly string[]): string =>
  `apis:\n  - identifier: https://api.acme.com\n${lines.map((line) => `    ${line}\n`).join("")}`;
/** Two tenants that see the variable V differently. */
const tenants = (dev: string, live: string): string =>
  `tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: ${dev} } }\n  live: { domain: b.eu.auth0.com, variables: { V: ${live} } }\n`;

describe("symmetric-signing", () => {
  const { fixes, unfixed, says, silent, severities } = casesOf("symmetric-signing");
  fixes("RS256 instead", api("signing_alg: HS256 # old"), api("signing_alg: RS256 # old"));
  fixes(
    "with CRLF and quotes",
    api('signing_alg: "HS256"').replaceAll("\n", "\r\n"),
    api('signing_alg: "RS256"').replaceAll("\n", "\r\n"),
  );
  fixes(
    "in flow style",
    "apis: [{ identifier: a, signing_alg: HS256 }]\n",
    "apis: [{ identifier: a, signing_alg: RS256 }]\n",
  );
  unfixed("a variable keeps its placeholder", tenants("HS256", "HS256") + api("signing_alg: ⟦${V}⟧"));
  unfixed("a merge key", "x-old: &old { signing_alg: HS256 }\n" + api("⟦<<: *old⟧"));
  says("names the tenant", tenants("HS256", "RS256") + api("signing_alg: ${V}"), "(On dev.)");
  severities("the file's own severity", "rules: { symmetric-signing: error }\n" + api("signing_alg: HS256"), ["error"]);
  silent("an API that is to be removed", api("signing_alg: HS256", "state: absent"));
  silent(
    "a value that is given later",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: } }\n" + api("signing_alg: ${V}"),
  );
});

describe("limited-algorithm", () => {
  const { says, silent, severities } = casesOf("limited-algorithm");
  says("PS256", api("signing_alg: PS256"), "needs an add-on");
  says("RS512", api("signing_alg: RS512"), "not offered by the Dashboard");
  severities("is for information", api("signing_alg: PS256"), ["info"]);
  silent("what is no algorithm is the schema's business", api("signing_alg: ES256"));
});

describe("authz-dialect-without-rbac", () => {
  const { fixes, unfixed, silent, severities, marks } = casesOf("authz-dialect-without-rbac");
  const dialect = "token_dialect: rfc9068_profile_authz";
  const [rbac, plain] = [
    "Turn RBAC on (users get only what their roles allow)",
    "Use rfc9068_profile (tokens without permissions)",
  ];
  severities("off is a warning", api(dialect, "enforce_policies: false"), ["warning"]);
  severities("absent is for information", api(dialect), ["info"]);
  fixes("RBAC on", api(dialect, "enforce_policies: false # no"), api(dialect, "enforce_policies: true # no"), rbac);
  fixes(
    "RBAC added behind the dialect",
    api(dialect, "name: A"),
    api(dialect, "enforce_policies: true", "name: A"),
    rbac,
  );
  fixes(
    "RBAC added with CRLF",
    api(dialect).replaceAll("\n", "\r\n"),
    api(dialect, "enforce_policies: true").replaceAll("\n", "\r\n"),
    rbac,
  );
  fixes(
    "RBAC added in flow style",
    "apis:\n  - { identifier: a, token_dialect: access_token_authz }\n",
    "apis:\n  - { identifier: a, token_dialect: access_token_authz, enforce_policies: true }\n",
    rbac,
  );
  fixes(
    "the API's own word wins over `defaults`",
    `defaults:\n  enforce_policies: false\n${api(dialect)}`,
    `defaults:\n  enforce_policies: false\n${api(dialect, "enforce_policies: true")}`,
    rbac,
  );
  fixes(
    "the plain dialect",
    api(dialect, "enforce_policies: false"),
    api("token_dialect: rfc9068_profile", "enforce_policies: false"),
    plain,
  );
  unfixed(
    "two variables",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: false, D: access_token_authz } }\n" +
      api("token_dialect: ⟦${D}⟧", "enforce_policies: ${V}"),
  );
  marks(
    "on one tenant",
    tenants("false", "true") + api("token_dialect: ⟦access_token_authz⟧", "enforce_policies: ${V}"),
  );
  silent("RBAC from `defaults`", "defaults: { enforce_policies: true }\n" + api(dialect));
  silent(
    "RBAC that is given later",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: } }\n" + api(dialect, "enforce_policies: ${V}"),
  );
  silent("a text instead of true or false is the schema's business", api(dialect, "enforce_policies: yes"));
  silent("a plain dialect", api("token_dialect: access_token", "enforce_policies: false"));
  silent("what a syntax error may hide", api(dialect, 'name: "x'));
});

describe("rbac-without-permissions", () => {
  const { fixes, silent, severities } = casesOf("rbac-without-permissions");
  fixes(
    "the dialect with permissions",
    api("enforce_policies: true", "token_dialect: rfc9068_profile"),
    api("enforce_policies: true", "token_dialect: rfc9068_profile_authz"),
  );
  severities("is for information", api("enforce_policies: true", "token_dialect: access_token"), ["info"]);
  silent("no dialect in the file", api("enforce_policies: true"));
  silent("no RBAC in the file", api("token_dialect: access_token"));
});

describe("rbac-recommended", () => {
  const { fixes, unfixed, silent, severities, marks } = casesOf("rbac-recommended");
  const [rbac, deny] = [
    "Turn RBAC on (users get only what their roles allow)",
    "Let no users in (`user.policy: deny_all`; applications get tokens for themselves only)",
  ];
  const policy = (user: string, client = ""): string[] => [
    "subject_type_authorization:",
    `  user: { policy: ${user} }`,
    ...(client === "" ? [] : [`  client: { policy: ${client} }`]),
  ];
  severities("is for information", api(), ["info"]);
  fixes(
    "in the place of an alias",
    "x-off: &off false\n" + api("enforce_policies: *off"),
    "x-off: &off false\n" + api("enforce_policies: true"),
    rbac,
  );
  unfixed("an API that is an alias", "x-a: &a { identifier: https://a, enforce_policies: false }\napis: [⟦*a⟧]\n");
  marks(
    "policy for clients says nothing of users",
    api("enforce_policies: ⟦false⟧", "subject_type_authorization: { client: { policy: deny_all } }"),
  );
  fixes("RBAC on", api("enforce_policies: false"), api("enforce_policies: true"), rbac);
  fixes("RBAC added", api("name: A"), api("enforce_policies: true", "name: A"), rbac);
  fixes(
    "no users, added",
    api("name: A"),
    api("subject_type_authorization: { user: { policy: deny_all } }", "name: A"),
    deny,
  );
  fixes("no users, changed", api(...policy("allow_all")), api(...policy("deny_all")), deny);
  fixes(
    "no users, beside clients",
    api("subject_type_authorization: { client: { policy: deny_all } }"),
    api("subject_type_authorization: { client: { policy: deny_all }, user: { policy: deny_all } }"),
    deny,
  );
  fixes(
    "no users, in block style",
    api("subject_type_authorization:", "  client:", "    policy: deny_all"),
    api("subject_type_authorization:", "  client:", "    policy: deny_all", "  user: { policy: deny_all }"),
    deny,
  );
  unfixed("an API that is an alias", "x-api: &api { identifier: a }\napis:\n  - ⟦*api⟧\n");
  silent("RBAC on", api("enforce_policies: true"));
  silent("a policy that keeps users out", api(...policy("deny_all")));
  silent("a policy that asks for a grant", api("enforce_policies: false", ...policy("require_client_grant")));
  silent(
    "a policy that is given later",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { V: } }\n" + api(...policy("${V}")),
  );
  silent("an unknown policy is the schema's business", api(...policy("deny")));
  silent("an API that is to be removed", api("state: absent"));
  silent("the Management API", "apis:\n  - identifier: https://acme.eu.auth0.com/api/v2/\n");
  silent("what a syntax error may hide", api('name: "x'));
});

describe("sender-constrained", () => {
  const { says, silent, severities } = casesOf("sender-constrained");
  says("DPoP", api("proof_of_possession: { mechanism: dpop, required: true }"), "must use DPoP");
  says(
    "mutual TLS of public clients",
    api("proof_of_possession: { mechanism: mtls, required: true, required_for: public_clients }"),
    "from an application without a secret for this API must use mutual TLS",
  );
  severities("is for information", api("proof_of_possession: { mechanism: dpop, required: true }"), ["info"]);
  silent("not required", api("proof_of_possession: { mechanism: dpop, required: false }"));
});

describe("online-access-mismatch", () => {
  const { fixes, silent, severities } = casesOf("online-access-mismatch");
  const [online, ephemeral] = ["allow_online_access: ", "allow_online_access_with_ephemeral_sessions: "];
  severities("is a warning", api(`${online}false`, `${ephemeral}true`), ["warning"]);
  fixes("both off", api(`${online}false`, `${ephemeral}true`), api(`${online}false`, `${ephemeral}false`));
  fixes(
    "both on",
    api(`${online}false`, `${ephemeral}true`),
    api(`${online}true`, `${ephemeral}true`),
    "Turn online access on (applications may ask for such refresh tokens)",
  );
  silent("both off", api(`${online}false`, `${ephemeral}false`));
  silent("the tenant's own setting", api(`${ephemeral}true`));
});

describe("read-only-property", () => {
  const { fixes, unfixed, silent, says } = casesOf("read-only-property");
  fixes("is removed", api("id: 1 # from the API", "name: A"), api("name: A"));
  fixes("as an item's first key", "apis:\n  - id: 1\n    identifier: a\n", "apis:\n  - identifier: a\n");
  fixes("with CRLF", "apis:\r\n  - identifier: a\r\n    is_system: false\r\n", "apis:\r\n  - identifier: a\r\n");
  fixes("in flow style", "apis: [{ identifier: a, client_id: b }]\n", "apis: [{ identifier: a }]\n");
  unfixed("from a merge key", "x-a: &a { id: 1 }\n" + api("⟦<<: *a⟧"));
  says("says why", api("is_system: true"), "Auth0 sets it on the APIs that it makes itself");
  silent("elsewhere", "x-id: { id: 1, client_id: 2 }\n" + api("grants:", "  - client: a", "    id: cgr_1"));
});
