import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits, startAuthApis } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { type Local, startLocal } from "./local.ts";
import { syncJson } from "./plan-json.ts";
import { type Asked, inFrontOf } from "./pretender.ts";
import { assertNoSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

/** 30 objects: APIs, half of which are there, and grants. */
const file = (name: string, lifetime: number, count = 10) =>
  `apis:\n${Array.from(
    { length: count },
    (_, at) =>
      `  - identifier: https://api.example/${name}/${at}\n    token_lifetime: ${lifetime}\n    token_lifetime_for_web: 60\n` +
      `    signing_alg: HS256\n    scopes: [{ value: read }]\n    grants:\n` +
      `      - { client: Orders Worker, scope: [read] }\n      - { client: Reports Worker, scope: [] }\n`,
  ).join("")}`;
const isWrite = ({ method, path }: Asked) => method !== "GET" && path !== "/oauth/token";
const inside = (state: string) => ({ AUTH_APIS_STATE_DIR: state });

test("kill -9 in the middle of a sync: resume finishes it, undo takes all of it back", async (t) => {
  for (const then of ["resume", "undo"] as const) {
    const cwd = workspace({ "a.yaml": file(then, 600, 5), "b.yaml": file(then, 900) });
    const state = join(cwd, "state");
    exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd, env: inside(join(cwd, "other")) }), 0);
    let writes = 0;
    let kill = (): void => assert.fail("nothing runs yet");
    const front = await inFrontOf(local.domain, (asked) => {
      if (isWrite(asked) && ++writes === 12) kill();
      return undefined;
    });
    const env = { ...environmentOf(local, front.domain), ...inside(state) };
    const run = startAuthApis(["sync", "b.yaml", "--yes"], { cwd, env });
    kill = () => {
      kill = () => undefined;
      run.process.kill("SIGKILL");
    };
    assert.equal((await run.ended).code, null);
    for (const name of readdirSync(state)) {
      const path = join(state, name);
      assertNoSecret({ stdout: readFileSync(path, "utf8"), stderr: "" }, ["journal"]);
      if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o600);
    }

    await t.test(then, async () => {
      const refused = exits(await authApis([then, "-t", front.domain], { cwd, env }), 64);
      assert.match(refused.stderr, /The sync is: sync of .*b\.yaml to 127.*\d+ of 20 done.*nobody is here to agree/s);
      const done = exits(await authApis([then, "--yes", "--allow-delete", "--format", "json"], { cwd, env }), 0);
      assert.ok(syncJson(done).outcomes.every((each) => each.state === "written"));
      if (then === "undo") assert.match(done.stderr, /Tokens that were issued since stay valid/);
      exits(await authApis(["plan", then === "resume" ? "b.yaml" : "a.yaml", ...local.target], { cwd }), 0);
    });
  }
});

test("there is no sync to go on with, or no tenant to go by", async () => {
  const env = inside(join(workspace(), "state"));
  const none = exits(await authApis(["undo", ...local.target], { env }), 64);
  assert.match(none.stderr, /^auth-apis: no sync of localhost:\d+ is recorded/);
  assert.match(exits(await authApis(["resume"], { env }), 64).stderr, /say with --tenant whose last sync/);
  assert.match(exits(await authApis(["resume", "a.yaml", "-t", "dev"], { env }), 64).stderr, /this takes no file/);
});

test("a tenant of which no sync is recorded: those are named of which there are", async () => {
  const cwd = workspace({
    "a.yaml": `tenants:\n  dev: { domain: "${local.domain}" }\napis:\n  - identifier: https://api.example/named\n`,
  });
  const env = { ...environmentOf(local, local.domain), ...inside(join(cwd, "state")) };
  for (let times = 0; times < 2; times++)
    exits(await authApis(["sync", "a.yaml", "-t", "dev", "--yes"], { cwd, env }), 0);
  const { stderr } = exits(await authApis(["undo", "-t", "prod"], { cwd, env }), 64);
  const expected = `no sync of prod is recorded for which this has anything to do; there are syncs of dev (${local.domain})`;
  assert.equal(stderr, `auth-apis: ${expected}\n`);
});

test("a tenant that the file has come to protect is asked about by its name", async () => {
  const text = (more: string, domain = local.domain) =>
    `tenants:\n  dev: { domain: "${domain}"${more} }\napis:\n  - identifier: https://api.example/protected\n`;
  const cwd = workspace({ "a.yaml": text("") });
  const env = { ...environmentOf(local, local.domain), ...inside(join(cwd, "state")) };
  exits(await authApis(["sync", "a.yaml", "-t", "dev", "--yes"], { cwd, env }), 0);
  for (const domain of [local.domain.toUpperCase(), local.domain]) {
    writeFileSync(join(cwd, "a.yaml"), text(", protected: true", domain));
    const refused = exits(await authApis(["undo", "-t", "dev", "--yes", "--allow-delete"], { cwd, env }), 64);
    assert.match(refused.stderr, /agree with --confirm dev \(it is protected\)/);
  }
  exits(await authApis(["undo", "-t", "dev", "--confirm", "dev", "--allow-delete"], { cwd, env }), 0);
});

test("an undo of a sync whose first journal can't be read says that it takes back a part", async () => {
  const text = (lifetime: number, more = "") =>
    `apis:\n  - identifier: https://api.example/parted\n    token_lifetime: ${lifetime}\n    token_lifetime_for_web: 60\n` +
    `    scopes: [{ value: read }${more}]\n`;
  const cwd = workspace({ "a.yaml": text(600, ", { value: write }"), "b.yaml": text(900) });
  exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd }), 0);
  const state = join(cwd, "state");
  const run = { cwd, env: { ...environmentOf(local, local.domain), ...inside(state) } };
  exits(await authApis(["sync", "b.yaml", "--yes"], run), 2);
  exits(await authApis(["resume", "--yes", "--allow-delete"], run), 0);
  const [first = ""] = readdirSync(state).sort();
  writeFileSync(join(state, first), "{}\n");
  const { stderr, stdout } = exits(await authApis(["undo", "--yes"], run), 0);
  assert.match(stderr, new RegExp(`${first.slice(0, -6)} can't be read: nothing was begun. What the sync did before`));
  assert.doesNotMatch(stdout, /token_lifetime/);
});

test("a journal leads no credentials to another host", async () => {
  const cwd = workspace({ "a.yaml": "apis:\n  - identifier: https://api.example/bound\n" });
  const env = inside(join(cwd, "state"));
  exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd, env }), 0);
  const foreign = { ...environmentOf(local, "127.0.0.1:9"), ...env };
  const run = exits(await authApis(["undo", "-t", local.domain], { cwd, env: foreign }), 64);
  assert.match(run.stderr, /AUTH0_DOMAIN/);
});

test("the folder of the journals can't be made: nothing is written", async () => {
  const cwd = workspace({ "a.yaml": "apis:\n  - identifier: https://api.example/unrecorded\n", state: "a file" });
  const lines = local.journalled();
  const run = exits(
    await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd, env: inside(join(cwd, "state")) }),
    1,
  );
  assert.match(run.stderr, /record of the sync can't be written \(EEXIST\)/);
  assert.equal(local.journalled(), lines);
});
