import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { type Local, startLocal } from "./local.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

test("a first file of a tenant has nothing to say against it, and plans nothing", async () => {
  const orders =
    "apis:\n  - name: Orders\n    identifier: https://api.example/orders\n    signing_alg: HS256\n    scopes: [{ value: read:orders, description: Read orders }]\n    grants: [{ client: Orders Worker, scope: [read:orders] }]\n";
  const cwd = workspace({ "orders.auth-apis.yaml": orders });
  exits(await authApis(["sync", "orders.auth-apis.yaml", ...local.target, "--yes"], { cwd }), 0);

  const from = ["import", "local", "--dir", local.directory];
  exits(await authApis([...from, "--out", "auth-apis.yaml"], { cwd }), 0);
  assert.match(readFileSync(join(cwd, "auth-apis.yaml"), "utf8"), /client: Orders Worker\n/);
  exits(await authApis(["plan", "auth-apis.yaml", ...local.target], { cwd }), 0);
  exits(await authApis(["check", "auth-apis.yaml", "--max-warnings", "0"], { cwd }), 0);
  assert.match(exits(await authApis([...from, "--out", "auth-apis.yaml"], { cwd }), 64).stderr, /--force/);
  exits(await authApis([...from, "--out", "auth-apis.yaml", "--force"], { cwd }), 0);

  const named = exits(await authApis(["import", `dev=local:${local.directory}`], { cwd }), 0).stdout;
  assert.match(named, /^tenants:\n {2}dev:\n {4}domain: localhost:\d+\n {4}clients: \{ orders-worker: \w+ \}\n/);
});

test("two tenants come into one file, each read with the credentials of its own set", async () => {
  const other = await startLocal();
  const cwd = workspace({
    "a.yaml": "apis:\n  - { identifier: urn:both, name: Both, token_lifetime: 600, token_lifetime_for_web: 60 }\n",
  });
  for (const { target } of [local, other]) exits(await authApis(["sync", "a.yaml", ...target, "--yes"], { cwd }), 0);
  const ending = (env: Readonly<Record<string, string>>, name: string) =>
    Object.fromEntries(Object.entries(env).map(([key, value]) => [`${key}_${name}`, value]));
  const env = {
    ...environmentOf(local, local.domain),
    ...ending(environmentOf(other, other.domain), "OTHER"),
  };
  const from = ["import", `dev=${local.domain}`, `other=${other.domain}`];
  exits(await authApis([...from, "--out", "auth-apis.yaml"], { cwd, env }), 0);
  for (const tenant of ["dev", "other"])
    exits(await authApis(["plan", "auth-apis.yaml", "-t", tenant], { cwd, env }), 0);
  const { stderr } = exits(await authApis(from, { cwd, env: environmentOf(local, local.domain) }), 64);
  assert.match(stderr, /is for localhost:\d+ \(AUTH0_DOMAIN\), not for localhost:\d+; nothing was sent/);
});

test("a tenant.yaml with a config.json, and what keeps auth0-deploy-cli from deleting it", async () => {
  const cwd = workspace({
    "tenant.yaml": "resourceServers:\n  - name: Orders\n    identifier: ##BASE##/orders\n",
    "config.json": JSON.stringify({
      AUTH0_DOMAIN: "acme-dev.eu.auth0.com",
      AUTH0_CLIENT_SECRET: "not-for-anyone",
      AUTH0_KEYWORD_REPLACE_MAPPINGS: { BASE: "https://api.dev.acme.com" },
    }),
  });
  const run = exits(await authApis(["import", "tenant.yaml", "--config", "dev=config.json"], { cwd }), 0);
  assert.match(
    run.stdout,
    /variables: \{ BASE: https:\/\/api\.dev\.acme\.com \}\n\napis:\n {2}- name: Orders\n {4}identifier: \$\{BASE\}\/orders\n$/,
  );
  assert.match(run.stderr, /"AUTH0_EXCLUDED_RESOURCE_SERVERS": \["Orders"\]/);
  assert.doesNotMatch(run.stdout + run.stderr, /not-for-anyone/);
});

test("Terraform's JSON, and the blocks that make Terraform forget it", async () => {
  const resource = {
    address: "auth0_resource_server.orders",
    mode: "managed",
    type: "auth0_resource_server",
    values: { identifier: "urn:orders", name: "Orders" },
  };
  const cwd = workspace({ "state.json": JSON.stringify({ values: { root_module: { resources: [resource] } } }) });
  const run = exits(await authApis(["import", "state.json"], { cwd }), 0);
  assert.equal(run.stdout, "apis:\n  - name: Orders\n    identifier: urn:orders\n");
  assert.match(
    run.stderr,
    /removed \{\n {2}from = auth0_resource_server\.orders\n {2}lifecycle \{\n {4}destroy = false/,
  );
});

const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /import from/],
  [["broken.json"], /can't be read as JSON/],
  [["other.json"], /terraform show -json/],
  [["other.yaml"], /no tenant\.yaml/],
  [["acme.eu.auth0.com"], /AUTH0_/],
  [["local=acme.eu.auth0.com"], /local/],
  [["not a domain"], /not a domain/],
  [["terraform.tfstate"], /^auth-apis: terraform\.tfstate is for Terraform alone; terraform show -json > state\.json/],
  [["."], /^auth-apis: \. is a folder; name the tenant\.yaml in it/],
  [["tenant.yaml", "tenant.yaml"], /need a name/],
];
for (const [args, says] of wrong) {
  test(`auth-apis import ${args.join(" ")}`, async () => {
    const files = {
      "broken.json": "{",
      "other.json": "{}",
      "other.yaml": "apis: []",
      "tenant.yaml": "resourceServers: []",
    };
    assert.match(exits(await authApis(["import", ...args], { cwd: workspace(files) }), 64).stderr, says);
  });
}
