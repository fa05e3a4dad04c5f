import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { startLocal } from "./local.ts";
import { workspace } from "./workspace.ts";

const homeless = { HOME: "", USERPROFILE: "" };

test("without a home folder a plan is one, and a sync says where to let its record be kept", async () => {
  const local = await startLocal();
  const cwd = workspace({ "auth-apis.yaml": "apis:\n  - identifier: https://api.example/homeless\n" });
  const env = { ...environmentOf(local, local.domain), ...homeless };
  exits(await authApis(["plan"], { cwd, env }), 2);
  const refused = exits(await authApis(["sync", "--yes"], { cwd, env }), 1);
  assert.match(refused.stderr, /can't be written \(no home folder\).*AUTH_APIS_STATE_DIR/s);
  exits(await authApis(["undo"], { cwd, env }), 64);
  assert.deepEqual(readdirSync(cwd), ["auth-apis.yaml"]);
  const kept = { ...env, AUTH_APIS_STATE_DIR: join(cwd, "state") };
  exits(await authApis(["sync", "--yes"], { cwd, env: kept }), 0);
  const again = exits(await authApis(["sync", "--yes"], { cwd, env }), 0);
  assert.match(again.stderr, /can't be kept \(there is no home folder, and no AUTH_APIS_STATE_DIR\)/);
});

test("nor has the local tenant a place then, until it is told one", async () => {
  for (const args of [
    ["local-tenant", "--stop-with-stdin"],
    ["plan", "-t", "local"],
  ]) {
    const cwd = workspace({ "auth-apis.yaml": "apis: []\n" });
    const { stderr } = exits(await authApis(args, { cwd, env: homeless }), 64);
    assert.equal(stderr, "auth-apis: there is no home folder; say with --dir where the local tenant lives\n");
  }
});
