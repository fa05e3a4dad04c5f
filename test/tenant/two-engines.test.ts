import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { apply } from "../../server/src/tenant/apply/apply.ts";
import { readApi, readGrant } from "../../server/src/tenant/connection/edge.ts";
import type { Change } from "../../server/src/tenant/plan/change.ts";
import { moves } from "../../server/src/tenant/plan/difference.ts";
import type { Plan } from "../../server/src/tenant/plan/plan.ts";
import { writesOf } from "../../server/src/tenant/plan/write.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import * as fc from "../properties.ts";
import { file, tenant } from "./arbitrary.ts";
import { desiredState, type Wanted } from "./build.ts";
import type { FakeState, Wire } from "./fake-management.ts";
import { domain, fakeTenant } from "./fake-tenant.ts";
import { converges, type Fake, shown } from "./rerun.ts";

suite("two engines at once, in any order of their requests", () => {
  const pace = fc.array(fc.nat(50), { minLength: 5, maxLength: 20 });

  /** Both plan and apply; whose requests come when is up to the latencies. */
  async function both(state: FakeState, files: readonly (readonly Wanted[])[], latencies: readonly number[]) {
    const fake = fakeTenant({ state, latency: (index) => latencies[index % latencies.length] ?? 0 });
    const runs = files.map(async (wanted) => {
      const answers: Answered[] = [];
      const engine = fake.api(4, listening(fake, answers));
      const { plan } = await preview(desiredState(wanted), engine);
      return { answers, plan, outcomes: await apply(plan, engine, { allowRemovals: true }) };
    });
    return { fake, runs: await Promise.all(runs) };
  }

  test("of one file: both converge, and nothing is there twice", async () => {
    await fc.assert(
      fc.asyncProperty(tenant, file, pace, async (state, wanted, latencies) => {
        const { fake } = await both(state, [wanted, wanted], latencies);
        assert.ok(await converges(fake, wanted));
        const names = [
          ...fake.state.apis.map(({ identifier }) => identifier),
          ...fake.state.grants.map((each) => [each["audience"], each["client_id"], each["subject_type"]].join(" ")),
        ];
        assert.equal(new Set(names).size, names.length);
      }),
      { numRuns: 60 },
    );
  });

  test("of two files: each converges on a rerun, and what an answer showed of the other was reported", async () => {
    let reported = 0;
    await fc.assert(
      fc.asyncProperty(tenant, file, file, pace, async (state, mine, other, latencies) => {
        const { fake, runs } = await both(state, [mine, other], latencies);
        for (const { plan, outcomes, answers } of runs) {
          for (const { seen, sent, held, is } of lastWrites(plan, answers)) {
            const others = moves(seen.fields, held.fields).map(({ path }) => path);
            const elsewhere = others.filter((path) => !sent.has(path.split(".", 1).join()));
            if (elsewhere.length === 0) continue;
            reported++;
            const told = outcomes.filter(({ change }) => is(change)).map(shown);
            assert.ok(
              elsewhere.every((path) => told.some((each) => each.includes(path) || each === "gone")),
              `${elsewhere.join()}: ${told.join("; ")}`,
            );
          }
        }
        assert.ok(await converges(fake, mine));
        assert.ok(await converges(fake, other));
      }),
      { numRuns: 60 },
    );
    assert.ok(reported > 0);
  });
});

/** A change that the tenant has answered. */
interface Answered {
  readonly path: string;
  readonly body: Wire;
  readonly held: Wire;
}

function listening(fake: Fake, answers: Answered[]): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fake.fetch(input, init);
    if (init?.method === "PATCH" && response.ok) {
      const body = JSON.parse(init.body as string) as Wire;
      answers.push({ path: input as string, body, held: (await response.clone().json()) as Wire });
    }
    return response;
  };
}

/** What each resource that was changed held at our last change of it, and what of it we had sent. */
function lastWrites(plan: Plan, answers: readonly Answered[]) {
  const writes = writesOf(plan.work);
  return writes.flatMap((write) => {
    const own = answers.filter(({ path }) => path.endsWith(`/${write.seen?.id ?? ""}`));
    const last = own.at(-1);
    if (!last || !write.seen) return [];
    const sent = new Set(own.flatMap(({ body }) => Object.keys(body)));
    if (sent.has("allow_all_scopes")) sent.add("scope");
    const held = write.resource === "api" ? readApi(last.held, domain) : readGrant(last.held, domain);
    // All that is said of the resource, whichever of its writes it was that showed it.
    const is = (change: Change) =>
      writes.some(({ seen, rows }) => seen?.id === write.seen?.id && rows.includes(change));
    return [{ seen: write.seen, sent, held, is }];
  });
}
