import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { localTenantIn } from "../../../client/src/tenants/local-tenant.ts";
import { processMark } from "../../../server/src/runtime/process.ts";

const scratch = mkdtempSync(join(tmpdir(), "auth-apis-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const credentials = {
  administrator: { client_id: "admin", client_secret: "secret of admin" },
  applications: [
    { name: "Orders Worker", client_id: "orders", client_secret: "secret of orders", app_type: "non_interactive" },
    { name: "Shop Web", client_id: "shop", app_type: "spa" },
  ],
};

/** A directory as a local tenant leaves it; `lock` is the process that holds it. */
function directory(tenant: object, lock: string | undefined): string {
  const folder = mkdtempSync(join(scratch, "tenant-"));
  writeFileSync(join(folder, "tenant.json"), JSON.stringify(tenant));
  writeFileSync(join(folder, "credentials.json"), JSON.stringify(credentials));
  if (lock !== undefined) writeFileSync(join(folder, "lock"), lock);
  return folder;
}

const alive = await processMark(process.pid);

test("a directory says who runs on it, and who its applications are", async () => {
  const found = await localTenantIn(directory({ domain: "localhost:4321", standsInFor: "dev" }, alive));
  assert.deepEqual(found, {
    domain: "localhost:4321",
    standsInFor: "dev",
    administrator: { kind: "client-secret", clientId: "admin", clientSecret: "secret of admin" },
    applications: [
      { name: "Orders Worker", clientId: "orders", clientSecret: "secret of orders" },
      { name: "Shop Web", clientId: "shop", clientSecret: undefined },
    ],
  });
});

test("nobody runs on a directory without a lock, or with that of a process that is gone", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  assert.equal(await localTenantIn(directory({ domain: "localhost:4321" }, undefined)), undefined);
  assert.equal(await localTenantIn(directory({ domain: "localhost:4321" }, `${pid} 1`)), undefined);
  assert.equal(await localTenantIn(directory({ domain: "localhost:4321" }, "")), undefined);
});

test(
  "nobody runs on a directory whose lock names a process id that another process has now",
  { skip: alive.endsWith(" -") && "Nobody can tell here when a process began." },
  async () => assert.equal(await localTenantIn(directory({ domain: "localhost:4321" }, `${process.pid} 1`)), undefined),
);

test("who can't tell when its process began holds its lock as long as there is one of its id", async () => {
  const found = await localTenantIn(directory({ domain: "localhost:4321" }, `${process.pid} -`));
  assert.equal(found?.domain, "localhost:4321");
});

test("a tenant elsewhere is no local one, whatever a directory says", async () => {
  for (const domain of ["evil.example", "localhost.evil.example", "localhost:1@evil.example", "acme.eu.auth0.com"]) {
    assert.equal(await localTenantIn(directory({ domain }, alive)), undefined, domain);
  }
});

test("what is no local tenant's directory is none", async () => {
  assert.equal(await localTenantIn(join(scratch, "nowhere")), undefined);
  const broken = directory({ domain: "localhost:4321" }, alive);
  writeFileSync(join(broken, "credentials.json"), "{");
  assert.equal(await localTenantIn(broken), undefined);
});
