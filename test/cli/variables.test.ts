import assert from "node:assert/strict";
import { before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { type Local, startLocal } from "./local.ts";
import { planJson } from "./plan-json.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

const file = (variables: string) => `tenants:
  dev:
    domain: "${local.domain}"
    variables: { ${variables} }
apis:
  - identifier: \${BASE}/orders
    token_lifetime: \${TTL}
  - identifier: https://api.example/fixed
`;

async function plan(variables: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  const cwd = workspace({ "a.yaml": file(variables) });
  const env = { ...environmentOf(local, local.domain), ...more };
  const run = await authApis(["plan", "a.yaml", "--format", "json", ...args], { cwd, env });
  const rows = planJson(run).changes.map(({ kind, identifier, fields, reason }) => ({
    is: `${kind} ${identifier}`,
    ...(fields.length > 0 && { fields: fields.map(({ path, after }) => [path, after]) }),
    ...(reason !== undefined && { reason }),
  }));
  return { code: run.code, rows, stderr: run.stderr };
}

const fixed = { is: "create https://api.example/fixed" };

test("a value keeps its type; what replaces it takes that type", async () => {
  const orders = (base: string, ttl: number) => ({ is: `create ${base}/orders`, fields: [["token_lifetime", ttl]] });
  const own = 'BASE: "https://a.example", TTL: 3600';
  assert.deepEqual((await plan(own)).rows, [orders("https://a.example", 3600), fixed]);
  assert.deepEqual((await plan(own, ["--var", "TTL=60", "--var=BASE=https://b.example"])).rows, [
    orders("https://b.example", 60),
    fixed,
  ]);
  assert.deepEqual((await plan("BASE:, TTL:", ["--var", "TTL=60"], { AUTH_APIS_VAR_BASE: "https://c.example" })).rows, [
    orders("https://c.example", 60),
    fixed,
  ]);
});

test("what must be given and isn't blocks the APIs that use it, and says how to give it", async () => {
  const { code, rows, stderr } = await plan("BASE:, TTL: 60");
  assert.equal(code, 2);
  assert.equal(stderr, "a.yaml leaves values to be given, and what needs them is blocked: --var BASE=VALUE\n");
  assert.deepEqual(rows, [
    {
      is: "blocked ${BASE}/orders",
      reason:
        "${BASE} has no value on dev: the file says that it must be given, with --var BASE=VALUE or AUTH_APIS_VAR_BASE.",
    },
    fixed,
  ]);
});

test("what it blocks is no matter to a plan of other APIs, also with nothing to write", async () => {
  const cwd = workspace({ "a.yaml": file("BASE:, TTL: 60").replace("/fixed", "/in-sync") });
  const options = { cwd, env: environmentOf(local, local.domain) };
  const only = ["--api", "https://api.example/in-sync"];
  exits(await authApis(["sync", "a.yaml", "--yes", ...only], options), 0);
  for (const command of ["plan", "sync"]) {
    assert.match(exits(await authApis([command, "a.yaml", ...only], options), 0).stdout, /Nothing to do/);
  }
});

test("a variable that the tenant doesn't list can't be given", async () => {
  const cwd = workspace({ "a.yaml": file("TTL: 60") });
  const env = environmentOf(local, local.domain);
  const { stderr } = exits(await authApis(["plan", "a.yaml", "--var", "BASE=https://a.example"], { cwd, env }), 64);
  assert.equal(stderr, "auth-apis: no tenant of the file lists the variable BASE (--var); they list TTL\n");
});
