// Two people sync at once. The Management API knows no conditional writes, so the one thing that can be promised is this:
// what the reading before a write, or its answer, can show of the other is reported, and a rerun of either ends the matter.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { worst } from "../../server/src/tenant/apply/outcome.ts";
import { isWritten } from "../../server/src/tenant/plan/change.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { run } from "./apply-run.ts";
import { apiOnTenant, desiredState, grantOnTenant, type Wanted } from "./build.ts";
import type { FakeState, Wire } from "./fake-management.ts";
import type { FakeOptions } from "./fake-tenant.ts";
import { converges, type Fake, shown } from "./rerun.ts";

interface Move {
  readonly wanted: Wanted;
  readonly state: Partial<FakeState>;
  /** What the other does. */
  readonly move: (state: FakeState) => unknown;
  /** What is reported where it happens before the reading, and where it happens between that and the write. */
  readonly before: string;
  readonly between: string;
  /** Fields that a plan made afterwards wants to change, where the other moves in between, and once our answer was there. */
  readonly left?: readonly [between: string, after: string];
}

const a: Wire = { value: "a" };
const theirs: Wire = { value: "theirs" };
const api = ({ apis }: FakeState, fields: Wire) => Object.assign(apis[0] ?? {}, fields);
const grant = ({ grants }: FakeState, fields: Wire) => Object.assign(grants[0] ?? {}, fields);
const named: Wanted = { fields: { name: "After" } };
const scoped: Wanted = { fields: { scopes: [{ value: "a" }, { value: "b" }] } };
const granted: Wanted = { grants: [{ client: "worker", fields: { scope: ["a"] } }] };
const one = { apis: [apiOnTenant({ name: "Before", scopes: [a] })] };
const withGrant = { apis: [apiOnTenant()], grants: [grantOnTenant("worker", { scope: ["b"] })] };

const table: Readonly<Record<string, Move>> = {
  // What is seen at either moment.
  "a field that we don't write": {
    ...{ wanted: named, state: one, move: (now) => api(now, { token_lifetime: 60 }) },
    ...{ before: "moved: token_lifetime", between: "meanwhile: token_lifetime" },
  },
  "a field that was as the file wants it": {
    ...{ wanted: { fields: { name: "After", token_lifetime: 86400 } }, state: one },
    ...{ move: (now) => api(now, { token_lifetime: 60 }), before: "moved: token_lifetime" },
    ...{ between: "meanwhile: token_lifetime", left: ["token_lifetime", "token_lifetime"] },
  },
  "a scope, while we write another field": {
    ...{ wanted: named, state: one, move: (now) => api(now, { scopes: [a, theirs] }) },
    ...{ before: "moved: scopes.theirs", between: "meanwhile: scopes.theirs" },
  },
  "another field of the grant": {
    ...{ wanted: granted, state: withGrant, move: (now) => grant(now, { organization_usage: "allow" }) },
    ...{ before: "moved: organization_usage", between: "meanwhile: organization_usage" },
  },
  "the API is deleted": {
    ...{ wanted: named, state: one, move: (now) => (now.apis = []), before: "gone", between: "gone" },
    left: ["create", "create"],
  },
  "the API is deleted and made anew": {
    ...{ wanted: named, state: one, move: (now) => (now.apis = [apiOnTenant({ id: "5f99", name: "Before" })]) },
    ...{ before: "gone", between: "gone", left: ["name", "name"] },
  },
  "the grant is deleted": {
    ...{ wanted: granted, state: withGrant, move: (now) => (now.grants = []), before: "gone", between: "gone" },
    left: ["create", "create"],
  },
  "the API that we create": {
    ...{
      wanted: named,
      state: {},
      move: (now) => now.apis.length === 0 && now.apis.push(apiOnTenant({ name: "Theirs" })),
    },
    ...{ before: "moved: name", between: "moved: name", left: ["name", "none"] },
  },
  "the API that we create, just as we want it": {
    ...{
      wanted: named,
      state: {},
      move: (now) => now.apis.length === 0 && now.apis.push(apiOnTenant({ name: "After" })),
    },
    ...{ before: "unchanged", between: "unchanged" },
  },
  "the grant that we create": {
    ...{ wanted: granted, state: { apis: [apiOnTenant()] } },
    move: (now) => now.grants.length === 0 && now.grants.push(grantOnTenant("worker", { scope: ["theirs"] })),
    ...{ before: "moved: scope.theirs", between: "moved: scope.theirs", left: ["scope.a,scope.theirs", "none"] },
  },
  "what we delete is deleted": {
    ...{ wanted: { absent: true }, state: one, move: (now) => (now.apis = []) },
    ...{ before: "unchanged", between: "written" },
  },

  // What only the reading shows: our write takes its place, and nothing of it is left to be seen.
  "the field that we write": {
    ...{ wanted: named, state: one, move: (now) => api(now, { name: "Theirs" }) },
    ...{ before: "moved: name", between: "written", left: ["none", "name"] },
  },
  "the field that we write, to the same": {
    ...{
      wanted: named,
      state: one,
      move: (now) => api(now, { name: "After" }),
      before: "unchanged",
      between: "written",
    },
  },
  "a scope is added to the list that we write": {
    ...{ wanted: scoped, state: one, move: (now) => api(now, { scopes: [a, theirs] }) },
    ...{ before: "moved: scopes.theirs", between: "written", left: ["none", "scopes.b,scopes.theirs"] },
  },
  "a scope of the list that we write is described": {
    ...{ wanted: scoped, state: one, move: (now) => api(now, { scopes: [{ ...a, description: "Theirs" }] }) },
    ...{ before: "moved: scopes.a.description", between: "written", left: ["none", "scopes.b"] },
  },
  "a scope of the list that we write is removed": {
    ...{ wanted: scoped, state: one, move: (now) => api(now, { scopes: [] }) },
    ...{ before: "moved: scopes.a", between: "written", left: ["none", "scopes.a,scopes.b"] },
  },
  "a scope of the grant that we write": {
    ...{ wanted: granted, state: withGrant, move: (now) => grant(now, { scope: ["b", "theirs"] }) },
    ...{ before: "moved: scope.theirs", between: "written", left: ["none", "scope.a,scope.b,scope.theirs"] },
  },
  "what we delete is changed": {
    ...{ wanted: { absent: true }, state: one, move: (now) => api(now, { name: "Theirs" }) },
    ...{ before: "moved: name", between: "written" },
  },
  "the grant that we delete is changed": {
    ...{ wanted: { grants: [{ client: "worker", absent: true }] }, state: withGrant },
    ...{ move: (now) => grant(now, { scope: ["b", "theirs"] }), before: "moved: scope.theirs", between: "written" },
  },

  // What no reading of what we write could show.
  "a grant comes to hold the scope that we remove": {
    ...{ wanted: { fields: { scopes: [] } }, state: one },
    ...{
      move: (now) => now.grants.push(grantOnTenant("worker", { scope: ["a"] })),
      before: "written",
      between: "written",
    },
  },
  "a grant is made for the API that we delete": {
    ...{ wanted: { absent: true }, state: one, move: (now) => now.grants.push(grantOnTenant("worker")) },
    ...{ before: "written", between: "written" },
  },
};

suite("somebody else moves", () => {
  for (const [name, { wanted, state, move, before, between, left }] of Object.entries(table)) {
    test(name, async () => {
      const early = await run([wanted], { state }, { meanwhile: move });
      assert.equal(shown(early.outcomes[0]), before, "before the reading");

      let moved = false;
      const atWrite: FakeOptions["before"] = ({ method, path }, now) => {
        if (method === "GET" || path === "/oauth/token" || moved) return;
        moved = true;
        move(now);
      };
      const late = await run([wanted], { state, before: atWrite });
      assert.equal(shown(late.outcomes[0]), between, "between reading and write");
      assert.ok(moved);

      const after = await run([wanted], { state });
      move(after.fake.state);
      const rows = [await fieldsLeft(late.fake, wanted), await fieldsLeft(after.fake, wanted)];
      if (left) assert.deepEqual(rows, left, "what is left");

      for (const { fake } of [early, late, after]) assert.ok(await converges(fake, [wanted]));
    });
  }
});

test("a row that takes two writes tells what either of them showed", () => {
  const seen = { state: "written", meanwhile: ["organization_usage"] } as const;
  for (const parts of [
    [seen, { state: "written" }],
    [{ state: "written" }, seen],
    [seen, { state: "unchanged" }],
    [seen, seen],
  ] as const) {
    assert.deepEqual(worst(parts), seen);
  }
  assert.deepEqual(worst([{ state: "written" }, { state: "unchanged" }]), { state: "written" });
});

async function fieldsLeft(fake: Fake, wanted: Wanted): Promise<string> {
  const { plan } = await preview(desiredState([wanted]), fake.api());
  const rows = plan.changes.filter(isWritten);
  if (rows.some(({ kind }) => kind === "create")) return "create";
  return rows.flatMap(({ fields }) => fields.map(({ path }) => path)).join() || "none";
}
