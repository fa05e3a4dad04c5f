import { describe } from "node:test";
import { casesOf } from "./cases.ts";

/** What stands by a misspelt key isn't absent: the schema's finding asks for it, and no rule takes it for missing. */
const api = (...lines: readonly string[]): string =>
  `apis:\n  - identifier: https://api.acme.com\n${lines.map((line) => `    ${line}\n`).join("")}`;
const REQUIRED = "subject_type_authorization: { user: { policy: require_client_grant } }";

describe("a misspelt key is asked for, and once", () => {
  const { says, marks } = casesOf("schema");
  says("by its name", api("enforce_polices: true"), "Did you mean `enforce_policies`?");
  marks("in a tenant", `tenants:\n  dev: { domain: a.eu.auth0.com, ⟦clints⟧: { w: abc } }\n${api()}`);
});

describe("rbac-recommended", () => {
  const { silent, marks } = casesOf("rbac-recommended");
  silent("the flag", api("enforce_polices: true"));
  silent("… in `defaults`", `defaults: { enforce_polices: true }\n${api()}`);
  silent("the policies", api("subject_type_authorisation: { user: { policy: deny_all } }"));
  silent("the users", api("subject_type_authorization: { users: { policy: deny_all } }"));
  silent("their policy", api("subject_type_authorization: { user: { polcy: deny_all } }"));
  marks("another key", api("x-note: 1", "colour: red").replace("https://api.acme.com", "⟦https://api.acme.com⟧"));
});

describe("authz-dialect-without-rbac", () => {
  const { silent } = casesOf("authz-dialect-without-rbac");
  silent("the flag", api("token_dialect: access_token_authz", "enforce_polices: true"));
});

describe("scope-without-description", () => {
  const { silent } = casesOf("scope-without-description");
  silent("the description", api("scopes: [{ value: read:orders, desription: Read orders }]"));
  const long = `description:Read ${"all ".repeat(30)}orders`;
  silent("… without the space behind its colon", api(`scopes: [{ value: read:orders, ${long} }]`));
});

describe("whom a grant is for", () => {
  const grants = (...items: readonly string[]): string => `grants: [${items.join(", ")}]`;
  const forUsers = "{ client: x, scope: [a], subject_typ: user }";
  casesOf("user-grant-missing").silent("may be users", api(REQUIRED, grants(forUsers)));
  casesOf("duplicate-grant").silent(
    "… though there is one for itself",
    api(grants("{ client: x, scope: [a] }", forUsers)),
  );
  casesOf("grant-denied-by-api").silent(
    "… to whom the policy for applications doesn't matter",
    api("subject_type_authorization: { client: { policy: deny_all } }", grants(forUsers)),
  );
  casesOf("subject-type-mismatch").silent(
    "… who can agree to details",
    api(grants("{ client: x, subject_typ: user, authorization_details_types: [payment] }")),
  );
  casesOf("organization-mismatch").silent(
    "and for which organizations",
    api(grants("{ client: x, organisation_usage: allow, allow_any_organization: true }")),
  );
});

describe("what a tenant gives names to", () => {
  const tenants = (...maps: readonly string[]): string =>
    `tenants:\n${maps.map((map, at) => `  t${at}: { domain: t${at}.eu.auth0.com, ${map} }\n`).join("")}`;
  casesOf("unknown-client").silent(
    "applications",
    tenants("clients: { w: abc }", "clints: { w: abc }") + api("grants: [{ client: w }]"),
  );
  casesOf("undefined-variable").silent("variables", tenants("varables: { A: x }") + api('name: "${A}"'));
  casesOf("undefined-variable").silent("all of it", `tenant: { dev: { variables: { A: x } } }\n${api('name: "${A}"')}`);
});
