import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { TenantRole } from "../../server/src/facts/tenant-role.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { TenantError } from "../../server/src/tenant/connection/tenant-error.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, identifier, planOf, type Wanted } from "./build.ts";
import type { FakeState, Wire } from "./fake-management.ts";
import { type FakeOptions, fakeTenant } from "./fake-tenant.ts";

const scopes = [{ value: "a" }, { value: "b" }];
const have: FakeState = {
  apis: [apiOnTenant({ scopes })],
  clients: [clientOnTenant("worker")],
  grants: [grantOnTenant("worker", { scope: ["a"] })],
};
const gone = (scope: string): Wanted => ({ fields: { scopes: scopes.filter(({ value }) => value !== scope) } });
const holds = (name: string, ...held: readonly string[]): TenantRole => ({
  id: `rol_${name}`,
  name,
  permissions: held.map((scope) => ({ audience: identifier, scope })),
});

suite("a scope that goes names the roles that hold it", () => {
  const elsewhere: TenantRole = {
    id: "rol_e",
    name: "Elsewhere",
    permissions: [{ audience: "urn:other", scope: "a" }],
  };
  const many = Array.from({ length: 12 }, (_, at) => holds(`R${at + 1}`, "b"));
  const cases: readonly (readonly [scope: string, roles: readonly TenantRole[] | undefined, reason: string])[] = [
    ["a", undefined, "Held by 1 grant: App worker; roles were not checked."],
    ["b", undefined, "No grant holds it; roles were not checked."],
    ["a", [], "Held by 1 grant: App worker; by no role."],
    ["b", [], "No grant holds it, and no role."],
    ["a", [elsewhere, holds("Editor", "b")], "Held by 1 grant: App worker; by no role."],
    ["a", [holds("Editor", "a", "b")], "Held by 1 grant: App worker; by 1 role: Editor."],
    ["b", [holds("Editor", "b"), holds("Admin", "b")], "No grant holds it, but 2 roles: Editor, Admin."],
    ["b", many, "No grant holds it, but 12 roles: R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, 2 more."],
  ];
  for (const [scope, roles, reason] of cases) {
    test(reason, () => {
      const { changes } = planOf([gone(scope)], have, { roles });
      assert.deepEqual(
        changes.map((change) => change.reason),
        [reason],
      );
    });
  }
});

const onWire = ({ id, name, permissions }: TenantRole): Wire => ({
  ...{ id, name, description: "" },
  permissions: permissions.map(({ audience, scope }) => ({
    ...{ resource_server_identifier: audience, permission_name: scope },
    ...{ resource_server_name: "Orders", description: "" },
  })),
});

suite("roles are asked for", () => {
  const mayRead = "read:clients read:roles";

  /** What is said of the first row, and what was asked of `/roles`. */
  async function asked(wanted: Wanted, roles: readonly TenantRole[], options: FakeOptions = {}) {
    const fake = fakeTenant({ scope: mayRead, ...options, state: { ...have, roles: roles.map(onWire) } });
    const { plan } = await preview(desiredState([wanted]), fake.api());
    const paths = fake.sent.map(({ path }) => path.replace("/api/v2", "")).filter((path) => path.startsWith("/roles"));
    return { reason: plan.changes[0]?.reason, paths };
  }
  const page = "?page=0&per_page=100&include_totals=true";

  test("where a scope goes: the list, and each role once", async () => {
    const { reason, paths } = await asked(gone("b"), [holds("Editor", "b"), holds("Reader")]);
    assert.equal(reason, "No grant holds it, but 1 role: Editor.");
    assert.deepEqual(paths, [
      `/roles${page}`,
      `/roles/rol_Editor/permissions${page}`,
      `/roles/rol_Reader/permissions${page}`,
    ]);
  });

  test("page by page", async () => {
    const more = Array.from({ length: 150 }, (_, at) => `scope:${at}`);
    const roles = [holds("Editor", ...more, "b"), ...Array.from({ length: 120 }, (_, at) => holds(`R${at}`))];
    const { reason, paths } = await asked(gone("b"), roles);
    assert.equal(reason, "No grant holds it, but 1 role: Editor.");
    assert.equal(paths.length, 2 + 2 + 120);
  });

  test("where an API goes with all of its scopes", async () => {
    const { reason } = await asked({ absent: true }, [holds("Editor", "a")]);
    assert.match(reason ?? "", /1 role holds scopes of it: Editor\./);
  });

  test("in no other case", async () => {
    for (const wanted of [{ fields: { name: "X" } }, { grants: [] }, { fields: { scopes } }]) {
      assert.deepEqual((await asked(wanted, [holds("Editor", "a")])).paths, []);
    }
  });

  test("not without the permission", async () => {
    const { reason, paths } = await asked(gone("b"), [holds("Editor", "b")], { scope: "read:clients" });
    assert.deepEqual([reason, paths], ["No grant holds it; roles were not checked.", []]);
  });

  test("not one by one where there are hundreds", async () => {
    const roles = Array.from({ length: 201 }, (_, at) => holds(`R${at}`, "b"));
    const { reason, paths } = await asked(gone("b"), roles);
    assert.deepEqual([reason, paths.length], ["No grant holds it; roles were not checked.", 3]);
  });

  test("and what goes wrong with it spoils no plan", async () => {
    for (const kind of [403, 500, "html"] as const) {
      for (const where of [/roles\?/, /permissions/]) {
        const fault: FakeOptions["fault"] = (_, { path }) => (where.test(path) ? { at: "request", kind } : undefined);
        const { reason } = await asked(gone("b"), [holds("Editor", "b")], { fault });
        assert.equal(reason, "No grant holds it; roles were not checked.");
      }
    }
  });

  test("no more once one of them is refused", async () => {
    const roles = Array.from({ length: 200 }, (_, at) => holds(`R${at}`, "b"));
    const fake = fakeTenant({
      scope: mayRead,
      state: { ...have, roles: roles.map(onWire) },
      fault: (_, { path }) => (path.includes("/permissions") ? { at: "request", kind: 403 } : undefined),
    });
    const { plan } = await preview(desiredState([gone("b")]), fake.api());
    const sent = fake.sent.length;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(plan.changes[0]?.reason, "No grant holds it; roles were not checked.");
    assert.equal(fake.sent.length, sent);
  });

  test("until they are cancelled", async () => {
    const controller = new AbortController();
    const fake = fakeTenant({
      scope: mayRead,
      state: { ...have, roles: [onWire(holds("Editor", "b"))] },
      before: ({ path }) => path.includes("/roles?") && controller.abort(),
      latency: () => 1,
    });
    await assert.rejects(
      preview(desiredState([gone("b")]), fake.api(), { signal: controller.signal }),
      (error) => error instanceof TenantError && error.code === "cancelled",
    );
  });
});
