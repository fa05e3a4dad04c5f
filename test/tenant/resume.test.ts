import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isEmpty } from "../../server/src/tenant/plan/plan.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { resumed } from "../../server/src/tenant/journal/resume.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant } from "./build.ts";
import { fakeTenant } from "./fake-tenant.ts";
import { state, untouched, wanted, withId } from "./fault-scenario.ts";
import { killedAfter, planOfUndo, recorded, resume, undo } from "./journal-run.ts";

const desired = desiredState(wanted);
const journalLength = await (async () => {
  const run = recorded(fakeTenant({ state }));
  await run.sync(desired);
  return run.lines.length;
})();

suite(`a process that dies at any of ${journalLength} lines of its journal`, () => {
  test("resume: the file holds, nothing is twice, nothing else changed", async () => {
    for (let count = 1; count <= journalLength; count++) {
      const fake = fakeTenant({ state });
      const history = await killedAfter(fake, desired, count);
      assert.ok(history);
      const outcomes = await resume(fake, history);
      assert.ok(
        outcomes.every((each) => each.state === "written"),
        `${count}: ${outcomes.map((each) => each.state).join()}`,
      );
      assert.ok(isEmpty((await preview(desired, fake.api())).plan), String(count));
      for (const id of untouched) assert.deepEqual(withId(fake.state, id), withId(state, id));
    }
  });

  test("undo: all is as it was", async () => {
    for (let count = 1; count <= journalLength; count++) {
      const fake = fakeTenant({ state });
      const history = await killedAfter(fake, desired, count);
      assert.ok(history);
      const outcomes = await undo(fake, history);
      assert.ok(
        outcomes.every((each) => each.state === "written"),
        String(count),
      );
      const plan = await planOfUndo(fake, history);
      assert.deepEqual(plan.changes, [], String(count));
      const names = ({ apis }: Pick<typeof fake.state, "apis">) => apis.map((api) => api["identifier"]).sort();
      assert.deepEqual(names(fake.state), names({ apis: state.apis ?? [] }), String(count));
      for (const id of ["5f0000000000000000000001", "5f0000000000000000000002", "cgr_1", ...untouched]) {
        assert.deepEqual(withId(fake.state, id), withId(state, id), String(count));
      }
    }
  });
});

suite("a resume does what was left, and no more", () => {
  const clients = [clientOnTenant("worker"), clientOnTenant("shop")];
  const file = desiredState([
    {
      fields: { name: "After", token_lifetime: 600, scopes: [{ value: "new" }] },
      grants: [{ client: "worker", fields: { scope: ["new"] } }],
    },
  ]);
  const before = {
    apis: [apiOnTenant({ name: "Before", token_lifetime: 600, scopes: [{ value: "old" }] })],
    grants: [grantOnTenant("shop")],
    clients,
  };

  test("removals that were not allowed are what is left of a sync that is done", async () => {
    const run = recorded(fakeTenant({ state: before }));
    await run.sync(file, { allowRemovals: false });
    const history = run.history();
    assert.deepEqual(
      history.open.map(({ kind, resource }) => `${kind} ${resource}`),
      ["removal api", "removal grant"],
    );
  });

  test("what somebody changes after it was written stays, and so does what the plan did not name", async () => {
    const fake = fakeTenant({ state: before });
    const run = recorded(fake);
    await run.sync(file, { allowRemovals: false });
    Object.assign(fake.state.apis[0] ?? {}, { name: "Theirs", token_lifetime: 60 });
    fake.state.clients.push(clientOnTenant("later"));
    fake.state.grants.push(grantOnTenant("later"));
    await resume(fake, run.history());
    assert.deepEqual(
      [fake.state.apis[0]?.["name"], fake.state.apis[0]?.["token_lifetime"], fake.state.apis[0]?.["scopes"]],
      ["Theirs", 60, [{ value: "new" }]],
    );
    assert.deepEqual(
      fake.state.grants.map((grant) => grant["client_id"]),
      ["worker", "later"],
    );
  });

  test("a sync that is done has nothing left", async () => {
    const run = recorded(fakeTenant({ state: before }));
    await run.sync(file);
    assert.deepEqual(resumed(run.history()).apis, []);
  });
});
