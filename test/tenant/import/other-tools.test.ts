import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../../server/src/facts/json.ts";
import { fromDeployCli } from "../../../server/src/tenant/import/deploy-cli.ts";
import { exclusions, removedBlocks } from "../../../server/src/tenant/import/leaving.ts";
import { fromTerraform } from "../../../server/src/tenant/import/terraform.ts";
import { imported } from "./import-case.ts";

const tenantYaml = `clients:
  - name: Orders Worker
resourceServers:
  - name: ##NAME##
    identifier: "##BASE##/orders"
    token_lifetime: @@TTL@@
    signing_secret: 0123456789abcdef
    scopes:
      - value: read:orders
        description: "Costs $\{5}"
    client_id: Orders Worker
    odd: 1
  - name: Auth0 Management API
    identifier: https://acme.eu.auth0.com/api/v2/
    is_system: true
clientGrants:
  - client_id: Orders Worker
    audience: "##BASE##/orders"
    scope: [read:orders]
    subject_type: user
  - default_for: third_party_clients
    audience: "##BASE##/orders"
    scope: []
  - client_id: Orders Worker
    audience: https://acme.eu.auth0.com/api/v2/
    scope: [read:users]
`;

test("a tenant.yaml of auth0-deploy-cli: keywords become variables, secrets stay behind", () => {
  const config = {
    name: "dev",
    domain: "acme-dev.eu.auth0.com",
    mappings: { NAME: "Orders", BASE: "https://api.acme.com", TTL: 3600, OTHER: "secret" },
  };
  const { text, notes } = imported([fromDeployCli(tenantYaml, config)]);
  assert.equal(
    text,
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { NAME: Orders, BASE: https://api.acme.com, TTL: 3600 }
    clients: { orders-worker: Orders Worker }

apis:
  - name: \${NAME}
    identifier: \${BASE}/orders
    token_lifetime: \${TTL}
    scopes:
      - value: read:orders
        description: Costs $\${5}
    grants:
      - client: orders-worker
        subject_type: user
        scope: [read:orders]
`
      .replace("    clients: { orders-worker: Orders Worker }\n", "")
      .replace("client: orders-worker", "client: Orders Worker"),
  );
  assert.deepEqual(notes.length, 4, notes.join("\n"));
  assert.doesNotMatch(text + notes.join(), /0123456789abcdef|"secret"/);
});

test("without a config the tenant is still to be named, and its variables to be given", () => {
  const source = fromDeployCli(tenantYaml);
  assert.deepEqual(
    [...source.variables],
    [
      ["NAME", null],
      ["BASE", null],
      ["TTL", null],
    ],
  );
  assert.match(source.notes.join(), /my-tenant/);
});

test("what is no tenant.yaml", () => {
  assert.throws(() => fromDeployCli("a: ["), /YAML/);
  assert.throws(() => fromDeployCli("apis: []"), /resourceServers/);
});

const resource = (type: string, name: string, values: JsonObject, module = "") => ({
  address: `${module}${type}.${name}`,
  mode: "managed",
  type,
  values,
});
const shown = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        resource("auth0_client", "worker", {
          client_id: "id1",
          name: "Orders Worker",
          client_secret: "never-to-be-read",
        }),
        resource("auth0_resource_server", "orders", {
          id: "5f",
          identifier: "https://api.acme.com/orders",
          name: "Orders",
          signing_alg: "RS256",
          signing_secret: "never-to-be-read",
          token_lifetime: 3600,
          token_lifetime_for_web: 1800,
          consent_policy: "null",
          verification_location: null,
          authorization_details: [{ disable: true, type: null }],
          proof_of_possession: [{ disable: false, mechanism: "dpop", required: true, required_for: null }],
          subject_type_authorization: [
            { user: [{ policy: "deny_all" }], client: [{ policy: "require_client_grant" }] },
          ],
          token_encryption: [],
        }),
        resource("auth0_resource_server_scopes", "orders", {
          resource_server_identifier: "https://api.acme.com/orders",
          scopes: [{ name: "read:orders", description: "Read orders" }],
        }),
        resource("auth0_resource_server", "new", { name: "New", identifier: null }),
        { ...resource("auth0_resource_server", "read", { identifier: "urn:data" }), mode: "data" },
      ],
      child_modules: [
        {
          resources: [
            resource(
              "auth0_client_grant",
              'worker["a"]',
              {
                client_id: "id1",
                audience: "https://api.acme.com/orders",
                scopes: ["read:orders"],
                subject_type: "client",
                allow_all_scopes: false,
                authorization_details_types: [],
              },
              "module.grants.",
            ),
          ],
        },
      ],
    },
  },
};

test("terraform show -json, child modules included", () => {
  const { source, addresses } = fromTerraform(shown, { name: "production", domain: "acme.eu.auth0.com" });
  const { text, notes } = imported([source]);
  assert.equal(
    text,
    `tenants:
  production:
    domain: acme.eu.auth0.com
    clients: { orders-worker: id1 }

apis:
  - name: Orders
    identifier: https://api.acme.com/orders
    token_lifetime: 3600
    token_lifetime_for_web: 1800
    subject_type_authorization:
      user: { policy: deny_all }
    proof_of_possession: { mechanism: dpop, required: true }
    scopes:
      - value: read:orders
        description: Read orders
    grants:
      - client: orders-worker
        scope: [read:orders]
`,
  );
  assert.match(notes.join("\n"), /auth0_resource_server\.new/);
  assert.doesNotMatch(text + notes.join(), /never-to-be-read/);
  assert.equal(
    removedBlocks(addresses.slice(-1)),
    "removed {\n  from = module.grants.auth0_client_grant.worker\n  lifecycle {\n    destroy = false\n  }\n}\n",
  );
  assert.deepEqual(addresses.length, 3);
});

test("auth0-deploy-cli excludes APIs by name", () =>
  assert.match(exclusions(["Orders"]).join("\n"), /"AUTH0_EXCLUDED_RESOURCE_SERVERS": \["Orders"\]/));
