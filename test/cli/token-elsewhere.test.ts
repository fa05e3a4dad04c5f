import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { type Local, startLocal } from "./local.ts";
import { pretend } from "./pretender.ts";
import { keepSecret } from "./secrets.ts";
import { judged, rows } from "./token-json.ts";
import { workspace } from "./workspace.ts";

const apis = (client: string) => `apis:
  - name: Orders
    identifier: https://api.example/orders
    scopes: [{ value: "read:orders" }]
    grants:
      - client: ${client}
        scope: [read:orders]
`;

let local: Local;
before(async () => {
  local = await startLocal();
  const cwd = workspace({ "a.yaml": apis("Orders Worker") });
  exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd }), 0);
});

describe("on a tenant that is not the local one", () => {
  const named = (more = "", client = "Orders Worker") =>
    workspace({ "a.yaml": `tenants:\n  dev: { domain: "${local.domain}"${more} }\n${apis(client)}` });
  const ask = (folder: string, client: string, env: Readonly<Record<string, string>>) =>
    authApis(["token", "a.yaml", "--api", "Orders", "--client", client, "--format", "json"], { cwd: folder, env });
  const secretOf = (name: string) => {
    const { clientId, secret } = local.application(name);
    return { AUTH0_DOMAIN: local.domain, [`AUTH_APIS_CLIENT_SECRET_${clientId}`]: secret };
  };

  test("by short name, and by the id that it stands for", async () => {
    const { clientId } = local.application("Orders Worker");
    const folder = named(`, clients: { worker: ${clientId} }`, "worker");
    for (const client of ["worker", clientId]) {
      const result = judged(exits(await ask(folder, client, secretOf("Orders Worker")), 0));
      assert.ok(rows(result, "held").some(({ check }) => check === "scopes"));
    }
  });

  test("by its name on the tenant, which takes a sign-in", async () => {
    const env = { ...secretOf("Orders Worker"), ...environmentOf(local, local.domain) };
    const result = judged(exits(await ask(named(), "Orders Worker", env), 0));
    assert.ok(rows(result, "held").some(({ check }) => check === "scopes"));
    const { stderr } = exits(await ask(named(), "Nobody", env), 64);
    assert.match(stderr, /has no application with the id or name "Nobody"/);
  });

  test("the secret of AUTH0_CLIENT_ID is that application's", async () => {
    const { clientId, secret } = local.application("Orders Worker");
    const env = { AUTH0_DOMAIN: local.domain, AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: secret };
    exits(await ask(named(), clientId, env), 0);
  });

  test("of a set with an ending, by id and by the sign-in's own", async () => {
    const { clientId, secret } = local.application("Orders Worker");
    const tenant = { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH0_DOMAIN_DEV: local.domain };
    exits(await ask(named(), clientId, { ...tenant, [`AUTH_APIS_CLIENT_SECRET_${clientId}_DEV`]: secret }), 0);
    const own = { AUTH0_CLIENT_ID_DEV: clientId, AUTH0_CLIENT_SECRET_DEV: secret };
    exits(await ask(named(), clientId, { ...tenant, ...own }), 0);
  });

  test("no secret", async () => {
    const { stderr } = exits(await ask(named(), "abc", {}), 64);
    assert.match(stderr, /secret of abc is not known: set AUTH_APIS_CLIENT_SECRET_abc, and AUTH0_DOMAIN to localhost:/);
    const byName = exits(await ask(named(), "Orders Worker", {}), 64).stderr;
    assert.match(byName, /to find "Orders Worker" by its name, .* must be asked: set .*, or give its client id\n$/);
  });

  test("a short name that only another tenant maps", async () => {
    const production = " }\n  production: { domain: acme.eu.auth0.com, clients: { worker: xyz }";
    const folder = named(production, "worker");
    const args = ["token", "a.yaml", "-t", "dev", "--api", "Orders", "--client", "worker"];
    const { stderr } = exits(await authApis(args, { cwd: folder, env: secretOf("Orders Worker") }), 64);
    assert.match(stderr, /the tenant dev maps no application to "worker"/);
  });
});

describe("whatever the tenant gives as a token, it is not shown", () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: "https://elsewhere/", aud: "urn:a", iat: 1, exp: 2, name: "\u001b[31m" };
  const forged = {
    "an opaque token": "an-opaque-token-that-nobody-may-see",
    "an unsigned one": `${part({ alg: "none" })}.${part(claims)}.`,
    "one that somebody else has signed": `${part({ alg: "RS256", kid: "x" })}.${part(claims)}.${"A".repeat(342)}`,
    "an encrypted one": `${part({ alg: "RSA-OAEP-256", enc: "A256GCM" })}.AAAA.AAAA.AAAA.AAAA`,
    "nearly a megabyte": "x".repeat(900_000),
  };
  for (const [name, raw] of Object.entries(forged)) {
    test(name, async () => {
      keepSecret(raw);
      const { domain } = await pretend((request, response) => {
        const isToken = request.url === "/oauth/token";
        const answer = isToken ? { access_token: raw, token_type: "Bearer" } : { keys: [] };
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
      });
      const folder = workspace({ "a.yaml": "apis:\n  - identifier: urn:a\n    signing_alg: RS256\n" });
      const env = { AUTH0_DOMAIN: domain, AUTH_APIS_CLIENT_SECRET_abc: keepSecret("secret-of-abc") };
      for (const format of ["json", "pretty"]) {
        const run = await authApis(["token", "a.yaml", "--client", "abc", "--format", format], { cwd: folder, env });
        assert.doesNotMatch(run.stdout, /verified":true|Token: verified|\u001b/);
        assert.match(run.stdout, format === "json" ? /"verified":false/ : /^Token: /);
      }
    });
  }
});
