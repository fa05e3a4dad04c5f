import assert from "node:assert/strict";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startLocalTenant } from "../../server/src/local-tenant/local-tenant.ts";
import { application, type Json, runningTenant, scratch } from "./running-tenant.ts";

describe("a first start", () => {
  it("makes everything in a directory that is closed to others", async (t) => {
    const dir = join(await scratch(t), "made", "here");
    const tenant = await startLocalTenant({ dir });
    t.after(() => tenant.close());
    assert.equal((await stat(dir)).mode & 0o777, 0o700);
    const names = await readdir(dir);
    assert.equal(names.length, 7);
    for (const name of names) assert.equal((await stat(join(dir, name))).mode & 0o777, 0o600, name);
    assert.equal(tenant.credentials, join(dir, "credentials.json"));
    assert.equal(tenant.certificate, join(dir, "certificate.pem"));
  });

  it("closes an empty directory and refuses one that holds other people's things", async (t) => {
    const dir = await scratch(t);
    const empty = join(dir, "empty");
    await mkdir(empty);
    await chmod(empty, 0o755);
    await runningTenant(t, { dir: empty });
    assert.equal((await stat(empty)).mode & 0o777, 0o700);
    const shared = join(dir, "shared");
    await mkdir(shared);
    await chmod(shared, 0o755);
    await writeFile(join(shared, "theirs"), "");
    await assert.rejects(startLocalTenant({ dir: shared }), { code: "directory-unsuitable" });
    assert.deepEqual(await readdir(shared), ["theirs"]);
  });
});

describe("a second start", () => {
  it("has the same domain, keys, certificate, applications and data", async (t) => {
    const first = await runningTenant(t);
    await first.manage("POST", "resource-servers", { identifier: "https://a" });
    const remembered = async () =>
      Promise.all(
        ["certificate.pem", "signing-key.pem", "credentials.json"].map((name) =>
          readFile(join(first.dir, name), "utf8"),
        ),
      );
    const before = await remembered();
    const token = await first.managementToken();
    await first.close();
    const second = await runningTenant(t, { dir: first.dir });
    assert.deepEqual(await remembered(), before);
    assert.equal(second.domain, first.domain);
    const found = await second.manage("GET", "resource-servers/https%3A%2F%2Fa", undefined, token);
    assert.equal(found.status, 200);
    assert.equal((await second.list("clients")).length, 5);
  });

  it("on another port moves the Management API and its grants", async (t) => {
    const first = await runningTenant(t);
    await first.close();
    const second = await runningTenant(t, { dir: first.dir, port: 0 });
    assert.notEqual(second.domain, first.domain);
    const apis = await second.list("resource-servers");
    assert.deepEqual(
      apis.map(({ identifier }) => identifier),
      [`https://${second.domain}/api/v2/`],
    );
    const grants = await second.list("client-grants");
    assert.deepEqual(
      grants.map(({ audience }) => audience),
      [`https://${second.domain}/api/v2/`],
    );
  });

  it("brings the administrator back, and nobody else", async (t) => {
    const first = await runningTenant(t);
    const { administrator } = first.credentials;
    await first.manage("DELETE", `clients/${application(first, "Shop Web").client_id}`);
    await first.manage("DELETE", `clients/${administrator.client_id}`);
    await first.close();
    const second = await runningTenant(t, { dir: first.dir });
    assert.notEqual(second.credentials.administrator.client_id, administrator.client_id);
    const names = second.credentials.applications.map(({ name }) => name);
    assert.deepEqual(names, ["Orders Worker", "Reports Worker", "Back Office"]);
    assert.equal((await second.manage("GET", "clients")).status, 200);
  });
});

describe("a start that can't be", () => {
  it("says that the directory is taken, and takes over from a process that is gone", async (t) => {
    const tenant = await runningTenant(t);
    await assert.rejects(startLocalTenant({ dir: tenant.dir, port: 0 }), { code: "locked" });
    assert.equal((await tenant.manage("GET", "clients")).status, 200);
    await tenant.close();
    assert.equal((await readdir(tenant.dir)).includes("lock"), false);
    // A process id that no system gives out, one that is another process by now, and a lock that was never finished.
    for (const stale of ["4194999 1", `${process.pid} 1`]) {
      await writeFile(join(tenant.dir, "lock"), stale);
      await (await runningTenant(t, { dir: tenant.dir })).close();
    }
  });

  it("says that the port is in use, and lets go of the directory", async (t) => {
    const dir = await scratch(t);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    t.after(() => taken.close());
    const address = taken.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await assert.rejects(startLocalTenant({ dir, port }), { code: "port-in-use" });
    assert.equal((await readdir(dir)).includes("lock"), false);
  });

  it("says which part of the seed is wrong", async (t) => {
    const wrong: [seed: unknown, message: RegExp][] = [
      [{ apis: [] }, /Additional properties not allowed: apis/],
      [{ resource_servers: [{ name: "x" }] }, /Missing required property: identifier at resource_servers\[0\]/],
      [
        { client_grants: [{ client_id: "nobody", audience: "x" }] },
        /The resource server does not exist at client_grants\[0\]/,
      ],
    ];
    for (const [seed, message] of wrong)
      await assert.rejects(startLocalTenant({ dir: await scratch(t), seed }), { code: "seed-invalid", message });
  });
});

describe("a seed", () => {
  const seed = {
    resource_servers: [{ identifier: "https://a", scopes: [{ value: "read" }] }],
    clients: [
      { name: "Mine", client_id: "mine", client_secret: "known", app_type: "non_interactive" },
      { name: "Other" },
    ],
    client_grants: [
      { client_id: "mine", audience: "https://a", scope: ["read"] },
      { client_id: "Orders Worker", audience: "https://a" },
      { client_id: "Other", audience: "https://a" },
    ],
  };

  it("is made once, keeps what was changed since, and stands in the credentials", async (t) => {
    const first = await runningTenant(t, { seed });
    assert.deepEqual(application(first, "Mine"), { client_id: "mine", client_secret: "known" });
    const request = {
      grant_type: "client_credentials",
      audience: "https://a",
      client_id: "mine",
      client_secret: "known",
    };
    assert.equal((await first.token(request)).body["scope"], "read");
    await first.manage("PATCH", "resource-servers/https%3A%2F%2Fa", { name: "Renamed" });
    await first.close();
    const second = await runningTenant(t, { dir: first.dir, seed });
    assert.deepEqual(second.credentials, first.credentials);
    assert.equal((await second.list("client-grants")).length, 4);
    assert.equal((await second.manage("GET", "resource-servers/https%3A%2F%2Fa")).body["name"], "Renamed");
  });
});

describe("standing in for a tenant", () => {
  it("has its applications under their ids, and remembers whose place it takes", async (t) => {
    const clients = [
      { name: "orders-worker", clientId: "Lz8TqXWm1VbYfQd3" },
      { name: "shop-web", clientId: "Qp4vYt8sBn2LkXc7" },
      { name: "twice", clientId: "Qp4vYt8sBn2LkXc7" },
    ];
    const tenant = await runningTenant(t, { standIn: { tenant: "dev", clients } });
    const { client_id, client_secret } = application(tenant, "orders-worker");
    assert.equal(client_id, "Lz8TqXWm1VbYfQd3");
    assert.match(client_secret, /^[A-Za-z0-9]{64}$/);
    await tenant.manage("POST", "resource-servers", { identifier: "a" });
    await tenant.manage("POST", "client-grants", { client_id, audience: "a" });
    const request = { grant_type: "client_credentials", audience: "a", client_id, client_secret };
    assert.equal((await tenant.token(request)).status, 200);
    await tenant.close();
    const again = await runningTenant(t, { dir: tenant.dir, standIn: { clients } });
    const { domain, standsInFor } = JSON.parse(await readFile(join(tenant.dir, "tenant.json"), "utf8")) as Json;
    assert.deepEqual([domain, standsInFor], [tenant.domain, "dev"]);
    assert.equal(application(again, "orders-worker").client_secret, client_secret);
    assert.equal((await again.list("clients")).length, 7);
  });
});
