// Every command, in each of its formats and with each kind of credentials, in a home of its own. Then all that was said and
// written is searched for every secret that was in play: those that were given, and those that the tenant handed over.
import assert from "node:assert/strict";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { registry } from "../../server/src/cli/registry.ts";
import { authApis, exits, startAuthApis } from "./auth-apis.ts";
import { commitAll } from "./commit-all.ts";
import { keyedApplication, managementToken } from "./keyed-application.ts";
import { startLocal } from "./local.ts";
import { type Answer, type Asked, inFrontOf } from "./pretender.ts";
import { assertNoSecretBelow, keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

const canary = (name: string) => keepSecret(`canary+${name}/${randomBytes(12).toString("hex")}`);
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = keepSecret(privateKey.export({ type: "pkcs8", format: "pem" }).toString());

const file = (lifetime: number) => `apis:
  - name: Orders
    identifier: https://api.example/orders
    signing_alg: RS256
    token_lifetime: ${lifetime}
    token_lifetime_for_web: 60
    scopes: [{ value: read }]
    grants:
      - { client: Orders Worker, scope: [read] }
      - { client: Reports Worker, scope: [] }
  - name: Hooks
    identifier: urn:hooks
    signing_alg: HS256
    token_lifetime: ${lifetime}
    token_lifetime_for_web: 60
    scopes: [{ value: send }]
    grants:
      - { client: Orders Worker, scope: [send] }
`;

// What a user has on the disk that holds secrets. Nothing may be written here.
const given = workspace({
  "key.pem": key,
  "broken.pem": keepSecret("-----BEGIN PRIVATE KEY-----\nno-key-at-all-but-secret\n-----END PRIVATE KEY-----\n"),
  "leaky.yaml": `rules: { secret-in-file: off }\n${file(600)}    signing_secret: ${canary("in-file")}\n`,
  "config.json": JSON.stringify({ AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH0_CLIENT_SECRET: canary("config") }),
  "tenant.yaml": `clients:\n  - name: A\n    client_secret: ${canary("yaml")}\nresourceServers:\n  - name: Hooks\n    identifier: urn:h\n    signing_secret: ${canary("yaml-signing")}\n`,
  "state.json": JSON.stringify({
    values: {
      root_module: {
        resources: ["auth0_resource_server", "auth0_client"].map((type) => ({
          ...{ address: `${type}.one`, mode: "managed", type },
          values: { identifier: "urn:t", name: "T", signing_secret: canary(type), client_secret: canary("terraform") },
        })),
      },
    },
  }),
  "broken.json": `{"client_secret":"${canary("broken")}"`,
});
const untouched = () => readdirSync(given).map((name) => [name, readFileSync(join(given, name), "utf8")]);
const asGiven = untouched();

const root = workspace();
const [home, cwd, temporary] = ["home", "work", "tmp"].map((name) => join(root, name)) as [string, string, string];
for (const folder of [home, cwd, temporary]) mkdirSync(folder);
const at = (name: string) => join(given, name);

const local = await startLocal();
const { domain } = await inFrontOf(local.domain);
const keyed = await keyedApplication(local, publicKey, "RS256");
writeFileSync(join(cwd, "a.yaml"), file(600));
writeFileSync(join(cwd, "b.yaml"), file(900));
writeFileSync(join(cwd, "keyed.yaml"), file(900).replaceAll("Orders Worker", keyed));

/** Each command with the formats in which it was run, `pretty` where it was given none. */
const ran = new Map<string, Set<string>>();

interface Row {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly code?: number;
}

const surroundings = { HOME: home, USERPROFILE: home, TMPDIR: temporary, XDG_STATE_HOME: join(home, "state") };

async function run({ args, env = {}, stdin, code }: Row): Promise<void> {
  note(args);
  const all = { cwd, env: { ...surroundings, ...env }, ...(stdin !== undefined && { stdin }) };
  const ended = await authApis(args, all);
  if (code !== undefined) exits(ended, code);
}

function note(args: readonly string[]): void {
  const [name = ""] = args;
  const format = args[args.indexOf("--format") + 1] ?? "";
  ran.set(name, (ran.get(name) ?? new Set()).add(args.includes("--format") ? format : "pretty"));
}

const inEach = (formats: readonly string[], row: Row): Row[] =>
  formats.map((format) => ({ ...row, args: [...row.args, "--format", format] }));

/** What only reads can go at once. */
async function all(rows: readonly Row[]): Promise<void> {
  const left = [...rows];
  const work = async () => {
    for (let row = left.shift(); row; row = left.shift()) await run(row);
  };
  await Promise.all([work(), work(), work()]);
}

const signedIn = (to = domain) => ({
  AUTH0_DOMAIN: to,
  AUTH0_CLIENT_ID: local.administrator.clientId,
  AUTH0_CLIENT_SECRET: local.administrator.secret,
});
// Straight to the tenant, whose name is what a key signs.
const byKey = (name: string) => ({
  AUTH0_DOMAIN: local.domain,
  AUTH0_CLIENT_ID: keyed,
  AUTH0_CLIENT_SIGNING_KEY_PATH: at(name),
});
const byToken = async () => ({ AUTH0_DOMAIN: domain, AUTH0_ACCESS_TOKEN: await managementToken(local) });

/** Repeats all that was sent, as a careless proxy would: credentials, token and body. */
const repeats =
  (status: number, asked: Asked): Answer =>
  (response, { headers }) => {
    const said = `${headers.authorization ?? ""} ${decodeURIComponent(asked.body)} ${asked.body}`;
    const body = { statusCode: status, error: said, message: said, error_description: said, errorCode: said };
    response.writeHead(status, { "content-type": "application/json", "x-said": encodeURI(said) });
    response.end(JSON.stringify(body));
  };
const isWrite = ({ method, path }: Asked) => method !== "GET" && path !== "/oauth/token";

test("a sync: planned in each format, written, undone, resumed, and all of it once more by key and by token", async () => {
  await all([
    ...inEach(["pretty", "json", "markdown"], { args: ["plan", "a.yaml"], env: signedIn(), code: 2 }),
    ...inEach(["pretty", "json", "markdown"], { args: ["plan", at("leaky.yaml")], env: signedIn(), code: 2 }),
    { args: ["plan", "a.yaml", "--out", "by-key.json"], env: byKey("key.pem"), code: 2 },
    { args: ["plan", "a.yaml"], env: byKey("broken.pem"), code: 64 },
    { args: ["plan", at("leaky.yaml"), "--out", "leaky.json"], env: await byToken() },
  ]);
  await run({ args: ["sync", "--plan", "by-key.json", "--yes", "--format", "json"], env: byKey("key.pem"), code: 0 });
  await run({ args: ["sync", at("leaky.yaml"), "--yes"], env: signedIn() });
  await run({ args: ["sync", "b.yaml", "--yes"], env: await byToken(), code: 0 });
  await run({ args: ["undo", "-t", domain, "--yes", "--allow-delete", "--format", "json"], env: signedIn(), code: 0 });
  await run({ args: ["undo", "-t", local.domain, "--yes", "--allow-delete"], env: byKey("key.pem"), code: 0 });
  await run({ args: ["resume", "-t", domain, "--yes"], env: await byToken(), code: 0 });
});

test("a tenant that repeats what it was sent, in refusals of any kind", async () => {
  const refusing = async (status: number, when: (asked: Asked) => boolean) =>
    signedIn((await inFrontOf(local.domain, (asked) => (when(asked) ? repeats(status, asked) : undefined))).domain);
  const atSignIn = await refusing(401, ({ path }) => path === "/oauth/token");
  const sync = ["sync", "a.yaml", "--yes"];
  await all([
    { args: sync, env: await refusing(500, ({ method }) => method === "GET"), code: 3 },
    ...inEach(["pretty", "json"], { args: sync, env: await refusing(400, isWrite), code: 1 }),
    { args: sync, env: await refusing(409, isWrite) },
    { args: sync, env: await refusing(403, ({ method }) => method === "GET"), code: 3 },
    { args: sync, env: atSignIn, code: 3 },
    { args: sync, env: { ...byKey("key.pem"), AUTH0_DOMAIN: atSignIn.AUTH0_DOMAIN }, code: 3 },
    { args: ["token", "a.yaml", "--api", "Orders", "--client", atSignIn.AUTH0_CLIENT_ID], env: atSignIn, code: 1 },
  ]);
});

test("a sync that is killed, and one that is interrupted", { skip: process.platform === "win32" }, async () => {
  for (const signal of ["SIGKILL", "SIGINT"] as const) {
    let writes = 0;
    let stop = (): void => assert.fail("nothing runs yet");
    const front = await inFrontOf(local.domain, (asked) => {
      if (isWrite(asked) && ++writes === 2) stop();
      return undefined;
    });
    const env = { ...surroundings, ...signedIn(front.domain) };
    const started = startAuthApis(["sync", signal === "SIGKILL" ? "b.yaml" : "a.yaml", "--yes"], { cwd, env });
    stop = () => void started.process.kill(signal);
    await started.ended;
    assert.ok(writes >= 2);
    await run({ args: ["resume", "-t", front.domain, "--yes", "--format", "json"], env: signedIn(front.domain) });
  }
  await run({ args: ["sync", "b.yaml", "--yes"], env: signedIn(), code: 0 });
});

test("pull, import and what only reads files", async () => {
  const repository = workspace({ "a.yaml": readFileSync(at("leaky.yaml")) });
  commitAll(repository);
  writeFileSync(join(repository, "a.yaml"), readFileSync(at("leaky.yaml"), "utf8").replaceAll("600", "900"));
  const old = join(repository, "a.yaml");
  await all([
    { args: ["pull", "a.yaml", "--dry-run", "--add-missing"], env: signedIn(), code: 2 },
    { args: ["import", domain, "--out", "made.yaml"], env: signedIn(), code: 0 },
    { args: ["import", local.domain], env: byKey("key.pem"), code: 0 },
    { args: ["import", "local", "--dir", local.directory], code: 0 },
    { args: ["import", at("tenant.yaml"), "--config", `dev=${at("config.json")}`, "--out", "cli.yaml"], code: 0 },
    { args: ["import", at("state.json"), "--out", "terraform.yaml"], code: 0 },
    { args: ["import", at("broken.json")], code: 64 },
    ...inEach(["pretty", "json", "markdown"], { args: ["plan", old, "--against", "git:HEAD"], code: 2 }),
    ...inEach(["pretty", "json", "sarif", "github", "junit"], { args: ["check", at("leaky.yaml"), "a.yaml"] }),
    { args: ["format", "--check", at("leaky.yaml"), "a.yaml"] },
  ]);
  await run({ args: ["pull", "a.yaml", "--format", "json"], env: signedIn(), code: 0 });
});

test("tokens: requested, given, forged; and what says something about them", async () => {
  const { clientId, secret } = local.application("Orders Worker");
  const worker = { AUTH0_DOMAIN: domain, [`AUTH_APIS_CLIENT_SECRET_${clientId}`]: secret };
  const secrets = { AUTH_APIS_SIGNING_SECRET: canary("signing"), AUTH_APIS_DECRYPTION_KEY_PATH: at("key.pem") };
  const ofKey = { [`AUTH_APIS_CLIENT_SIGNING_KEY_PATH_${keyed}`]: at("key.pem") };
  const stdin = `Bearer ${await managementToken(local)}`;
  const here = [...local.target];
  await all([
    ...inEach(["pretty", "json", "junit"], { args: ["token", "b.yaml", "--all", "--read-secrets", ...here], code: 0 }),
    { args: ["token", "b.yaml", "--all", "--read-secrets"], env: signedIn() },
    { args: ["token", "b.yaml", "--api", "Hooks", "--client", clientId], env: { ...worker, ...secrets } },
    {
      args: ["token", "keyed.yaml", "--api", "Orders", "--client", keyed, "--format", "json"],
      env: { ...worker, ...ofKey },
    },
    { args: ["token", "b.yaml", "--all", "--dry-run", "--format", "json", ...here], code: 0 },
    ...inEach(["pretty", "json"], { args: ["token", "b.yaml", "--stdin", ...here], stdin, env: secrets }),
    { args: ["token", "b.yaml", "--stdin", ...here], stdin: `${stdin.slice(0, -8)}AAAAAAAA`, code: 1 },
    { args: ["token", "b.yaml", "--stdin", ...here], stdin: canary("opaque") },
    ...inEach(["pretty", "json"], {
      args: ["why", "Orders Worker", "Orders", "--file", "b.yaml"],
      env: signedIn(),
      code: 0,
    }),
    ...inEach(["pretty", "json"], {
      args: ["quickstart", at("leaky.yaml"), "--api", "Hooks", "--stack", "hono", ...here],
      env: signedIn(),
    }),
  ]);
});

test("no file that came of all that holds a secret, and every command was among them", async () => {
  const written = assertNoSecretBelow(root).join("\n");
  for (const kind of [/home\/\.auth-apis\/journals\/.*jsonl/, /last-sync-/, /work\/by-key\.json/, /work\/made\.yaml/]) {
    assert.match(written, kind);
  }
  assert.deepEqual(untouched(), asGiven);
  // The local tenant ran through all of it, and looks after what it says itself; so does the language server's test.
  for (const entry of registry.filter(({ name }) => !["local-tenant", "lsp"].includes(name))) {
    const { details } = await entry.load();
    const formats = /--format (\S+)/.exec(details)?.[1]?.split("|") ?? ["pretty"];
    assert.deepEqual([...(ran.get(entry.name) ?? [])].sort(), formats.sort(), `formats of ${entry.name}`);
  }
});
