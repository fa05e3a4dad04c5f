import assert from "node:assert/strict";
import { test } from "node:test";
import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi, tenantState } from "../build.ts";
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
