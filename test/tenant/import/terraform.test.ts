import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../../server/src/facts/json.ts";
import { removedBlocks } from "../../../server/src/tenant/import/leaving.ts";
import { fromTerraform } from "../../../server/src/tenant/import/terraform.ts";
import { imported } from "./import-case.ts";

const resource = (type: string, name: string, values: JsonObject, module = "") => ({
  address: `${module}${type}.${name}`,
  mode: "managed",
  type,
  values,
});
test("an old provider's scopes, keys that hold brackets, and grants of what is no API of the file", () => {
  const { source } = fromTerraform({
    values: {
      root_module: {
        resources: [
          resource("auth0_resource_server", "old", {
            identifier: "https://old",
            scopes: [{ value: "read:old", description: "Read" }],
          }),
          resource("auth0_client_grant", "management", { client_id: "a", audience: "https://acme.auth0.com/api/v2/" }),
        ],
      },
    },
  });
  assert.deepEqual(source.apis[0]?.fields, { scopes: [{ value: "read:old", description: "Read" }] });
  assert.deepEqual(source.notes, [
    "The grants of https://acme.auth0.com/api/v2/ were left out: it is no API of the file.",
  ]);
  assert.match(
    removedBlocks([`module.m["a[0].b"].auth0_client_grant.g[0]`]),
    /from = module\.m\.auth0_client_grant\.g\n/,
  );
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
