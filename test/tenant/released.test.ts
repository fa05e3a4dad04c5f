import assert from "node:assert/strict";
import { test } from "node:test";
import { withMember } from "../../server/src/facts/json.ts";
import { indexTenant } from "../../server/src/facts/tenant-index.ts";
import { lastSyncAfter } from "../../server/src/tenant/last-sync-after.ts";
import { type LastSync, lastSyncOf } from "../../server/src/tenant/plan/last-sync.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, planOf, tenantState, type Wanted } from "./build.ts";

const have = {
  apis: [
    apiOnTenant({ token_lifetime: 3600, scopes: [{ value: "a", description: "A" }, { value: "b" }] }),
    apiOnTenant({ id: "5f2", identifier: "urn:other" }),
  ],
  clients: [clientOnTenant("worker")],
  grants: [grantOnTenant("worker", { scope: ["a"], organization_usage: "allow" })],
};
const index = indexTenant(tenantState(have));
const full: Wanted = {
  fields: {
    token_lifetime: 3600,
    subject_type_authorization: { user: { policy: "allow_all" }, client: { policy: "require_client_grant" } },
    scopes: [{ value: "a", description: "A" }, { value: "b" }],
  },
  grants: [{ client: "worker", fields: { scope: ["a"], organization_usage: "allow" } }],
};
const last = lastSyncOf(desiredState([full, { identifier: "urn:other" }]), index);

/** `resource: path=value …`, or the row's reason. */
const releasedBy = (want: readonly Wanted[], lastSync: LastSync = last) =>
  planOf(want, have, { lastSync })
    .changes.filter(({ kind }) => kind !== "extra")
    .map(({ kind, resource, fields, reason }) => {
      const kept = fields.map(({ path, after }) => `${path}=${JSON.stringify(after)}`);
      return [`${kind} ${resource}`, ...kept, ...(reason ? [reason] : [])].join(" ");
    });

const other = { identifier: "urn:other" };

test("nothing is released while the file names what it named", () => {
  assert.deepEqual(releasedBy([full, other]), []);
});

test("a field that is no longer named keeps the tenant's value", () => {
  const fields = withMember(full.fields ?? {}, "token_lifetime", undefined);
  assert.deepEqual(releasedBy([{ ...full, fields }, other]), ["released api token_lifetime=3600"]);
});

test("so does a nested one, and a scope's description", () => {
  const fields = {
    ...full.fields,
    subject_type_authorization: { user: { policy: "allow_all" } },
    scopes: [{ value: "a" }, { value: "b" }],
  };
  assert.deepEqual(releasedBy([{ ...full, fields }, other]), [
    'released api subject_type_authorization.client={"policy":"require_client_grant"} scopes.a.description="A"',
  ]);
});

test("a scope that a list leaves out is a removal, not released", () => {
  const fields = { ...full.fields, scopes: [{ value: "a", description: "A" }] };
  assert.match(releasedBy([{ ...full, fields }, other]).join(), /^removal api scopes\.b=null/);
});

test("a grant's field, and grants that are no longer listed", () => {
  const grants = [{ client: "worker", fields: { scope: ["a"] } }];
  assert.deepEqual(releasedBy([{ ...full, grants }, other]), ['released grant organization_usage="allow"']);
  assert.deepEqual(releasedBy([{ fields: full.fields ?? {} }, other]), [
    "released grant The file no longer lists grants of this API; it stays.",
  ]);
});

test("a grant's field, where the tenant lists the grant and not its application", () => {
  const unlisted = { ...have, clients: [] };
  const grants = [{ client: "short", clientId: "worker", fields: { scope: ["a"], organization_usage: "allow" } }];
  const lastSync = lastSyncOf(desiredState([{ ...full, grants }, other]), indexTenant(tenantState(unlisted)));
  const shorter = [{ client: "short", clientId: "worker", fields: { scope: ["a"] } }];
  const { changes } = planOf([{ ...full, grants: shorter }, other], unlisted, { lastSync });
  assert.deepEqual(
    changes.map(({ kind, resource, fields }) => [kind, resource, fields.map(({ path }) => path).join()]),
    [["released", "grant", "organization_usage"]],
  );
});

test("an API that is gone from the file is released, and not extra as well", () => {
  const { changes } = planOf([full], have, { lastSync: last });
  assert.deepEqual(
    changes.map(({ kind, identifier }) => [kind, identifier]),
    [["released", "urn:other"]],
  );
});

test("what the file deletes, or can't say for an error, is not released", () => {
  assert.deepEqual(releasedBy([{ ...full, blocked: "Wrong." }, other]), ["blocked api Wrong."]);
  assert.match(releasedBy([{ absent: true }, other]).join(), /^removal api Deletes [^]*removal grant/);
});

test("the state after a sync keeps what was known of an API that did not get through", () => {
  const changed = desiredState([
    { ...full, fields: { name: "New" } },
    { ...other, blocked: "Wrong." },
  ]);
  const after = lastSyncOf(changed, index, last, new Set([changed.apis[0]?.identifier ?? ""]));
  assert.deepEqual(after, last);
  assert.deepEqual(lastSyncOf(desiredState([{ absent: true }]), index, last).apis, []);
});

test("a sync that had nothing to write but a released field to tell of does not tell it again", () => {
  const shorter: Wanted = { ...full, fields: withMember(full.fields ?? {}, "token_lifetime", undefined) };
  const plan = planOf([shorter, other], have, { lastSync: last });
  assert.deepEqual(releasedBy([shorter, other], lastSyncAfter(plan, index, [], last)), []);
});

test("nor that of an API that left the file", () => {
  const plan = planOf([full], have, { lastSync: last });
  const after = lastSyncAfter(plan, index, [], last);
  assert.deepEqual(
    planOf([full], have, { lastSync: after }).changes.map(({ kind }) => kind),
    ["extra"],
  );
});

test("what is blocked by the tenant, or is left by the sync, stays as it was known", () => {
  const shorter: Wanted = { ...full, fields: { token_lifetime: 600 } };
  const grants = [{ client: "nobody", fields: { scope: ["a"] } }];
  const blocked = planOf([{ ...shorter, fields: { token_lifetime: 3600 }, grants }, other], have, { lastSync: last });
  assert.ok(blocked.changes.some(({ kind, resource }) => kind === "blocked" && resource === "grant"));
  assert.deepEqual(lastSyncAfter(blocked, index, [], last), last);

  const plan = planOf([shorter, other], have, { lastSync: last });
  const [change] = plan.changes;
  assert.ok(change);
  const left = lastSyncAfter(plan, index, [{ change, state: "pending", why: "not-reached" }], last);
  assert.deepEqual(left, last);
  assert.deepEqual(lastSyncAfter(plan, index, [{ change, state: "written" }], last).apis[0]?.fields, shorter.fields);
});
