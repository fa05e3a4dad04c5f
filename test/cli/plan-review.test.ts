import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { changesOf, planJson, syncJson } from "./plan-json.ts";
import { keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

const api = (name: string, lifetime = 3600) =>
  `  - identifier: https://api.example/${name}\n    token_lifetime: ${lifetime}\n    token_lifetime_for_web: 60\n`;
const on = (cwd: string, ...args: string[]) => authApis([...args, ...local.target], { cwd });

test("what was reviewed is applied, and nothing else", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("reviewed")}` });
  const { stderr } = exits(await on(cwd, "plan", "a.yaml", "--out", "plan.json"), 2);
  assert.match(stderr, /sync --plan plan\.json -t local --dir \S+ applies/);
  const kept = readFileSync(join(cwd, "plan.json"), "utf8");
  assert.doesNotMatch(kept, new RegExp(local.administrator.secret));
  exits(await on(cwd, "sync", "--plan", "plan.json", "--yes"), 0);
  exits(await on(cwd, "plan", "a.yaml"), 0);
  // A flag that was ignored while the tool deployed anyway: https://github.com/auth0/auth0-deploy-cli/issues/1227
  const again = exits(await on(cwd, "sync", "--plan", "plan.json", "--yes"), 2);
  assert.match(again.stderr, /nothing was written.*\nNo longer to do: create api https:\/\/api\.example\/reviewed\.\n/);
  const moved = exits(await on(cwd, "sync", "--plan", "plan.json", "--yes", "--format", "json"), 2);
  assert.deepEqual(syncJson(moved).outcomes, []);
});

test("a sync to which nobody agrees prints its plan as JSON, too", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("unagreed")}` });
  const run = exits(await on(cwd, "sync", "a.yaml", "--format", "json"), 64);
  assert.deepEqual([changesOf(planJson(run)).length, syncJson(run).outcomes], [1, []]);
  assert.match(run.stderr, /nobody is here/);
});

test("a file that changed since the review stops it", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("changed")}` });
  exits(await on(cwd, "plan", "a.yaml", "--out", "plan.json"), 2);
  writeFileSync(join(cwd, "a.yaml"), `apis:\n${api("changed", 7200)}`);
  const journalled = local.journalled();
  exits(await on(cwd, "sync", "--plan", "plan.json", "--yes"), 2);
  assert.equal(local.journalled(), journalled);
});

test("what is no plan, and arguments that ask for another one", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("x")}`, "bad.json": "{}" });
  assert.match(exits(await on(cwd, "sync", "--plan", "bad.json", "--yes"), 64).stderr, /no plan of `plan --out`/);
  exits(await on(cwd, "plan", "a.yaml", "--out", "plan.json"), 2);
  exits(await on(cwd, "sync", "--plan", "plan.json", "--api", "urn:x", "--yes"), 64);
  exits(await on(cwd, "plan", "a.yaml", "--out", "other.json", "--against", "git:HEAD"), 64);
  const nowhere = exits(await on(cwd, "plan", "a.yaml", "--out", "no/plan.json"), 64);
  assert.match(nowhere.stderr, /no\/plan\.json can't be written: its folder doesn't exist/);
  assert.ok(!existsSync(join(cwd, "other.json")));
});

test("a plan takes the place of another one, and of nothing else", async () => {
  const files = { "a.yaml": `apis:\n${api("x")}`, "package.json": "{}", "plan.json": '{"format":"auth-apis-plan"}' };
  const cwd = workspace({ ...files, "empty.json": "" });
  for (const out of ["a.yaml", "package.json"] as const) {
    const { stderr } = exits(await on(cwd, "plan", "a.yaml", "--out", out), 64);
    assert.match(stderr, /is there already, and is no plan; name another file/);
    assert.equal(readFileSync(join(cwd, out), "utf8"), files[out]);
  }
  for (const out of ["plan.json", "empty.json"]) exits(await on(cwd, "plan", "a.yaml", "--out", out), 2);
});

test("several files are one plan, each API knows its own, and none stands in two", async () => {
  const cwd = workspace({
    "a.yaml": `apis:\n${api("one")}${api("both")}`,
    "b.yaml": `apis:\n${api("two")}${api("both")}`,
  });
  const { changes } = planJson(exits(await on(cwd, "plan", "a.yaml", "b.yaml", "--format", "json"), 2));
  assert.deepEqual(
    changes
      .filter(({ kind }) => kind !== "extra")
      .map(({ kind, identifier, file, line }) => [kind, identifier, file, line]),
    [
      ["create", "https://api.example/one", "a.yaml", 2],
      ["blocked", "https://api.example/both", "a.yaml", 5],
      ["create", "https://api.example/two", "b.yaml", 2],
    ],
  );
  assert.equal(
    changes.find(({ kind }) => kind === "blocked")?.reason,
    "This identifier stands in a.yaml:5 and b.yaml:5; keep one of them.",
  );
});

test("a file that is named twice is one file", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("once")}` });
  const { changes } = planJson(exits(await on(cwd, "plan", "a.yaml", "./a.yaml", "--format", "json"), 2));
  assert.deepEqual(
    changes.filter(({ kind }) => kind !== "extra").map(({ kind, file }) => [kind, file]),
    [["create", undefined]],
  );
  const { stdout } = await authApis(["check", join(cwd, "a.yaml"), "a.yaml"], { cwd });
  assert.match(stdout, /^1 file: /m);
});

test("files for different tenants are not planned together", async () => {
  const cwd = workspace({
    "a.yaml": "tenants:\n  dev: { domain: a.eu.auth0.com }\napis: []\n",
    "b.yaml": "tenants:\n  dev: { domain: b.eu.auth0.com }\napis: []\n",
  });
  const { stderr } = exits(await authApis(["plan", "a.yaml", "b.yaml", "-t", "dev"], { cwd }), 64);
  assert.match(stderr, /a\.yaml is for a\.eu\.auth0\.com, b\.yaml is for b\.eu\.auth0\.com/);
});

test("of several files, the one is named that is not for the tenant", async () => {
  const cwd = workspace({
    "a.yaml": "tenants:\n  dev: { domain: a.eu.auth0.com }\napis: []\n",
    "b.yaml": "tenants:\n  prod: { domain: a.eu.auth0.com }\napis: []\n",
  });
  const { stderr } = exits(await authApis(["plan", "a.yaml", "b.yaml", "-t", "dev"], { cwd }), 64);
  assert.match(stderr, /^auth-apis: b\.yaml: the file is not for the tenant "dev", but for prod/);
});

test("--api limits what is planned, and knows what the file has", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("some")}${api("others")}` });
  const some = ["plan", "a.yaml", "--format", "json", "--api", "https://api.example/some"];
  const { changes, requests } = planJson(exits(await on(cwd, ...some), 2));
  assert.deepEqual([changes.map(({ identifier }) => identifier), requests], [["https://api.example/some"], 1]);
  const { stderr } = exits(await on(cwd, "plan", "a.yaml", "--api", "https://api.example/som"), 64);
  assert.match(stderr, /is it https:\/\/api\.example\/some\?/);
});

test("Markdown for a pull request: the marker first, the same text each time", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("markdown")}` });
  const once = exits(await on(cwd, "plan", "a.yaml", "--format", "markdown"), 2).stdout;
  assert.equal(once.split("\n", 1)[0], `<!-- auth-apis plan: ${local.domain} -->`);
  assert.equal(exits(await on(cwd, "plan", "a.yaml", "--format", "markdown"), 2).stdout, once);
});

test("a renamed scope in two steps", async () => {
  const scoped = (scope: string) => `apis:\n${api("renamed")}    scopes:\n      - value: ${scope}\n`;
  const cwd = workspace({ "a.yaml": scoped("read:order") });
  exits(await on(cwd, "sync", "a.yaml", "--yes"), 0);
  writeFileSync(join(cwd, "a.yaml"), scoped("read:orders"));
  exits(await on(cwd, "sync", "a.yaml", "--yes", "--keep-renamed"), 0);
  const [last, ...others] = changesOf(planJson(await on(cwd, "plan", "a.yaml", "--format", "json")));
  assert.deepEqual([others, last?.kind, last?.fields[0]?.path], [[], "removal", "scopes.read:order"]);
});

test("a secret in the file gets into no plan, even where its rule is off", async () => {
  const secret = keepSecret("c2lnbmVkLXdpdGgtdGhpcy1vbmU");
  const apis = `apis:\n${api("secret")}    signing_alg: HS256\n    signing_secret: ${secret}\n`;
  const cwd = workspace({ "a.yaml": `rules: { secret-in-file: off }\n${apis}` });
  const run = exits(await on(cwd, "plan", "a.yaml", "--format", "json", "--out", "plan.json"), 1);
  const blocked = planJson(run).changes.find(({ identifier }) => identifier === "https://api.example/secret");
  assert.equal(blocked?.reason, "`signing_secret` means a secret, and none is sent from a file. Take it out.");
  assert.doesNotMatch(readFileSync(join(cwd, "plan.json"), "utf8"), new RegExp(secret));
});
