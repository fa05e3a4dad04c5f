import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../server/src/tenant/apply/apply.ts";
import { isWritten } from "../../server/src/tenant/plan/change.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import * as fc from "../properties.ts";
import { access } from "./access.ts";
import { file, tenant } from "./arbitrary.ts";
import { desiredState, managementIdentifier } from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import { fakeTenant } from "./fake-tenant.ts";

const runs = 150;

const isRead = ({ method }: { readonly method: string }) => method === "GET";

test("plan, apply, plan: the second plan has nothing to do, and the number of requests was true", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, file, fc.boolean(), async (state, wanted, allowRemovals) => {
      const fake = fakeTenant({ state });
      const api = fake.api();
      const desired = desiredState(wanted);
      const { plan } = await preview(desired, api);
      const before = fake.sent.length;
      const outcomes = await apply(plan, api, { allowRemovals });
      if (allowRemovals) assert.equal(fake.sent.length - before, plan.requests);
      for (const { state, change } of outcomes) {
        assert.equal(state, change.kind === "removal" && !allowRemovals ? "pending" : "written");
      }
      const rest = (await preview(desired, api)).plan.changes.filter(isWritten);
      assert.deepEqual(
        rest.filter(({ kind }) => kind !== "removal" || allowRemovals),
        [],
      );
      const again = fake.sent.length;
      await apply((await preview(desired, api)).plan, api, { allowRemovals });
      assert.ok(fake.sent.slice(again).every(isRead));
    }),
    { numRuns: runs },
  );
});

test("what the file doesn't mention is left as it was", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, file, async (state, wanted) => {
      const fake = fakeTenant({ state });
      const api = fake.api();
      const { plan } = await preview(desiredState(wanted), api);
      await apply(plan, api, { allowRemovals: true });
      for (const old of state.apis) {
        const mine = wanted.find(
          (api) => (api.managementApi ? managementIdentifier : api.identifier) === old["identifier"],
        );
        const now = fake.state.apis.find(({ id }) => id === old["id"]);
        if (mine?.absent) assert.equal(now, undefined);
        else
          for (const [key, value] of Object.entries(old))
            if (!(key in (mine?.fields ?? {}))) assert.deepEqual(now?.[key], value);
        if (!mine?.grants && !mine?.absent) assert.deepEqual(grantsOf(fake.state, old), grantsOf(state, old));
      }
    }),
    { numRuns: runs },
  );
});

test("on the way, nobody may more than before or after, and who keeps access never loses it", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, file, fc.array(fc.nat(50), { minLength: 5 }), async (state, wanted, latencies) => {
      const steps: Set<string>[] = [];
      const fake = fakeTenant({
        state,
        latency: (index) => latencies[index % latencies.length] ?? 0,
        after: (request, now) => request.method !== "GET" && steps.push(access(now)),
      });
      const api = fake.api();
      const { plan } = await preview(desiredState(wanted), api);
      await apply(plan, api, { allowRemovals: true });
      const start = access(state);
      const end = access(fake.state);
      for (const now of steps) {
        assert.deepEqual(
          [...now].filter((each) => !start.has(each) && !end.has(each)),
          [],
          "more than start or end",
        );
        assert.deepEqual(
          [...start].filter((each) => end.has(each) && !now.has(each)),
          [],
          "lost on the way",
        );
      }
    }),
    { numRuns: runs * 4 },
  );
});

function grantsOf(state: FakeState, api: FakeState["apis"][number]) {
  return state.grants.filter(({ audience }) => audience === api["identifier"]);
}
