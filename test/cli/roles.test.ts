import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { startLocal } from "./local.ts";
import { workspace } from "./workspace.ts";

test("a plan names the roles of the local tenant that hold a scope which goes, or one of an API that does", async () => {
  const identifier = "https://api.example/orders";
  const permission = { resource_server_identifier: identifier, permission_name: "write" };
  const seed = {
    resource_servers: [{ identifier, scopes: [{ value: "read" }, { value: "write" }] }],
    roles: [{ name: "Order Editor", permissions: [permission] }],
  };
  const cwd = workspace({
    "seed.json": JSON.stringify(seed),
    "a.yaml": `apis:\n  - identifier: ${identifier}\n    scopes: [{ value: read }]\n`,
  });
  const local = await startLocal(["--seed", `${cwd}/seed.json`]);
  const { stdout } = exits(await authApis(["plan", "a.yaml", ...local.target], { cwd }), 2);
  assert.match(stdout, /No grant holds it, but 1 role: Order Editor\./);

  writeFileSync(join(cwd, "a.yaml"), `apis:\n  - { identifier: "${identifier}", state: absent }\n`);
  const whole = exits(await authApis(["plan", "a.yaml", ...local.target], { cwd }), 2).stdout;
  assert.match(whole, /Deletes the API with 2 scopes and 0 grants\. 1 role holds scopes of it: Order Editor\./);
});
