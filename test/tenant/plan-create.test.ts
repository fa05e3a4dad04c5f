import type { JsonObject } from "../../server/src/facts/json.ts";
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { writesOf } from "../../server/src/tenant/plan/write.ts";
import { apiOnTenant, identifier, planOf } from "./build.ts";

const read = { value: "read:orders", description: "Read" };

test("a new API has what the file mentions; null is left out", () => {
  const fields: JsonObject = {
    name: "Orders",
    consent_policy: null,
    scopes: [read],
    subject_type_authorization: { user: { policy: "deny_all" } },
  };
  const { changes, work } = planOf([{ fields }], {});
  assert.deepEqual(changes, [
    {
      kind: "create",
      resource: "api",
      identifier,
      fields: [
        { path: "name", before: null, after: "Orders" },
        { path: "scopes.read:orders", before: null, after: read },
        { path: "subject_type_authorization.user.policy", before: null, after: "deny_all" },
      ],
    },
  ]);
  const { name, scopes, subject_type_authorization } = fields;
  assert.deepEqual(writesOf(work)[0]?.body({}), { identifier, name, scopes, subject_type_authorization });
});

suite("a new API that was probably another one (auth0-deploy-cli#129)", () => {
  const old = (id: string, name: string) => apiOnTenant({ identifier: id, name, scopes: [read] });
  const looksLike: readonly (readonly [name: string, tenant: string, file: string])[] = [
    ["trailing slash", "https://api.acme.com/orders/", "https://api.acme.com/orders"],
    ["scheme", "http://api.acme.com/orders", "https://api.acme.com/orders"],
    ["letter case", "https://api.acme.com/Orders", "https://api.acme.com/orders"],
    ["default port", "https://api.acme.com:443/orders", "https://api.acme.com/orders"],
    ["empty port", "https://api.acme.com:/orders", "https://api.acme.com/orders"],
    ["www", "https://www.acme.com/orders", "https://acme.com/orders"],
    ["percent-encoding", "https://api.acme.com/%6frders", "https://api.acme.com/orders"],
  ];
  for (const [name, tenant, file] of looksLike) {
    test(name, () => {
      const [row] = planOf([{ identifier: file }], { apis: [old(tenant, "Old")] }).changes;
      assert.equal(row?.kind, "create");
      assert.match(row.reason ?? "", /An identifier can't be changed/);
      assert.ok(row.reason?.includes(`${tenant}, which stays on the tenant with 1 scope and 0 grants`), row.reason);
    });
  }
  test("the same name", () => {
    const [row] = planOf([{ fields: { name: "Orders" } }], { apis: [old("urn:orders", "Orders")] }).changes;
    assert.ok(row?.reason?.includes("probably urn:orders"), row?.reason);
  });
  test("one that the file deletes", () => {
    const wanted = [{ fields: { name: "Orders" } }, { identifier: "urn:orders", absent: true }];
    const [row] = planOf(wanted, { apis: [old("urn:orders", "Orders")] }).changes;
    assert.ok(row?.reason?.includes("which the file deletes"), row?.reason);
  });
  test("not one that the file keeps", () => {
    const wanted = [{ fields: { name: "Orders" } }, { identifier: "urn:orders" }];
    assert.equal(planOf(wanted, { apis: [old("urn:orders", "Orders")] }).changes[0]?.reason, undefined);
  });
});
