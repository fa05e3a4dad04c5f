import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { casesOf } from "./cases.ts";
import { said } from "./extended.ts";

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

describe("`defaults` that aren't known", () => {
  const dialect = "token_dialect: access_token_authz";
  const scopes = "scopes: [{ value: read:orders }]";
  for (const [name, above] of [
    ["misspelt", "defualts: { enforce_policies: true }\n"],
    ["… with another letter case", "Defaults:\n  enforce_policies: true\n"],
    ["… as an alias", "x-a: &a { enforce_policies: true }\ndefault: *a\n"],
    ["torn", 'defaults:\n  name: "A" B\n  enforce_policies: true\n'],
    ["of a file that a misspelt key extends", "extend: ../base.auth-apis.yaml\n"],
    ["of a file that isn't read", "extends: ../base.auth-apis.yaml\n"],
  ] as const) {
    for (const rule of ["rbac-recommended", "authz-dialect-without-rbac", "scope-without-description"])
      casesOf(rule).silent(`${name}: ${rule}`, above + api(dialect, scopes));
  }
  test("… misspelt in the file that it extends", () => {
    const rules = (base: string) =>
      said(["auth-apis.yaml", `extends: base.auth-apis.yaml\n${api()}`], ["base.auth-apis.yaml", base]).map(
        ([rule]) => rule,
      );
    deepEqual(rules("defualts: { enforce_policies: true }\n"), ["extends"]);
    deepEqual(rules("defaults: { signing_alg: RS256 }\n"), ["rbac-recommended"]);
  });
  const { marks, silent } = casesOf("rbac-recommended");
  const one = api().replace("https://api.acme.com", "⟦https://api.acme.com⟧");
  marks("a key that is like none", `x-defaults: { enforce_policies: true }\nshared: {}\n${one}`);
  marks("of no map", `defualts: true\n${one}`);
  silent("whatever the policy of an API is", `defualts: {}\n${api("enforce_policies: true")}`);
  marks(
    "what an API says itself",
    `defualts: { enforce_policies: true }\n${api("enforce_policies: ⟦false⟧", "subject_type_authorization: { user: { policy: allow_all } }")}`,
  );
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
  const extending = "extend: ../base.auth-apis.yaml\n";
  casesOf("undefined-variable").silent("in a file that a misspelt key extends", extending + api('name: "${A}"'));
  casesOf("unused-variable").silent("… where they may be used", extending + tenants("variables: { A: x }") + api());
  casesOf("undefined-variable").silent("all of it", `tenant: { dev: { variables: { A: x } } }\n${api('name: "${A}"')}`);
});
