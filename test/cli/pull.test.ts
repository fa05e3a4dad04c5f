import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits, json } from "./auth-apis.ts";
import { type Local, startLocal } from "./local.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

const run = (command: string, cwd: string, ...args: string[]) =>
  authApis([command, "a.yaml", ...local.target, ...args], { cwd });

const text = (name: string, seconds: number, description: string) => `apis:
  - name: Orders # ours
    identifier: https://api.example/${name}
    token_lifetime: ${seconds}
    scopes:
      - value: read:orders
        description: "${description}"
    grants:
      - client: Orders Worker
        scope: [read:orders]
`;

test("a file takes what differs on the tenant, and then the two are in sync", async () => {
  const there = workspace({ "a.yaml": text("pull", 9000, "Read orders") });
  exits(await run("sync", there, "--yes"), 0);
  const cwd = workspace({ "a.yaml": text("pull", 8000, "Orders").replaceAll("\n", "\r\n") });
  const file = join(cwd, "a.yaml");
  chmodSync(file, 0o640);

  const dry = exits(await run("pull", cwd, "--dry-run"), 2);
  assert.match(dry.stdout, /token_lifetime: 8000 → 9000/);
  assert.match(dry.stderr, /Nothing was written/);
  assert.match(readFileSync(file, "utf8"), /8000/);

  exits(await run("pull", cwd), 0);
  assert.equal(readFileSync(file, "utf8"), text("pull", 9000, "Read orders").replaceAll("\n", "\r\n"));
  assert.equal(statSync(file).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(cwd), ["a.yaml"]);
  exits(await run("plan", cwd), 0);
  assert.match(exits(await run("pull", cwd), 0).stdout, /The file says already what the tenant has/);
});

test("what could not be taken over is said, and the exit code tells", async () => {
  const there = workspace({ "a.yaml": text("left", 9000, "") });
  exits(await run("sync", there, "--yes"), 0);
  const cwd = workspace({ "a.yaml": text("left", 9000, "").replace("scope:", "scop:") });
  const report = json(exits(await run("pull", cwd, "--format", "json"), 1)) as { left: { why: string }[] };
  assert.deepEqual(
    report.left.map(({ why }) => why),
    ["blocked"],
  );
});

test("APIs of the tenant alone come on request", async () => {
  const there = workspace({ "a.yaml": text("missing", 9000, "") });
  exits(await run("sync", there, "--yes"), 0);
  const cwd = workspace({ "a.yaml": "apis: []\n" });
  assert.match(exits(await run("pull", cwd), 0).stderr, /--add-missing/);
  exits(await run("pull", cwd, "--add-missing"), 0);
  const written = readFileSync(join(cwd, "a.yaml"), "utf8");
  assert.match(written, /identifier: https:\/\/api\.example\/missing\n {4}token_lifetime: 9000\n/);
  assert.doesNotMatch(written, /api\/v2/);
  exits(await run("plan", cwd), 0);
});
