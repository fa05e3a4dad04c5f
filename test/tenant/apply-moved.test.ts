import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { rename, renamed, run } from "./apply-run.ts";
import { apiOnTenant, grantOnTenant, type Wanted } from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import type { Sent } from "./fake-tenant.ts";

suite("a tenant that moved since the plan", () => {
  const cases: readonly (readonly [
    name: string,
    wanted: Wanted,
    state: Partial<FakeState>,
    move: (state: FakeState) => void,
    expected: string,
  ])[] = [
    [
      "a field that the plan changes",
      rename,
      renamed,
      ({ apis }) => Object.assign(apis[0] ?? {}, { name: "Theirs" }),
      "moved: name",
    ],
    [
      "a field that it doesn't",
      rename,
      renamed,
      ({ apis }) => Object.assign(apis[0] ?? {}, { token_lifetime: 60 }),
      "moved: token_lifetime",
    ],
    [
      "somebody did the same",
      rename,
      renamed,
      ({ apis }) => Object.assign(apis[0] ?? {}, { name: "After" }),
      "unchanged",
    ],
    ["the API is gone", rename, renamed, (state) => (state.apis = []), "moved: gone"],
    [
      "made anew under another id",
      rename,
      renamed,
      (state) => (state.apis = [apiOnTenant({ name: "Before", id: "5f99" })]),
      "moved: gone",
    ],
    [
      "the API to create was made",
      rename,
      {},
      (state) => state.apis.push(apiOnTenant({ name: "Theirs" })),
      "moved: name",
    ],
    ["and just so", rename, {}, (state) => state.apis.push(apiOnTenant({ name: "After" })), "unchanged"],
    ["the API to delete is gone", { absent: true }, renamed, (state) => (state.apis = []), "unchanged"],
    [
      "the API to delete changed",
      { absent: true },
      renamed,
      ({ apis }) => Object.assign(apis[0] ?? {}, { name: "x" }),
      "moved: name",
    ],
    [
      "somebody added a scope to a list of which one goes",
      { fields: { scopes: [] } },
      { apis: [apiOnTenant({ scopes: [{ value: "a" }] })] },
      ({ apis }) => Object.assign(apis[0] ?? {}, { scopes: [{ value: "a" }, { value: "theirs" }] }),
      "moved: scopes.theirs",
    ],
    [
      "a part of an object is gone",
      { fields: { proof_of_possession: { required: false } } },
      {
        apis: [
          apiOnTenant({ proof_of_possession: { mechanism: "mtls", required: true, required_for: "all_clients" } }),
        ],
      },
      ({ apis }) => Object.assign(apis[0] ?? {}, { proof_of_possession: { mechanism: "mtls", required: true } }),
      "moved: proof_of_possession.required_for",
    ],
    [
      "a grant",
      { grants: [{ client: "worker", fields: { scope: ["a"] } }] },
      { apis: [apiOnTenant()], grants: [grantOnTenant("worker")] },
      ({ grants }) => Object.assign(grants[0] ?? {}, { organization_usage: "allow" }),
      "moved: organization_usage",
    ],
    [
      "a grant to create that the Dashboard made meanwhile (auth0-deploy-cli#1237)",
      { grants: [{ client: "worker", fields: { scope: ["a"] } }] },
      { apis: [apiOnTenant()] },
      ({ grants }) => grants.push(grantOnTenant("worker", { scope: ["b"] })),
      "moved: scope.b",
    ],
    [
      "order is no move",
      { fields: { name: "After" } },
      { apis: [apiOnTenant({ scopes: [{ value: "a" }, { value: "b" }] })] },
      ({ apis }) => Object.assign(apis[0] ?? {}, { scopes: [{ value: "b" }, { value: "a" }] }),
      "written",
    ],
  ];
  for (const [name, wanted, state, meanwhile, expected] of cases) {
    test(name, async () => {
      const { outcomes, sent } = await run([wanted], { state }, { meanwhile });
      const shown = outcomes.map((outcome) => {
        if (outcome.state !== "moved") return outcome.state;
        return `moved: ${outcome.gone ? "gone" : outcome.now.map(({ path }) => path).join()}`;
      });
      assert.deepEqual(shown, [expected]);
      const changed = sent.filter(({ method }) => method === "PATCH" || method === "DELETE");
      assert.equal(changed.length, expected === "written" ? 1 : 0);
    });
  }

  test("at the very moment of the write: written, and the other's change is told", async () => {
    const before = ({ method }: Sent, { apis }: FakeState) =>
      method === "PATCH" && Object.assign(apis[0] ?? {}, { token_lifetime: 60 });
    const { outcomes } = await run([rename], { state: renamed, before });
    assert.deepEqual(
      outcomes.map((each) => each.state === "written" && each.meanwhile),
      [["token_lifetime"]],
    );
  });
});

test("a lifetime for the web that follows the other one is nobody else's change", async () => {
  for (const [web, meanwhile] of [
    [99, undefined],
    [50, ["token_lifetime_for_web"]],
  ] as const) {
    const before = ({ method }: Sent, { apis }: FakeState) =>
      method === "PATCH" && Object.assign(apis[0] ?? {}, { token_lifetime_for_web: web });
    const state = { apis: [apiOnTenant()] };
    const { outcomes } = await run([{ fields: { token_lifetime: 99 } }], { state, before });
    assert.deepEqual(
      outcomes.map((each) => each.state === "written" && each.meanwhile),
      [meanwhile],
    );
  }
});

suite("a tenant that takes a change and holds something else", () => {
  test("is asked once more, and then not believed", async () => {
    const after = ({ method }: Sent, { apis }: FakeState) =>
      method === "PATCH" && Object.assign(apis[0] ?? {}, { name: "No" });
    const { outcomes, sent } = await run([rename], { state: renamed, after });
    const [outcome] = outcomes;
    assert.ok(outcome?.state === "failed" && outcome.failure.code === "not-kept" && outcome.sent);
    assert.match(outcome.failure.facts.unkept ?? "", /name/);
    assert.deepEqual(
      sent.map(({ method }) => method),
      ["GET", "PATCH", "GET"],
    );
  });

  test("a deletion that does nothing", async () => {
    const after = ({ method }: Sent, state: FakeState) => method === "DELETE" && state.apis.push(apiOnTenant());
    const { outcomes } = await run([{ absent: true }], { state: { apis: [apiOnTenant()] }, after });
    assert.deepEqual(
      outcomes.map((each) => each.state === "failed" && each.failure.code),
      ["not-kept"],
    );
  });
});
