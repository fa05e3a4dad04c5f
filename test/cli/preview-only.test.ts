import assert from "node:assert/strict";
import { before, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { managementToken } from "./keyed-application.ts";
import { type Local, startLocal } from "./local.ts";
import { syncJson } from "./plan-json.ts";
import { workspace } from "./workspace.ts";

let local: Local;
let env: Readonly<Record<string, string>>;
before(async () => {
  local = await startLocal();
  const { domain } = local;
  const { clientId, secret } = local.application("Reports Worker");
  const scope = ["read:resource_servers", "read:client_grants", "read:clients", "update:resource_servers"];
  await fetch(`http://${domain}/api/v2/client-grants`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await managementToken(local)}` },
    body: JSON.stringify({ client_id: clientId, audience: `https://${domain}/api/v2/`, scope }),
  });
  env = { AUTH0_DOMAIN: domain, AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: secret };
});

test("credentials that may not write all of a plan preview it, and write nothing of it", async () => {
  const cwd = workspace({
    "auth-apis.yaml": "apis:\n  - identifier: urn:a\n    grants: [{ client: Orders Worker, scope: [] }]\n",
  });
  exits(await authApis(["plan"], { cwd, env }), 2);
  const journalled = local.journalled();
  const run = exits(await authApis(["sync", "--yes", "--format", "json"], { cwd, env }), 1);
  assert.match(run.stderr, /^Preview only: these credentials lack create:client_grants, create:resource_servers, so/);
  const { changes, outcomes } = syncJson(run);
  assert.deepEqual([changes.filter(({ kind }) => kind === "create").length, outcomes], [2, []]);
  assert.equal(local.journalled(), journalled);
  exits(await authApis(["sync", ...local.target, "--yes"], { cwd }), 0);
});
