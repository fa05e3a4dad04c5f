import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { apply } from "../../server/src/tenant/apply/apply.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import * as fc from "../properties.ts";
import { desiredState } from "./build.ts";
import { dripping, type Dripping } from "./dripping.ts";
import { fakeTenant } from "./fake-tenant.ts";

interface Limited {
  readonly rate: number;
  readonly burst: number;
  /** Milliseconds that answers take, in turn. */
  readonly taken?: readonly number[];
  /** Requests for each second that others send besides. */
  readonly others?: number;
}

/** A first sync of so many APIs, ten requests at once, to a tenant with such a limit. */
async function firstSync(count: number, { rate, burst, taken = [60], others }: Limited) {
  const limit: Dripping = dripping(rate, burst, () => fake.clock.now(), others);
  const latency = (index: number) => taken[index % taken.length] ?? 0;
  const fake = fakeTenant({ fault: limit.fault, headers: limit.headers, latency });
  const start = fake.clock.now();
  const api = fake.api(10);
  const apis = Array.from({ length: count }, (_, at) => ({ identifier: `urn:${at}` }));
  const { plan } = await preview(desiredState(apis), api);
  const outcomes = await apply(plan, api, { allowRemovals: false });
  assert.ok(outcomes.every(({ state }) => state === "written"));
  assert.equal(fake.state.apis.length, count);
  const seconds = (fake.clock.now() - start) / 1000;
  return { seconds, refused: limit.refused(), refusedToOthers: limit.refusedToOthers() };
}

/** No sync is faster: what the limit lets through beyond its burst, or ten at once of such answers. */
function fastest(count: number, { rate, burst, taken = [60] }: Limited): number {
  const requests = count + 3;
  return Math.max((requests - burst) / rate, (requests / 10) * (Math.max(...taken) / 1000));
}

suite("a limit that refills steadily is used as it refills, though only its burst is announced", () => {
  const cases: readonly (readonly [limit: Limited, count: number, seconds: number, refused: number])[] = [
    // It took 24 seconds where each burst waited for the announced reset.
    [{ rate: 25, burst: 5 }, 130, 7, 0],
    [{ rate: 25, burst: 5, taken: [0] }, 130, 7, 0],
    // Auth0's own: free, an enterprise's test tenant, and its production.
    [{ rate: 2, burst: 2 }, 60, 35, 3],
    [{ rate: 2, burst: 10 }, 60, 29, 0],
    [{ rate: 16, burst: 50 }, 130, 6.5, 0],
    [{ rate: 100, burst: 10 }, 130, 2.5, 0],
    [{ rate: 1, burst: 1 }, 20, 26, 4],
  ];
  for (const [limit, count, seconds, refused] of cases) {
    const { rate, burst, taken = [60] } = limit;
    test(`${count} creates at ${rate} a second, ${burst} at once, answers in ${taken.join()} ms`, async () => {
      const run = await firstSync(count, limit);
      assert.ok(run.seconds <= seconds, `${run.seconds} s`);
      assert.ok(run.refused <= refused, `${run.refused} refused`);
    });
  }

  test("whatever rate, burst and answers: little is lost to finding out, and hardly anything is refused", async () => {
    const limits = fc.record({
      rate: fc.integer({ min: 1, max: 60 }),
      burst: fc.integer({ min: 2, max: 60 }),
      taken: fc.array(fc.nat(400), { minLength: 1, maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(limits, async (limit) => {
        const { seconds, refused } = await firstSync(60, limit);
        assert.ok(seconds <= fastest(60, limit) + 10, `${seconds} s`);
        assert.ok(refused <= 6, `${refused} refused`);
      }),
      { numRuns: 15 },
    );
  });

  test("others who use it are refused nothing", async () => {
    for (const limit of [
      { rate: 25, burst: 5, others: 10 },
      { rate: 16, burst: 50, others: 8 },
      { rate: 10, burst: 10, others: 5 },
    ]) {
      const { seconds, refused, refusedToOthers } = await firstSync(100, limit);
      assert.deepEqual([refused, refusedToOthers], [0, 0]);
      const { rate, burst, others } = limit;
      assert.ok(seconds <= ((103 - burst) / (rate - others)) * 1.2 + 2, `${seconds} s`);
    }
  });
});
