import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { moves } from "../../server/src/tenant/plan/difference.ts";
import { isEmpty } from "../../server/src/tenant/plan/plan.ts";
import * as fc from "../properties.ts";
import { access } from "./access.ts";
import { file, tenant } from "./arbitrary.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, tenantState, type Wanted } from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import { fakeTenant } from "./fake-tenant.ts";
import { planOfUndo, recorded, resume, undo } from "./journal-run.ts";

const clients = [clientOnTenant("worker"), clientOnTenant("shop")];
const nameless = { apis: [apiOnTenant()], grants: [grantOnTenant("worker")], clients };

/** How every API and grant stands, by name, so that what was made anew compares as well. */
function standing(state: FakeState) {
  const { apis, grants } = tenantState(state);
  return new Map([
    ...apis.map(({ identifier, fields }) => [identifier, fields] as const),
    ...grants.map(
      ({ audience, clientId, subjectType, fields }) =>
        [`${audience} ${clientId ?? ""} ${subjectType}`, fields] as const,
    ),
  ]);
}

function different(one: FakeState, other: FakeState): string[] {
  const [before, now] = [standing(one), standing(other)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((name) => {
    const [from, to] = [before.get(name), now.get(name)];
    if (!from || !to) return [`${name} ${from ? "is gone" : "is new"}`];
    return moves(from, to).map(({ path }) => `${name} ${path}`);
  });
}

test("sync, undo: all is as it was, but for a name, which no request can take away", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, file, fc.boolean(), async (state, wanted, allowRemovals) => {
      const fake = fakeTenant({ state });
      const run = recorded(fake);
      await run.sync(desiredState(wanted), { allowRemovals });
      const outcomes = await undo(fake, run.history());
      assert.deepEqual(
        outcomes.filter((each) => each.state !== "written").map((each) => each.state),
        [],
      );
      assert.deepEqual(
        different(state, fake.state).filter((path) => !path.endsWith(" name")),
        [],
      );
      assert.ok(isEmpty(await planOfUndo(fake, run.history())), "an undo that is done has nothing to do");
    }),
    // A grant once stayed away where nothing of its API could be brought back.
    { examples: [[nameless, [{ fields: { name: "After" }, grants: [] }], true]], numRuns: 80 },
  );
});

test("sync, undo, and undo of that: the file holds again", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, file, async (state, wanted) => {
      const fake = fakeTenant({ state });
      const run = recorded(fake);
      await run.sync(desiredState(wanted));
      const done = structuredClone(fake.state);
      const back = recorded(fake);
      await undo(fake, run.history(), { append: (line) => Promise.resolve(void back.lines.push(line)) });
      if (back.lines.length > 0) await undo(fake, back.history());
      assert.deepEqual(different(done, fake.state), []);
    }),
    { numRuns: 50 },
  );
});

test("on the way back, nobody may more than before or after, and who keeps access never loses it", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, file, async (state, wanted) => {
      const steps: Set<string>[] = [];
      const fake = fakeTenant({ state, after: ({ method }, now) => method !== "GET" && steps.push(access(now)) });
      const run = recorded(fake);
      await run.sync(desiredState(wanted));
      const start = access(fake.state);
      steps.length = 0;
      await undo(fake, run.history());
      const end = access(fake.state);
      for (const now of steps) {
        assert.deepEqual(
          [...now].filter((each) => !start.has(each) && !end.has(each)),
          [],
          "more",
        );
        assert.deepEqual(
          [...start].filter((each) => end.has(each) && !now.has(each)),
          [],
          "lost",
        );
      }
    }),
    { numRuns: 80 },
  );
});

suite("what was changed since a sync is not taken back", () => {
  const cases: readonly (readonly [
    name: string,
    wanted: Wanted,
    state: Partial<FakeState>,
    since: (state: FakeState) => void,
    expected: readonly string[],
  ])[] = [
    [
      "a field",
      { fields: { name: "After" } },
      { apis: [apiOnTenant({ name: "Before" })] },
      ({ apis }) => Object.assign(apis[0] ?? {}, { token_lifetime: 60 }),
      ["blocked api: It has been changed since: token_lifetime."],
    ],
    [
      "an API that is gone",
      { fields: { name: "After" } },
      { apis: [apiOnTenant({ name: "Before" })] },
      (state) => (state.apis = []),
      ["blocked api: It has been deleted since."],
    ],
    [
      "an API that was deleted, and is there again",
      { absent: true },
      { apis: [apiOnTenant({ name: "Before" })] },
      ({ apis }) => apis.push(apiOnTenant({ name: "Theirs" })),
      ["blocked api: It has been made again since."],
    ],
    [
      "a new API that somebody gave a grant",
      { fields: { name: "New" }, grants: [{ client: "worker" }] },
      {},
      ({ grants }) => grants.push(grantOnTenant("shop")),
      ["blocked api: It would be deleted with 1 grant that somebody has made or changed since."],
    ],
    [
      "a new API that somebody made anew",
      { fields: { name: "New" } },
      {},
      (state) => (state.apis = [apiOnTenant({ name: "New", id: "5f99" })]),
      ["blocked api: It has been deleted and made again since."],
    ],
    [
      "a grant, while the rest is taken back",
      { fields: { name: "After" }, grants: [{ client: "worker", fields: { scope: ["a"] } }] },
      { apis: [apiOnTenant({ name: "Before" })], grants: [grantOnTenant("worker")] },
      ({ grants }) => Object.assign(grants[0] ?? {}, { organization_usage: "allow" }),
      ["update api", "blocked grant: It has been changed since: organization_usage."],
    ],
    [
      "somebody has taken it back already",
      { fields: { name: "After" } },
      { apis: [apiOnTenant({ name: "Before" })] },
      ({ apis }) => Object.assign(apis[0] ?? {}, { name: "Before" }),
      [],
    ],
  ];
  for (const [name, wanted, state, since, expected] of cases) {
    test(name, async () => {
      const fake = fakeTenant({ state: { clients, ...state } });
      const run = recorded(fake);
      await run.sync(desiredState([wanted]));
      since(fake.state);
      const { changes } = await planOfUndo(fake, run.history());
      assert.deepEqual(
        changes
          .filter(({ kind }) => kind !== "extra")
          .map(({ kind, resource, reason }) => `${kind} ${resource}${reason === undefined ? "" : `: ${reason}`}`),
        expected,
      );
    });
  }
});

suite("what can't be brought back is named before anybody agrees", () => {
  const cases: readonly (readonly [name: string, wanted: Wanted, state: Partial<FakeState>, expected: RegExp])[] = [
    [
      "the id of a deleted API, and the secret that it signed with",
      { absent: true },
      { apis: [apiOnTenant({ signing_alg: "HS256" })] },
      /^create api: It gets another id, and another signing secret;/,
    ],
    [
      "an encryption key",
      { fields: { token_encryption: null, name: "After" } },
      {
        apis: [
          apiOnTenant({
            name: "Before",
            token_encryption: {
              format: "compact-nested-jwe",
              encryption_key: { alg: "RSA-OAEP-256", thumbprint_sha256: "x" },
            },
          }),
        ],
      },
      /^update api: Can't be brought back: token_encryption\.$/,
    ],
    [
      "organization links of a grant",
      { grants: [] },
      { apis: [apiOnTenant()], grants: [grantOnTenant("worker")] },
      /^create grant: It gets another id, and organizations that were linked to it must be linked again\.$/,
    ],
    [
      "a name where there was none",
      { fields: { name: "After" } },
      { apis: [apiOnTenant()] },
      /^blocked api: Can't be brought back: name\.$/,
    ],
    [
      "that a tenant made a new API's id and secret",
      { fields: { signing_alg: "HS256" } },
      {},
      /^removal api: .*another secret where it signs with HS256\.$/,
    ],
  ];
  for (const [name, wanted, state, expected] of cases) {
    test(name, async () => {
      const fake = fakeTenant({ state: { clients, ...state } });
      const run = recorded(fake);
      await run.sync(desiredState([wanted]));
      const [row] = (await planOfUndo(fake, run.history())).changes;
      assert.match(`${row?.kind} ${row?.resource}: ${row?.reason}`, expected);
    });
  }
});

test("what the file said of a list, down to a description that was not there, is taken out again", async () => {
  const state = { apis: [apiOnTenant({ scopes: [{ value: "a" }] })], clients };
  const fake = fakeTenant({ state });
  const run = recorded(fake);
  await run.sync(desiredState([{ fields: { scopes: [{ value: "a", description: "A" }, { value: "b" }] } }]));
  const scopes = () => fake.state.apis[0]?.["scopes"];
  const back = recorded(fake);
  const append = (line: string) => Promise.resolve(void back.lines.push(line));
  const left = await undo(fake, run.history(), { allowRemovals: false, append });
  assert.deepEqual(
    left.map((each) => each.state),
    ["written", "pending"],
  );
  assert.deepEqual(scopes(), [{ value: "a" }, { value: "b" }]);
  // The removal that nobody allowed is what is left of the undo.
  await resume(fake, back.history());
  assert.deepEqual(scopes(), [{ value: "a" }]);
});
