import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  apiOnTenant,
  clientOnTenant,
  grantOnTenant,
  identifier,
  managementApi,
  managementIdentifier,
} from "../build.ts";
import type { Wire } from "../fake-management.ts";
import { clientId, domain } from "../fake-tenant.ts";
import { pulls } from "./pull-case.ts";

const head = `apis:\n  - identifier: ${identifier}\n`;
const clients = [
  clientOnTenant("alpha"),
  clientOnTenant("beta"),
  clientOnTenant("twin1", { name: "Twin" }),
  clientOnTenant("twin2", { name: "Twin" }),
];
const stateOf = (grants: readonly Wire[]) => ({ apis: [apiOnTenant()], grants: [...grants], clients });
const becomes = (lines: string, grants: readonly Wire[], expected: string): void => {
  const { left } = pulls(head + lines, stateOf(grants), head + expected);
  assert.deepEqual(left, []);
};

describe("the list of grants becomes the tenant's", () => {
  test("matched by application and subject type, named as a file would", () =>
    becomes(
      "    grants:\n      # workers\n      - client: App alpha\n        scope: [a, b] # both\n      - client: beta\n        scope: [x]\n",
      [
        grantOnTenant("alpha", { scope: ["c", "b"] }),
        grantOnTenant("beta", { subject_type: "user", scope: ["x"] }),
        grantOnTenant("twin1", { allow_all_scopes: true, scope: undefined }),
      ],
      "    grants:\n      # workers\n      - client: App alpha\n        scope: [b, c] # both\n      - client: App beta\n        subject_type: user\n        scope: [x]\n      - client: twin1\n        allow_all_scopes: true\n",
    ));
  test("from nothing", () =>
    becomes(
      "    grants: []\n",
      [grantOnTenant("alpha", { scope: ["a"], organization_usage: "allow" })],
      "    grants:\n      - client: App alpha\n        scope: [a]\n        organization_usage: allow\n",
    ));
  test("to nothing", () => becomes("    grants:\n      - client: alpha\n        scope: [a]\n", [], "    grants: []\n"));
  test("all scopes take the place of a list, and the other way round", () => {
    const list = "    grants:\n      - client: alpha\n        scope: [a]\n";
    const all = "    grants:\n      - client: alpha\n        allow_all_scopes: true\n";
    becomes(list, [grantOnTenant("alpha", { allow_all_scopes: true, scope: undefined })], all);
    becomes(all, [grantOnTenant("alpha", { scope: ["a"] })], list);
  });
  test("nothing comes where the file has no list", () =>
    becomes("    token_lifetime: 86400\n", [grantOnTenant("alpha")], "    token_lifetime: 86400\n"));
});

test("grants marked absent, Auth0's own, defaults, and the one that signs in stay out of it", () => {
  const text = `apis:\n  - identifier: ${managementIdentifier}\n    grants: [{ client: beta, scope: ["read:users"] }, { client: alpha, state: absent }]\n`;
  const on = { audience: managementIdentifier };
  const grants = [
    grantOnTenant("beta", { ...on, scope: ["read:users"] }),
    grantOnTenant("alpha", on),
    grantOnTenant("twin1", { ...on, is_system: true }),
    grantOnTenant(clientId, on),
  ];
  const { left, changed } = pulls(text, { apis: [managementApi()], grants, clients }, text);
  assert.deepEqual([left.map(({ client }) => client), changed], [["alpha"], []]);
});

test("until it is clear whom the file means, nothing is added in its place", () => {
  const text = `${head}    grants:\n      - client: Twin\n        scope: []\n`;
  const { left } = pulls(text, stateOf([grantOnTenant("twin1")]), text);
  assert.match(left.map(({ reason }) => reason).join(), /twin1 and twin2/);
});

describe("what other tenants share stays theirs", () => {
  const tenants = `tenants:\n  dev:\n    domain: ${domain}\n    variables: { TTL: 60, SHARED: 60 }\n    clients: { worker: alpha }\n  production:\n    domain: acme-production.eu.auth0.com\n    variables: { TTL: 70, SHARED: 60 }\n    clients: { worker: other }\n`;
  const text = (lines: string, variables?: string) =>
    `${variables === undefined ? tenants : tenants.replace("{ TTL: 60", variables)}${head}${lines}`;
  const state = (fields: Wire, grants: readonly Wire[] = []) => ({
    apis: [apiOnTenant(fields)],
    grants: [...grants],
    clients,
  });

  test("a value", () => {
    const lines = "    token_lifetime: 60\n    scopes: [{ value: a }]\n";
    const { left } = pulls(text(lines), state({ token_lifetime: 90, scopes: [] }), text(lines), "dev");
    assert.match(left[0]?.reason ?? "", /production/);
    assert.equal(left[0]?.fields.length, 2);
  });
  test("unless it differs by a variable that is used there alone", () => {
    const lines = "    token_lifetime: ${TTL}\n";
    const { left, notes } = pulls(text(lines), state({ token_lifetime: 90 }), text(lines, "{ TTL: 90"), "dev");
    assert.deepEqual(left, []);
    assert.match(notes.join(), /\$\{TTL\}.*dev/);
  });
  test("or the variable is used elsewhere, too", () => {
    const lines = "    token_lifetime: ${SHARED}\n    token_lifetime_for_web: ${SHARED}\n";
    const { left } = pulls(text(lines), state({ token_lifetime: 90, token_lifetime_for_web: 60 }), text(lines), "dev");
    assert.equal(left.length, 1);
  });
  test("until a later API, for this tenant alone, has its own value instead", () => {
    const lines = (ttl: string) =>
      `    token_lifetime: \${SHARED}\n  - identifier: urn:two\n    tenants: [dev]\n    token_lifetime: ${ttl}\n`;
    const apis = [identifier, "urn:two"].map((each) => apiOnTenant({ id: each, identifier: each, token_lifetime: 90 }));
    const expected = text(lines("90")).replace("SHARED: 60", "SHARED: 90");
    const { left, changed } = pulls(text(lines("${SHARED}")), { apis }, expected, "dev");
    assert.deepEqual(left, []);
    assert.equal(changed.length, 2);
  });
  test("a placeholder goes where the API is for this tenant alone", () => {
    const lines = (ttl: string) =>
      `    tenants: [dev]\n    token_lifetime: ${ttl}\n    token_lifetime_for_web: \${SHARED}\n`;
    const { notes } = pulls(
      text(lines("${SHARED}")),
      state({ token_lifetime: 90, token_lifetime_for_web: 60 }),
      text(lines("90")),
      "dev",
    );
    assert.match(notes.join(), /\$\{SHARED\}/);
  });
  test("a grant, of which this tenant gets its own", () => {
    const { left } = pulls(
      text(
        "    grants:\n      - client: worker\n        scope: [a] # all\n      - client: beta\n        scope: [b]\n      - client: twin2\n        tenants: [dev]\n        scope: []\n",
      ),
      state({}, [grantOnTenant("alpha", { scope: ["a", "c"] }), grantOnTenant("twin1", { scope: [] })]),
      text(
        "    grants:\n      - client: worker\n        scope: [a] # all\n        tenants: [production]\n      - client: beta\n        scope: [b]\n        tenants: [production]\n      - client: worker\n        scope: [a, c]\n        tenants: [dev]\n      - client: twin1\n        scope: []\n        tenants: [dev]\n",
      ),
      "dev",
    );
    assert.deepEqual(left, []);
  });
});
