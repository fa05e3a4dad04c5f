import type { JsonObject } from "../../server/src/facts/json.ts";
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { writesOf } from "../../server/src/tenant/plan/write.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, identifier, planOf } from "./build.ts";
import type { Wire } from "./fake-management.ts";

interface Case {
  readonly name: string;
  /** On the tenant; `undefined`: there is no grant. */
  readonly have: Wire | undefined;
  readonly want: JsonObject;
  /** `path: before -> after` */
  readonly rows: readonly string[];
  readonly body?: JsonObject;
}

const created = { client_id: "worker", audience: identifier };

const cases: readonly Case[] = [
  { name: "a set has no order", have: { scope: ["a", "b"] }, want: { scope: ["b", "a"] }, rows: [] },
  { name: "a scope twice is once", have: { scope: ["a"] }, want: { scope: ["a", "a"] }, rows: [] },
  {
    name: "scopes come and go in one update",
    have: { scope: ["a", "b"], organization_usage: "allow" },
    want: { scope: ["b", "c", "c"] },
    rows: ['scope.c: null -> "c"', 'scope.a: "a" -> null'],
    body: { scope: ["b", "c"] },
  },
  { name: "no scope key, no comparison", have: { scope: ["a"] }, want: {}, rows: [] },
  {
    name: "an empty set",
    have: { scope: ["a"] },
    want: { scope: [] },
    rows: ['scope.a: "a" -> null'],
    body: { scope: [] },
  },
  // What isn't set.
  { name: "an organization usage that isn't set denies", have: {}, want: { organization_usage: "deny" }, rows: [] },
  {
    name: "null where it denies anyway",
    have: { organization_usage: "deny" },
    want: { organization_usage: null },
    rows: [],
  },
  {
    name: "null clears",
    have: { organization_usage: "require" },
    want: { organization_usage: null },
    rows: ['organization_usage: "require" -> "deny"'],
    body: { organization_usage: null },
  },
  { name: "any organization, never set, is none", have: {}, want: { allow_any_organization: false }, rows: [] },
  { name: "all scopes, never set, is not all", have: {}, want: { allow_all_scopes: false }, rows: [] },
  {
    name: "types of authorization details are a set",
    have: { subject_type: "client", authorization_details_types: ["x", "y"] },
    want: { authorization_details_types: ["y", "z"] },
    rows: ['authorization_details_types.z: null -> "z"', 'authorization_details_types.x: "x" -> null'],
    body: { authorization_details_types: ["y", "z"] },
  },
  // All scopes and a list of them exclude each other.
  {
    name: "all scopes: the list has vanished",
    have: { allow_all_scopes: true, scope: undefined },
    want: { allow_all_scopes: true },
    rows: [],
  },
  {
    name: "all scopes and an empty list in the file",
    have: { allow_all_scopes: true, scope: undefined },
    want: { allow_all_scopes: true, scope: [] },
    rows: [],
  },
  {
    name: "from some to all",
    have: { scope: ["a"] },
    want: { allow_all_scopes: true },
    rows: ["allow_all_scopes: false -> true"],
    body: { allow_all_scopes: true },
  },
  {
    name: "from all to some",
    have: { allow_all_scopes: true, scope: undefined },
    want: { allow_all_scopes: false, scope: ["a"] },
    rows: ["allow_all_scopes: true -> false", 'scope.a: null -> "a"'],
    body: { allow_all_scopes: false, scope: ["a"] },
  },
  {
    name: "a list alone means that it is not all",
    have: { allow_all_scopes: true, scope: undefined },
    want: { scope: ["a"] },
    rows: ['scope.a: null -> "a"', "allow_all_scopes: true -> false"],
    body: { allow_all_scopes: false, scope: ["a"] },
  },
  {
    name: "from all to none",
    have: { allow_all_scopes: true, scope: undefined },
    want: { allow_all_scopes: false },
    rows: ["allow_all_scopes: true -> false"],
    body: { allow_all_scopes: false, scope: [] },
  },
  // New ones.
  { name: "a new grant with nothing said", have: undefined, want: {}, rows: [], body: { ...created, scope: [] } },
  {
    name: "a new grant; what is nothing is not sent (terraform-provider-auth0#1466)",
    have: undefined,
    want: { scope: ["a"], allow_all_scopes: false, organization_usage: null, allow_any_organization: false },
    rows: ['scope.a: null -> "a"'],
    body: { ...created, scope: ["a"] },
  },
  {
    name: "a new grant for all scopes",
    have: undefined,
    want: { allow_all_scopes: true, organization_usage: "allow" },
    rows: ["allow_all_scopes: null -> true", 'organization_usage: null -> "allow"'],
    body: { ...created, allow_all_scopes: true, organization_usage: "allow" },
  },
];

suite("a grant", () => {
  for (const { name, have, want, rows, body } of cases) {
    test(name, () => {
      const { changes, work } = planOf([{ grants: [{ client: "worker", fields: want }] }], {
        apis: [apiOnTenant()],
        clients: [clientOnTenant("worker")],
        grants: have ? [grantOnTenant("worker", have)] : [],
      });
      const shown = changes.flatMap(({ fields }) =>
        fields.map(({ path, before, after }) => `${path}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`),
      );
      assert.deepEqual(shown, rows);
      const [write] = writesOf(work);
      assert.deepEqual(write?.body(write.seen?.fields ?? {}), body);
    });
  }
});

test("a grant for users says so", () => {
  const want = [{ grants: [{ client: "worker", subjectType: "user" as const, fields: { scope: [] } }] }];
  const [write] = writesOf(planOf(want, { apis: [apiOnTenant()], clients: [clientOnTenant("worker")] }).work);
  assert.deepEqual(write?.body({}), { ...created, subject_type: "user", scope: [] });
});
