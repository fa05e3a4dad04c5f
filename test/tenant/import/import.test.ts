import assert from "node:assert/strict";
import { test } from "node:test";
import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi, tenantState } from "../build.ts";
import { fromDeployCli } from "../../../server/src/tenant/import/deploy-cli.ts";
import { fromTenant } from "../../../server/src/tenant/import/from-tenant.ts";
import { imported } from "./import-case.ts";

const scopes = [
  { value: "read:orders", description: "Read orders" },
  { value: "write:orders", description: "Change orders" },
];
const orders = (base: string, lifetime: number) =>
  apiOnTenant({
    name: "Orders",
    identifier: `${base}/orders`,
    scopes,
    token_lifetime: lifetime,
    enforce_policies: true,
    subject_type_authorization: { user: { policy: "deny_all" }, client: { policy: "require_client_grant" } },
  });

test("one tenant", () => {
  const state = tenantState({
    apis: [orders("https://api.acme.com", 86400), apiOnTenant({ identifier: "urn:plain" }), managementApi()],
    grants: [grantOnTenant("id1", { audience: "https://api.acme.com/orders", scope: ["read:orders"] })],
    clients: [clientOnTenant("id1", { name: "Orders Worker" })],
  });
  const { text, notes } = imported([fromTenant(state, { name: "production", domain: "acme.eu.auth0.com" })]);
  assert.deepEqual(notes, []);
  assert.equal(
    text,
    `tenants:
  production:
    domain: acme.eu.auth0.com
    clients: { orders-worker: id1 }

apis:
  - name: Orders
    identifier: https://api.acme.com/orders
    enforce_policies: true
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:orders
        description: Read orders
      - value: write:orders
        description: Change orders
    grants:
      - client: orders-worker
        scope: [read:orders]

  - identifier: urn:plain
`,
  );
});

test("two tenants: what differs becomes variables, applications get short names, the rest says whose it is", () => {
  const of = (base: string, lifetime: number, client: string, scope: string[]) => ({
    apis: [orders(base, lifetime)],
    grants: [grantOnTenant(client, { audience: `${base}/orders`, scope })],
    clients: [clientOnTenant(client, { name: "Orders Worker" })],
  });
  const dev = of("https://api.dev.acme.com", 3600, "id1", ["read:orders"]);
  const production = of("https://api.acme.com", 86400, "id2", ["read:orders", "write:orders"]);
  const { text } = imported([
    fromTenant(tenantState({ ...dev, apis: [...dev.apis, apiOnTenant({ identifier: "urn:test" })] }), {
      name: "dev",
      domain: "acme-dev.eu.auth0.com",
    }),
    fromTenant(tenantState(production), { name: "production", domain: "acme.eu.auth0.com" }),
  ]);
  assert.equal(
    text,
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: https://api.dev.acme.com, ORDERS_TOKEN_LIFETIME: 3600 }
    clients: { orders-worker: id1 }
  production:
    domain: acme.eu.auth0.com
    variables: { BASE: https://api.acme.com, ORDERS_TOKEN_LIFETIME: 86400 }
    clients: { orders-worker: id2 }

apis:
  - name: Orders
    identifier: \${BASE}/orders
    token_lifetime: \${ORDERS_TOKEN_LIFETIME}
    enforce_policies: true
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:orders
        description: Read orders
      - value: write:orders
        description: Change orders
    grants:
      - client: orders-worker
        scope: [read:orders]
        tenants: [dev]
      - client: orders-worker
        scope: [read:orders, write:orders]
        tenants: [production]

  - identifier: urn:test
    tenants: [dev]
`,
  );
});

test("what a rule warns of gets a comment, and what the schema doesn't know goes", () => {
  const state = tenantState({
    apis: [
      apiOnTenant({
        signing_alg: "HS256",
        consent_policy: "new-policy",
        scopes: [{ value: "openid", description: "x" }],
      }),
    ],
  });
  const { text, notes } = imported([fromTenant(state, { domain: "acme.eu.auth0.com" })]);
  assert.match(
    text,
    /^ {4}# auth-apis-disable-next-line symmetric-signing -- exists on the tenant\n {4}signing_alg: HS256$/m,
  );
  assert.match(
    text,
    /^ {6}# auth-apis-disable-next-line reserved-scope -- exists on the tenant\n {6}- value: openid$/m,
  );
  assert.doesNotMatch(text, /consent_policy/);
  assert.match(notes.join(), /consent_policy/);
});

test("so does what a rule warns of only where the tenant's applications are known", () => {
  const state = tenantState({
    apis: [apiOnTenant({ identifier: "https://api.acme.com/" })],
    grants: [grantOnTenant("id1", { audience: "https://api.acme.com/" })],
    clients: [clientOnTenant("id1", { app_type: "spa", token_endpoint_auth_method: "none" })],
  });
  const { text } = imported([fromTenant(state, { name: "live", domain: "acme.eu.auth0.com" })]);
  assert.match(text, /^ {2}# auth-apis-disable-next-line trailing-slash, rbac-recommended -- exists on the tenant$/m);
  assert.match(text, /^ {6}# auth-apis-disable-next-line grant-unusable-client -- exists on the tenant$/m);
});

const dev = { name: "dev", domain: "acme-dev.eu.auth0.com" };
const live = { name: "live", domain: "acme.eu.auth0.com" };
const tenantOf = (...identifiers: readonly string[]) =>
  tenantState({ apis: identifiers.map((identifier) => apiOnTenant({ identifier })) });
const identifiersIn = (text: string) => [...text.matchAll(/identifier: (.*)$/gm)].map(([, identifier]) => identifier);

test("APIs stand by identifier, also those that only a later tenant has, and variables are numbered as they stand", () => {
  const { text } = imported([
    fromTenant(tenantOf("urn:z", "https://b.dev.acme.com/two", "https://a.dev.acme.com/one"), dev),
    fromTenant(tenantOf("urn:a", "https://b.acme.com/two", "https://a.acme.com/one"), live),
  ]);
  assert.deepEqual(identifiersIn(text), ["${BASE}/one", "${BASE_2}/two", "urn:a", "urn:z"]);
});

test("a tenant with two APIs that could be meant has none that is another's, whichever it lists first", () => {
  for (const two of [
    ["https://a/orders", "https://b/orders"],
    ["https://b/orders", "https://a/orders"],
  ]) {
    const { text } = imported([fromTenant(tenantOf(...two), dev), fromTenant(tenantOf("https://c/orders"), live)]);
    assert.deepEqual(identifiersIn(text), ["https://a/orders", "https://b/orders", "https://c/orders"]);
  }
});

test("what another tenant has to the character is no candidate for what differs by its origin", () => {
  for (const two of [
    ["https://a/orders", "https://b/orders"],
    ["https://b/orders", "https://a/orders"],
  ]) {
    const { text } = imported([
      fromTenant(tenantOf(...two), dev),
      fromTenant(tenantOf("https://c/orders", "https://b/orders"), live),
    ]);
    assert.deepEqual(identifiersIn(text), ["${BASE}/orders", "https://b/orders"]);
  }
});

test("grants stand by the application as written, then its own before its users', whichever tenant has them", () => {
  const of = (...clients: readonly (readonly [string, string, string])[]) =>
    tenantState({
      apis: [apiOnTenant({ scopes })],
      grants: clients.map(([id, , kind]) =>
        grantOnTenant(id, { subject_type: kind, scope: kind === "user" ? ["read:orders"] : [] }),
      ),
      clients: [...new Map(clients.map(([id, name]) => [id, clientOnTenant(id, { name })])).values()],
    });
  const { text } = imported([
    fromTenant(of(["1", "Worker", "client"], ["2", "Shop", "user"], ["2", "Shop", "client"]), dev),
    fromTenant(of(["3", "Archive", "client"], ["4", "Shop", "client"]), live),
  ]);
  const grants = [...text.matchAll(/client: (\S+)\n(?: +subject_type: (\S+))?/g)].map(([, ...names]) => names);
  assert.deepEqual(grants, [
    ["archive", undefined],
    ["shop", undefined],
    ["shop", "user"],
    ["worker", undefined],
  ]);
});

test("a grant of the same scopes in another order is the same", () => {
  const of = (...scope: readonly string[]) =>
    tenantState({
      apis: [apiOnTenant({ scopes })],
      grants: [grantOnTenant("id1", { scope })],
      clients: [clientOnTenant("id1")],
    });
  const { text } = imported([
    fromTenant(of("write:orders", "read:orders"), dev),
    fromTenant(of("read:orders", "write:orders"), live),
  ]);
  assert.match(text, /\n {4}grants:\n {6}- client: app-id1\n {8}scope: \[write:orders, read:orders\]\n$/);
});

test("applications of nearly the same name have the same short names on all tenants, whatever their ids", () => {
  const of = (one: string, other: string) =>
    tenantState({
      apis: [apiOnTenant()],
      grants: [grantOnTenant(one), grantOnTenant(other)],
      clients: [clientOnTenant(one, { name: "Shop App" }), clientOnTenant(other, { name: "shop-app" })],
    });
  const { text } = imported([fromTenant(of("id1", "id2"), dev), fromTenant(of("id2", "id1"), live)]);
  assert.match(text, /clients: \{ shop-app: id1, shop-app-2: id2 \}[^]*clients: \{ shop-app: id2, shop-app-2: id1 \}/);
});

test("a file of another tool keeps its own order", () => {
  const api = (identifier: string) => `  - { name: A, identifier: "${identifier}" }\n`;
  const grant = (client: string) => `  - { client_id: ${client}, audience: "urn:b", scope: [] }\n`;
  const { text } = imported([
    fromDeployCli(
      `resourceServers:\n${api("urn:b")}${api("urn:a")}clientGrants:\n${grant("Worker")}${grant("Archive")}`,
    ),
  ]);
  assert.deepEqual(identifiersIn(text), ["urn:b", "urn:a"]);
  assert.match(text, /client: Worker[^]*client: Archive/);
});
