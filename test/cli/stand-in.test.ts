// The whole format in one file, on a local tenant that stands in for one of its tenants.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { authApis, exits, json } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { changesOf, planJson } from "./plan-json.ts";
import { workspace } from "./workspace.ts";

const file = `
tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: "https://api.dev.acme.com", TTL: 3600 }
    clients:
      orders-worker: Lz8TqXWm1VbYfQd3
      shop-web: Qp4vYt8sBn2LkXc7
  production:
    domain: acme.eu.auth0.com
    custom_domains: [login.acme.com]
    protected: true
    variables: { BASE: "https://api.acme.com", TTL: 86400 }
    clients: { orders-worker: h2Rk0aPq7NsXw4Zc, shop-web: Wd9mJf3uEz6RtGh1 }

rules:
  identifier-not-url: off
  trailing-slash: { severity: warning, style: never }

defaults:
  signing_alg: RS256
  enforce_policies: true

x-note: keys that begin with x- are yours, a home for anchors

apis:
  - name: Orders API
    identifier: \${BASE}/orders
    token_dialect: rfc9068_profile_authz
    token_lifetime: \${TTL}
    token_lifetime_for_web: 3600
    allow_offline_access: true
    subject_type_authorization:
      user: { policy: require_client_grant }
      client: { policy: require_client_grant }
    scopes:
      - value: read:orders
        description: Read orders
      - value: write:orders
        description: Create and change orders
    grants:
      - client: orders-worker
        scope: [read:orders]
      - client: shop-web
        subject_type: user
        scope: [read:orders, write:orders]

  - name: Load test API
    identifier: \${BASE}/load-test
    tenants: [dev]

  - identifier: https://\${tenant.domain}/api/v2/
    grants:
      - client: orders-worker
        scope: [read:users]

  - identifier: https://old.acme.com
    state: absent
`;

const cwd = workspace({ "auth-apis.yaml": file });
let dev: Local;
let production: Local;
before(async () => {
  const as = (name: string) => startLocal(["--file", `${cwd}/auth-apis.yaml`, "--as", name]);
  [dev, production] = await Promise.all([as("dev"), as("production")]);
});

test("nothing is wrong with it", async () => {
  assert.equal(exits(await authApis(["check"], { cwd }), 0).stdout, "1 file: no findings.\n");
});

test("each tenant gets its own variables, APIs and applications", async () => {
  const rows = async (local: Local) => {
    const plan = planJson(exits(await authApis(["plan", ...local.target, "--format", "json"], { cwd }), 2));
    const whose = changesOf(plan).map(
      ({ resource, identifier, clientId = "" }) => `${resource} ${identifier} ${clientId}`,
    );
    return { tenant: plan.tenant, rows: whose.map((row) => row.trim()) };
  };
  assert.deepEqual(await rows(dev), {
    tenant: { name: "dev", domain: dev.domain },
    rows: [
      "api https://api.dev.acme.com/orders",
      "grant https://api.dev.acme.com/orders Lz8TqXWm1VbYfQd3",
      "grant https://api.dev.acme.com/orders Qp4vYt8sBn2LkXc7",
      "api https://api.dev.acme.com/load-test",
      `grant https://${dev.domain}/api/v2/ Lz8TqXWm1VbYfQd3`,
    ],
  });
  assert.deepEqual(await rows(production), {
    tenant: { name: "production", domain: production.domain },
    rows: [
      "api https://api.acme.com/orders",
      "grant https://api.acme.com/orders h2Rk0aPq7NsXw4Zc",
      "grant https://api.acme.com/orders Wd9mJf3uEz6RtGh1",
      `grant https://${production.domain}/api/v2/ h2Rk0aPq7NsXw4Zc`,
    ],
  });
});

test("sync, nothing left, and a token that is what the file promises", async () => {
  exits(await authApis(["sync", ...dev.target, "--yes"], { cwd }), 0);
  assert.match(exits(await authApis(["plan", ...dev.target], { cwd }), 0).stdout, /Nothing to do/);
  const args = ["token", ...dev.target, "--api", "Orders API", "--format", "json"];
  const { verified, verdict, payload } = json(exits(await authApis(args, { cwd }), 0)) as {
    verified: boolean;
    verdict: { check: string; state: string }[];
    payload: Record<string, unknown>;
  };
  assert.equal(verified, true);
  assert.deepEqual(
    verdict.filter(({ state }) => state !== "held"),
    [],
  );
  assert.deepEqual([payload["aud"], payload["client_id"]], ["https://api.dev.acme.com/orders", "Lz8TqXWm1VbYfQd3"]);
});

test("a local tenant that stands in for nobody takes no file that names its tenants", async () => {
  const bare = await startLocal();
  const { stderr } = exits(await authApis(["plan", ...bare.target], { cwd }), 64);
  assert.match(
    stderr,
    /names its tenants \(dev, production\); start the local tenant in the place of one: .* --as NAME$/m,
  );
});

test("which tenants can be stood in for", async () => {
  const start = (...args: string[]) => authApis(["local-tenant", "--dir", workspace(), ...args], { cwd });
  const { stderr } = exits(await start("--file", "auth-apis.yaml", "--as", "qa"), 64);
  assert.match(stderr, /auth-apis\.yaml names no tenant "qa" \(--as\); it names dev, production/);
  exits(await start("--file", "no.yaml", "--as", "dev"), 64);
  exits(await start("--as", "dev"), 64);
  assert.match(exits(await start("--file", "auth-apis.yaml", "--as", "local"), 64).stderr, /"local" is never one/);
  exits(await start("--prt", "1"), 64);
});
