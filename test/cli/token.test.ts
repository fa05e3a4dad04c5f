import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { authApis, exits, json, type Run } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { keepSecret } from "./secrets.ts";
import { judged, rows } from "./token-json.ts";
import { workspace } from "./workspace.ts";

const file = `apis:
  - name: Orders
    identifier: https://api.example/orders
    signing_alg: RS256
    token_dialect: rfc9068_profile_authz
    enforce_policies: true
    token_lifetime: 3600
    token_lifetime_for_web: 1800
    scopes: [{ value: "read:orders" }, { value: "write:orders" }]
    grants:
      - client: Orders Worker
        scope: [read:orders]
      - client: Shop Web
        subject_type: user
        scope: [read:orders]
  - name: Webhooks
    identifier: urn:shop:webhooks
    signing_alg: HS256
    token_lifetime: 300
    token_lifetime_for_web: 300
    scopes: [{ value: "send:events" }]
    grants:
      - client: Orders Worker
        scope: [send:events]
      - client: Reports Worker
        scope: [send:events]
`;

let local: Local;
let signingSecret: string;
const cwd = workspace({ "a.yaml": file });
before(async () => {
  local = await startLocal();
  exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd }), 0);
  signingSecret = await signingSecretOf("urn:shop:webhooks");
});

const token = (args: readonly string[], env: Readonly<Record<string, string>> = {}, folder = cwd) =>
  authApis(["token", "a.yaml", ...local.target, ...args], { cwd: folder, env });
const orders = ["--api", "Orders", "--client", "Orders Worker"];
const webhooks = ["--api", "urn:shop:webhooks", "--client", "Orders Worker"];

test("held: every expectation of the file, as JSON", async () => {
  const run = exits(await token([...orders, "--format", "json"]), 0);
  const result = judged(run);
  assert.deepEqual(Object.keys(result), ["verified", "verdict", "header", "payload"]);
  assert.equal(result.verified, true);
  assert.deepEqual(
    result.verdict.map(({ check, state }) => `${check} ${state}`),
    [
      "signature",
      "issuer",
      "audience",
      "algorithm",
      "profile",
      "lifetime",
      "expiry",
      "client",
      "scopes",
      "permissions",
    ].map((check) => `${check} held`),
  );
  const lifetime = result.verdict.find(({ check }) => check === "lifetime");
  assert.deepEqual(lifetime, { check: "lifetime", state: "held", expected: 3600, actual: 3600 });
  assert.deepEqual([result.header["typ"], result.payload["scope"]], ["at+jwt", "read:orders"]);
  assert.match(
    run.stderr,
    /^Asking localhost:\d+ for a token: Orders Worker for https:\/\/api\.example\/orders, 1 scope\.\n$/,
  );
});

test("held: for a person", async () => {
  const { stdout } = exits(await token(orders), 0);
  assert.match(stdout, /^Token: verified\n/);
  assert.match(stdout, /^ {2}✔ audience +held +https:\/\/api\.example\/orders$/m);
  assert.match(stdout, /^Payload$/m);
});

test("broken: the tenant's API is no longer what the file says", async () => {
  const changed = workspace({
    "a.yaml": file.replace("3600", "7200").replace("scope: [read:orders]", 'scope: ["write:orders"]'),
  });
  const result = judged(exits(await token([...orders, "--format", "json"], {}, changed), 1));
  assert.equal(result.verified, true);
  assert.deepEqual(
    rows(result, "broken").map(({ check, expected, actual }) => [check, expected, actual]),
    [
      ["lifetime", 7200, 3600],
      ["scopes", ["write:orders"], ["read:orders"]],
    ],
  );
});

describe("refused", () => {
  const refusal = async (run: Promise<Run>) => {
    const result = json(exits(await run, 1)) as { refusal: Readonly<Record<string, unknown>> };
    assert.deepEqual(Object.keys(result), ["refusal"]);
    return result.refusal;
  };

  test("no grant", async () => {
    const args = ["--api", "Orders", "--client", "Reports Worker"];
    const { description, repairs, ...rest } = await refusal(token([...args, "--format", "json"]));
    assert.deepEqual(rest, { status: 403, error: "access_denied", cause: "no-grant" });
    const edit = { kind: "add-grant", api: "https://api.example/orders", client: "Reports Worker", scope: [] };
    assert.deepEqual(repairs, [{ kind: "edit", edit }, { kind: "sync" }]);
    assert.match(String(description), /is not authorized to access/);

    const { stdout, stderr } = exits(await token(args), 1);
    assert.match(
      stdout,
      /^Refused: Reports Worker has no grant .*\n\n.*\n.*Add a grant of Reports Worker under .* in the file\. Sync/,
    );
    assert.match(stdout, /The tenant said: access_denied: .* \(HTTP 403\)\n$/);
    assert.match(stderr, /The file has no grant of Reports Worker here, so scopes are not judged\./);
  });

  test("an API that the tenant doesn't have", async () => {
    const other = workspace({ "a.yaml": file.replaceAll("/orders\n", "/orders/\n") });
    const { cause } = await refusal(token([...orders, "--format", "json"], {}, other));
    assert.equal(cause, "unknown-audience");
  });

  test("a wrong secret", async () => {
    const { clientId } = local.application("Orders Worker");
    const env = { AUTH0_DOMAIN: local.domain, [`AUTH_APIS_CLIENT_SECRET_${clientId}`]: keepSecret("not-the-secret") };
    const args = ["token", "a.yaml", "-t", local.domain, "--api", "Orders", "--client", clientId, "--format", "json"];
    const { status, cause } = await refusal(authApis(args, { cwd, env }));
    assert.deepEqual([status, cause], [401, "wrong-credentials"]);
  });
});

describe("HS256", () => {
  test("without the signing secret nothing is verified, and nothing is held", async () => {
    const result = judged(exits(await token([...webhooks, "--format", "json"]), 0));
    assert.equal(result.verified, false);
    assert.deepEqual(rows(result, "held"), []);
    const { stdout, stderr } = exits(await token(webhooks), 0);
    assert.match(stdout, /^Token: decoded only, not verified\n/);
    assert.match(stderr, /signing secret into AUTH_APIS_SIGNING_SECRET, or add --read-secrets, which reads it/);
  });

  test("with it", async () => {
    const env = { AUTH_APIS_SIGNING_SECRET: signingSecret };
    const result = judged(exits(await token([...webhooks, "--format", "json"], env), 0));
    assert.equal(result.verified, true);
    assert.deepEqual([rows(result, "unknown"), rows(result, "broken")], [[], []]);
  });

  test("with another one", async () => {
    const env = { AUTH_APIS_SIGNING_SECRET: keepSecret("another-signing-secret-than-that-of-the-api") };
    const result = judged(exits(await token([...webhooks, "--format", "json"], env), 1));
    assert.equal(result.verified, false);
    assert.deepEqual(
      rows(result, "broken").map(({ check }) => check),
      ["signature"],
    );
  });
});

describe("which API and which application", () => {
  test("one grant for an application needs no --client", async () => {
    exits(await token(["--api", "https://api.example/orders"]), 0);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /choose an API with --api: https:\/\/api\.example\/orders, urn:shop:webhooks$/],
    [["--api", "https://api.example/order"], /no API .* for this tenant; is it https:\/\/api\.example\/orders\?$/],
    [["--api", "x"], /this tenant; it has https:\/\/api\.example\/orders \(Orders\), urn:shop:webhooks \(Webhooks\)$/],
    [["--api", "Orders", "--client", "Orders Workr"], /has no application "Orders Workr"; is it Orders Worker\?$/],
    [["--api", "Webhooks"], /choose an application with --client: Orders Worker, Reports Worker$/],
    [["--api", "Orders", "--client", "Nobody"], /has no application "Nobody"; it has Orders Worker, Reports Worker/],
    [["--api", "Orders", "--client", "Shop Web"], /Shop Web is a public application: it has no secret/],
    [["--api", "Orders", "--client", "Shop Web"], /grant of Shop Web here is for users: .* judge one with --stdin/],
  ];
  for (const [args, says] of wrong) {
    test(args.join(" ") || "nothing is said", async () => {
      assert.match(exits(await token(args), 64).stderr.trim(), says);
    });
  }
});

async function signingSecretOf(identifier: string): Promise<string> {
  const { clientId: client_id, secret: client_secret } = local.administrator;
  const audience = `https://${local.domain}/api/v2/`;
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret, audience });
  const granted = await fetch(`http://${local.domain}/oauth/token`, { method: "POST", body });
  const { access_token } = (await granted.json()) as { access_token: string };
  const path = `/api/v2/resource-servers/${encodeURIComponent(identifier)}`;
  const headers = { authorization: `Bearer ${keepSecret(access_token)}` };
  const api = (await (await fetch(`http://${local.domain}${path}`, { headers })).json()) as { signing_secret: string };
  return keepSecret(api.signing_secret);
}
