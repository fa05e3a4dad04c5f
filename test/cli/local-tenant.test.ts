import assert from "node:assert/strict";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits, json, startAuthApis } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

test(
  "local-tenant says in one line where it is, -t local finds it, and Ctrl-C ends it",
  { skip: process.platform === "win32" },
  async () => {
    const env = { AUTH_APIS_LOCAL_TENANT_DIR: join(workspace(), "tenant") };
    const cwd = workspace({ "auth-apis.yaml": "apis:\n  - identifier: https://api.example\n" });
    const missing = exits(await authApis(["plan", "-t", "local"], { cwd, env }), 64);
    assert.match(missing.stderr, /there is no local tenant in .*; start one with `auth-apis local-tenant`/);

    const tenant = startAuthApis(["local-tenant"], { cwd, env });
    if (tenant.process.stdout) await once(tenant.process.stdout, "data");
    exits(await authApis(["sync", "-t", "local", "--yes"], { cwd, env }), 0);

    tenant.process.kill("SIGINT");
    const ended = exits(await tenant.ended, 0);
    assert.deepEqual(Object.keys(json(ended) as object), ["domain", "certificate", "credentials"]);
    const gone = exits(await authApis(["plan", "-t", "local"], { cwd, env }), 3);
    assert.match(gone.stderr, /cannot be reached.*a local tenant must be started first/s);
  },
);
