import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runningTenant, scratch } from "./running-tenant.ts";

const orders = "https://api.example/orders";
const permission = { resource_server_identifier: orders, permission_name: "read" };
const seed = {
  resource_servers: [{ identifier: orders, name: "Orders", scopes: [{ value: "read", description: "Read orders" }] }],
  roles: [
    { id: "rol_editor", name: "Editor", description: "Edits", permissions: [permission] },
    ...Array.from({ length: 60 }, (_, at) => ({ name: `Role ${at}` })),
  ],
};

describe("roles", () => {
  it("come from a seed, once, and outlive a restart", async (t) => {
    const dir = await scratch(t);
    const first = await runningTenant(t, { dir, seed });
    const before = await first.list("roles?per_page=100");
    assert.equal(before.length, 61);
    assert.deepEqual(before[0], { id: "rol_editor", name: "Editor", description: "Edits" });
    await first.close();
    const again = await runningTenant(t, { dir, seed });
    assert.deepEqual(await again.list("roles?per_page=100"), before);
  });

  it("are listed by pages, as are their permissions, with the names of API and scope", async (t) => {
    const tenant = await runningTenant(t, { seed });
    const { body } = await tenant.manage("GET", "roles?page=1&include_totals=true");
    const { roles, ...totals } = body;
    assert.deepEqual(totals, { total: 61, start: 50, limit: 50 });
    assert.equal((roles as unknown[]).length, 11);
    assert.deepEqual((await tenant.manage("GET", "roles/rol_editor")).body["name"], "Editor");
    const permissions = await tenant.manage("GET", "roles/rol_editor/permissions?include_totals=true");
    const shown = { ...permission, resource_server_name: "Orders", description: "Read orders" };
    assert.deepEqual(permissions.body, { total: 1, start: 0, limit: 50, permissions: [shown] });
    await tenant.manage("DELETE", `resource-servers/${encodeURIComponent(orders)}`);
    const left = { ...permission, resource_server_name: "", description: "" };
    assert.deepEqual(await tenant.list("roles/rol_editor/permissions"), [left]);
  });

  it("need read:roles, and to be there", async (t) => {
    const tenant = await runningTenant(t, { seed });
    const token = await tenant.managementToken("read:clients");
    for (const path of ["roles", "roles/rol_editor", "roles/rol_editor/permissions"]) {
      assert.equal((await tenant.manage("GET", path, undefined, token)).status, 403);
    }
    assert.equal((await tenant.manage("GET", "roles/rol_none/permissions")).status, 404);
  });

  it("of a seed hold scopes that there are", async (t) => {
    const roles = [{ name: "Wrong", permissions: [{ ...permission, permission_name: "write" }] }];
    await assert.rejects(runningTenant(t, { seed: { ...seed, roles } }), /has no scope write at roles\[0\]/);
  });
});
