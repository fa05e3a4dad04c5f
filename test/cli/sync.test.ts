import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { type Change, changesOf, planJson, type PlanJson, syncJson } from "./plan-json.ts";
import { inFrontOf } from "./pretender.ts";
import { environmentOf } from "./environment.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

const run = (command: string, cwd: string, ...args: string[]) =>
  authApis([command, "a.yaml", ...local.target, ...args], { cwd });
const plan = async (cwd: string, ...args: string[]) => planJson(await run("plan", cwd, "--format", "json", ...args));
const sync = (cwd: string, ...args: string[]) => run("sync", cwd, "--format", "json", "--yes", ...args);

/** An API of its own for each test, so that none is in another's way. */
const orders = (name: string) => `apis:
  - name: Orders
    identifier: https://api.example/${name}
    token_lifetime: 3600
    token_lifetime_for_web: 1800
    scopes:
      - value: read:orders
        description: Read orders
      - value: write:orders
    grants:
      - client: Orders Worker
        scope: [read:orders]
`;

test("a plan as JSON, and its exit codes", async () => {
  const cwd = workspace({ "a.yaml": orders("json") });
  const found = exits(await run("plan", cwd, "--format", "json"), 2);
  const identifier = "https://api.example/json";
  const made = (path: string, after: unknown) => ({ path, before: null, after });
  assert.deepEqual(planJson(found), {
    version: 1,
    tenant: { domain: local.domain },
    changes: [
      {
        kind: "create",
        resource: "api",
        identifier,
        fields: [
          made("name", "Orders"),
          made("token_lifetime", 3600),
          made("token_lifetime_for_web", 1800),
          made("scopes.read:orders", { value: "read:orders", description: "Read orders" }),
          made("scopes.write:orders", { value: "write:orders" }),
        ],
        tag: "loosens access",
        consequences: [
          {
            tag: "loosens access",
            why: "Users of every first-party application may get tokens with all its scopes: neither a grant nor a role limits it.",
          },
        ],
        line: 3,
      },
      {
        kind: "create",
        resource: "grant",
        identifier,
        client: "Orders Worker",
        clientId: local.application("Orders Worker").clientId,
        subjectType: "client",
        fields: [made("scope.read:orders", "read:orders")],
        tag: "loosens access",
        consequences: [
          { tag: "loosens access", why: "The application may get machine-to-machine tokens for this API." },
        ],
        line: 11,
      },
    ],
    requests: 2,
  } satisfies PlanJson);

  exits(await sync(cwd), 0);
  assert.deepEqual(changesOf(await plan(cwd)), []);
  exits(await run("plan", cwd), 0);
});

test("an update says field by field what was and what will be; scopes by their value", async () => {
  const cwd = workspace({ "a.yaml": orders("update") });
  exits(await sync(cwd), 0);
  const changed = orders("update").replace("3600", "7200").replace("Read orders", "See orders");
  writeFileSync(join(cwd, "a.yaml"), changed);
  const [update] = changesOf(await plan(cwd));
  assert.deepEqual(update, {
    kind: "update",
    resource: "api",
    identifier: "https://api.example/update",
    fields: [
      { path: "token_lifetime", before: 3600, after: 7200 },
      { path: "scopes.read:orders.description", before: "Read orders", after: "See orders" },
    ],
    tag: "loosens access",
    consequences: [
      {
        tag: "loosens access",
        why: "A token can't be called back; one that leaks, or whose user lost access, is good for longer.",
      },
      { tag: "cosmetic", why: "Only people read it; callers see no difference." },
    ],
    line: 3,
  });
});

test("a sync reports each row, and a second one writes nothing", async () => {
  const cwd = workspace({ "a.yaml": orders("twice") });
  const { outcomes, ...shown } = syncJson(exits(await sync(cwd), 0));
  assert.deepEqual(
    outcomes.map(({ state }) => state),
    ["written", "written"],
  );
  assert.deepEqual(
    outcomes.map(({ change }) => change),
    shown.changes.filter(({ kind }) => kind === "create"),
  );

  const before = local.journalled();
  const again = syncJson(exits(await sync(cwd), 0));
  assert.deepEqual([changesOf(again), again.outcomes, again.requests], [[], [], 0]);
  assert.equal(local.journalled(), before);
});

test("`requests` is what applying sends, and a second sync sends nothing but reads", async () => {
  const front = await inFrontOf(local.domain);
  const cwd = workspace({ "a.yaml": orders("counted") });
  const through = async (command: string) => {
    const from = front.asked.length;
    const args = [command, "a.yaml", "-t", front.domain, "--format", "json", ...(command === "sync" ? ["--yes"] : [])];
    const shown = planJson(await authApis(args, { cwd, env: environmentOf(local, front.domain) }));
    return { requests: shown.requests, asked: front.asked.slice(from) };
  };
  const planned = await through("plan");
  const first = await through("sync");
  assert.equal(first.asked.length - planned.asked.length, planned.requests);

  writeFileSync(join(cwd, "a.yaml"), orders("counted").replace("3600", "7200"));
  const update = await through("plan");
  const second = await through("sync");
  assert.equal(second.asked.length - update.asked.length, update.requests);
  assert.equal(second.asked.filter((asked) => asked.startsWith("PATCH")).length, 1);

  const third = await through("sync");
  assert.deepEqual(
    third.asked.filter((asked) => !asked.startsWith("GET ")),
    ["POST /oauth/token"],
  );
});

test("pretty: the plan, what became of it, and nothing on stderr", async () => {
  const cwd = workspace({ "a.yaml": orders("pretty") });
  const planned = exits(await run("plan", cwd), 2);
  assert.match(planned.stdout, /^ {2}\+ API https:\/\/api\.example\/pretty \[loosens access\]$/m);
  assert.match(planned.stdout, /^ {4}token_lifetime: 3600$/m);
  assert.match(planned.stdout, /scopes\.read:orders: added \(Read orders\)$/m);
  assert.match(planned.stdout, /: 2 to create, 2 requests\.\n$/);
  const synced = exits(await run("sync", cwd, "--yes"), 0);
  assert.ok(synced.stdout.startsWith(planned.stdout), synced.stdout);
  assert.match(synced.stdout, /\n2 written\.\n$/);
  assert.match(exits(await run("sync", cwd, "--yes"), 0).stdout, /: Nothing to do\.\n$/);
  assert.deepEqual([planned.stderr, synced.stderr], ["", ""]);
});

test("without --yes and without a terminal nothing is written", async () => {
  const cwd = workspace({ "a.yaml": orders("unasked") });
  const before = local.journalled();
  const { stderr } = exits(await run("sync", cwd, "--format", "json"), 64);
  assert.match(stderr, /nobody is here to agree .* --yes/);
  assert.equal(local.journalled(), before);
});

test("removals: pending on a plain yes, done with --allow-delete", async () => {
  const cwd = workspace({ "a.yaml": orders("removals") });
  exits(await sync(cwd), 0);
  const less = orders("removals")
    .replace("3600", "7200")
    .replace("      - value: write:orders\n", "")
    .replace(/ {4}grants:[^]*/, "    grants: []\n");
  writeFileSync(join(cwd, "a.yaml"), less);
  const kinds = (changes: readonly Change[]) => changes.map(({ kind, resource }) => `${kind} ${resource}`).sort();
  assert.deepEqual(kinds(changesOf(await plan(cwd))), ["removal api", "removal grant", "update api"]);
  const left = exits(await sync(cwd), 2);
  assert.match(left.stderr, /Removals were left out.*--allow-delete/);
  const { outcomes } = syncJson(left);
  assert.deepEqual(outcomes.map(({ change, state, why }) => [`${change.kind} ${change.resource}`, state, why]).sort(), [
    ["removal api", "pending", "removal-not-allowed"],
    ["removal grant", "pending", "removal-not-allowed"],
    ["update api", "written", undefined],
  ]);
  assert.deepEqual(kinds(changesOf(await plan(cwd))), ["removal api", "removal grant"]);
  exits(await sync(cwd, "--allow-delete"), 0);
  assert.deepEqual(changesOf(await plan(cwd)), []);
});

test("an API goes only with state: absent and --allow-delete; what the tenant alone has is left", async () => {
  const cwd = workspace({ "a.yaml": orders("absent") });
  exits(await sync(cwd), 0);
  const identifier = "https://api.example/absent";
  const rows = async () => (await plan(cwd)).changes.filter((change) => change.identifier === identifier);

  writeFileSync(join(cwd, "a.yaml"), "apis: []\n");
  assert.deepEqual(
    (await rows()).map(({ kind }) => kind),
    ["released"],
  );
  exits(await sync(cwd, "--allow-delete"), 0);
  assert.deepEqual(await rows(), [{ kind: "extra", resource: "api", identifier, fields: [] }]);

  writeFileSync(join(cwd, "a.yaml"), `apis:\n  - identifier: ${identifier}\n    state: absent\n`);
  exits(await sync(cwd), 2);
  assert.ok((await rows()).some(({ kind, resource }) => kind === "removal" && resource === "api"));
  exits(await sync(cwd, "--allow-delete"), 0);
  assert.deepEqual(await rows(), []);
});

// Exit code 0 on a failure: https://github.com/auth0/auth0-deploy-cli/issues/2 and /issues/230
test("an error blocks its API, the rest is done, and stderr says so", async () => {
  const broken = `${orders("blocked")}  - identifier: https://api.example/broken\n    token_lifetime: soon\n`;
  const cwd = workspace({ "a.yaml": broken });
  const planned = exits(await run("plan", cwd, "--format", "json"), 2);
  assert.equal(planned.stderr, "a.yaml has 1 error, and what they concern is blocked: auth-apis check a.yaml\n");
  const blocked = planJson(planned).changes.filter(({ kind }) => kind === "blocked");
  assert.deepEqual(
    blocked.map(({ identifier }) => identifier),
    ["https://api.example/broken"],
  );
  assert.match(blocked[0]?.reason ?? "", /token_lifetime/);

  exits(await sync(cwd), 1);
  exits(await run("plan", cwd), 1);
});

// A placeholder that was pushed as a value: https://github.com/auth0/auth0-deploy-cli/issues/437
test("an API whose identifier can't be read is not simply missing", async () => {
  const cwd = workspace({ "a.yaml": "apis:\n  - identifier: ${NOPE}/a\n  - name: Nameless\n  - identifier: 1.10\n" });
  const { changes } = planJson(exits(await run("plan", cwd, "--format", "json"), 1));
  assert.deepEqual(
    changes.filter(({ kind }) => kind === "blocked").map(({ identifier }) => identifier),
    ["${NOPE}/a", "(line 3)", "1.10"],
  );
});
