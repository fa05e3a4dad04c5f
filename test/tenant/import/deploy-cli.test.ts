import assert from "node:assert/strict";
import { test } from "node:test";
import { fromDeployCli } from "../../../server/src/tenant/import/deploy-cli.ts";
import { exclusions } from "../../../server/src/tenant/import/leaving.ts";
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

const listed = `resourceServers:
  - name: "The @@NAME@@ of ##NAME##"
    identifier: "##BASE##/orders"
    token_lifetime: '@@TTL@@'
    scopes: @@SCOPES@@
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

test("without a config, what a keyword alone gives waits for its variable, and a list for the config", () => {
  const { text, notes } = imported([fromDeployCli(listed)]);
  assert.equal(
    text,
    `tenants:
  my-tenant:
    domain: my-tenant.auth0.com
    variables:
      NAME:
      BASE:
      TTL:

apis:
  - name: The \${NAME} of \${NAME}
    identifier: \${BASE}/orders
    token_lifetime: \${TTL}
`,
  );
  assert.match(notes.join("\n"), /^\$\{BASE\}\/orders: scopes was left out; its value stands in the config\.json/);
});

test("with a config, a list takes the place of its keyword", () => {
  const scopes = [{ value: "read:orders", description: "Costs $\{5}" }];
  const mappings = { NAME: "A", BASE: "https://api.acme.com", TTL: 60, SCOPES: scopes };
  const { text, notes } = imported([fromDeployCli(listed, { name: "dev", domain: "acme-dev.auth0.com", mappings })]);
  assert.match(text, /^ {4}scopes:\n {6}- value: read:orders\n {8}description: Costs \$\$\{5\}\n$/m);
  assert.doesNotMatch(text, /SCOPES/);
  assert.deepEqual(notes, []);
});

test("what is no tenant.yaml", () => {
  assert.throws(() => fromDeployCli("a: ["), /YAML/);
  assert.throws(() => fromDeployCli("apis: []"), /resourceServers/);
});

test("auth0-deploy-cli excludes APIs by the names that it gives them", () => {
  const variables = new Map([
    ["NAME", "Orders"],
    ["OTHER", null],
  ]);
  const named = (name: string) => ({ identifier: name, fields: { name }, grants: [] });
  const lines = exclusions({ apis: ["Plain", "${NAME} $${NAME}", "My ${OTHER}"].map(named), variables });
  assert.equal(lines.at(-1), `  "AUTH0_EXCLUDED_RESOURCE_SERVERS": ["Plain","Orders \${NAME}","My ##OTHER##"]`);
});
