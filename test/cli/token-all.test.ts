import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { before, test } from "node:test";
import { authApis, exits, json } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

const keyed = "app-with-key";
const file = `apis:
  - name: Orders
    identifier: https://api.example/orders
    signing_alg: PS256
    scopes: [{ value: "read:orders", description: "Read orders" }, { value: "write:orders" }]
    grants:
      - client: Orders Worker
        scope: [read:orders]
      - client: Reports Worker
        scope: []
  - name: Hooks
    identifier: urn:<hooks>
    signing_alg: HS256
    scopes: [{ value: "send" }]
    grants:
      - client: Orders Worker
        scope: [send]
`;

const pair = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const seed = {
  clients: [
    {
      name: "Key",
      client_id: keyed,
      app_type: "non_interactive",
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ credential_type: "public_key", pem: pair.publicKey, alg: "RS256" }] },
      },
    },
  ],
};

let local: Local;
const cwd = workspace({
  "auth-apis.yaml": file,
  "changed.yaml": file.replace("scope: [read:orders]", 'scope: ["read:orders", "write:orders"]'),
  "keyed.yaml": file.replace("client: Reports Worker", `client: ${keyed}`),
  "key.pem": pair.privateKey,
  "seed.json": JSON.stringify(seed),
});
before(async () => {
  local = await startLocal(["--seed", `${cwd}/seed.json`]);
  exits(await authApis(["sync", ...local.target, "--yes"], { cwd }), 0);
  for (const line of pair.privateKey.split("\n").filter((each) => each.length > 40)) keepSecret(line);
});

const run = (command: string, args: readonly string[], more: object = {}) =>
  authApis([command, ...args, ...local.target], { cwd, ...more });

test("every grant of the file, one line each; HS256 with the secret that the tenant shows", async () => {
  const { stdout } = exits(await run("token", ["--all", "--read-secrets"]), 0);
  assert.deepEqual(stdout.split("\n").slice(0, 3), [
    "✔ verified: Orders Worker for https://api.example/orders: as promised (7 held)",
    "✔ verified: Reports Worker for https://api.example/orders: as promised (7 held)",
    "✔ verified: Orders Worker for urn:<hooks>: as promised (7 held)",
  ]);
  const result = json(exits(await run("token", ["--all", "--api", "Orders", "--format", "json"]), 0));
  const { tests } = result as { tests: readonly { client: string; verified: boolean }[] };
  assert.deepEqual(
    tests.map(({ client, verified }) => [client, verified]),
    [
      ["Orders Worker", true],
      ["Reports Worker", true],
    ],
  );
});

test("a token that can't be verified is not counted among those that are as promised", async () => {
  const { stdout } = exits(await run("token", ["--all"]), 0);
  assert.match(stdout, /^\? decoded: Orders Worker for urn:<hooks>: not all of it could be checked \(7 unknown\)$/m);
  assert.match(stdout, /^ {4}signature: HS256 can only be checked with the API's signing secret\./m);
  assert.match(stdout, /^As the file promises: 2 of 3 tokens; 1 could not be checked in full\.$/m);
});

test("what is broken says whether file and tenant differ, and how to mend it; JUnit has it as a failure", async () => {
  const { stdout } = exits(await run("token", ["changed.yaml", "--all", "--api", "Orders"]), 1);
  assert.match(stdout, /^✘ verified: Orders Worker .*: not as promised \(1 broken, 6 held\)$/m);
  assert.match(stdout, /The grant on the tenant gives read:orders; the file's gives read:orders, write:orders\./);
  assert.match(stdout, /Sync the file to this tenant; or: Set scope of the grant of Orders Worker/);
  const junit = exits(await run("token", ["changed.yaml", "--all", "--format", "junit"]), 1).stdout;
  assert.match(junit, /^<testsuite name="auth-apis token" tests="3" failures="1" skipped="1">$/m);
  assert.match(junit, /<testcase classname="https:\/\/api.example\/orders" name="Reports Worker"\/>/);
  assert.match(junit, /<testcase classname="urn:&lt;hooks&gt;" name="Orders Worker">\n +<skipped message="not all/);
  assert.match(junit, /<failure message="not as promised \(1 broken, 6 held\)">scopes: expected/);
});

test("--dry-run asks for nothing", async () => {
  const before = local.journalled();
  const { stdout, stderr } = exits(await run("token", ["--all", "--dry-run"]), 0);
  assert.match(
    stdout,
    /^Expected: a token of Orders Worker for https:\/\/api\.example\/orders\. Nothing was requested\.$/m,
  );
  assert.match(stdout, /^ {2}alg +PS256$/m);
  assert.match(stdout, /^ {2}scope +read:orders +\(an Action may change it\)$/m);
  assert.equal(stderr, "");
  assert.equal(local.journalled(), before);
});

test("an application signs in with its private key", async () => {
  exits(await run("sync", ["keyed.yaml", "--yes"]), 2);
  const args = ["keyed.yaml", "--api", "Orders", "--client", keyed, "--format", "json"];
  const env = { [`AUTH_APIS_CLIENT_SIGNING_KEY_PATH_${keyed}`]: "key.pem" };
  const { verified } = json(exits(await run("token", args, { env }), 0)) as { verified: boolean };
  assert.equal(verified, true);
  assert.match(exits(await run("token", args), 64).stderr, /app-with-key is a public application|has no secret/);
});

test("--stdin: a token of anybody's, and which scopes it lacks", async () => {
  const { clientId: client_id, secret: client_secret } = local.application("Orders Worker");
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id,
    client_secret,
    audience: "https://api.example/orders",
  });
  const answer = await fetch(`http://${local.domain}/oauth/token`, { method: "POST", body });
  const { access_token } = (await answer.json()) as { access_token: string };
  keepSecret(access_token);
  const { stdout } = exits(await run("token", ["--stdin"], { stdin: `Bearer ${access_token}\n` }), 0);
  assert.match(stdout, /^Token: verified$/m);
  assert.match(
    stdout,
    /^Access: given to an application itself, for https:\/\/api\.example\/orders \(known from the file\)$/m,
  );
  assert.match(stdout, /^ {2}✔ read:orders \(Read orders\): in scope$/m);
  assert.match(stdout, /^ {2}✘ write:orders: Not granted to Orders Worker: write:orders\./m);

  const forged = `${access_token.slice(0, -8)}AAAAAAAA`;
  keepSecret(forged);
  assert.match(
    exits(await run("token", ["--stdin"], { stdin: forged }), 1).stdout,
    /^Token: decoded only, not verified$/m,
  );
  assert.doesNotMatch(exits(await run("token", ["--stdin"], { stdin: "x" }), 1).stdout, /^Access/m);
  assert.match(exits(await run("token", ["--stdin"], { stdin: " \n" }), 64).stderr, /no token came on stdin/);
  exits(await run("token", ["--stdin", "--all"]), 64);
});

test("why: from the tenant, with the exit code of the answer", async () => {
  const yes = exits(await run("why", ["Orders Worker", "Orders", "read:orders"]), 0);
  assert.equal(yes.stdout, "Yes: Orders Worker gets a token on the local tenant.\n");
  const no = exits(await run("why", ["Shop Web", "https://api.example/orders/"]), 1);
  assert.match(no.stdout, /^1\. The tenant has no API .* differs in the trailing slash only/m);
  assert.match(no.stdout, /^2\. Shop Web is a public application \(spa\)\./m);
  exits(await run("why", ["Orders Worker"]), 64);
});
