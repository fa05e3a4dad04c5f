import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { apply } from "../../server/src/tenant/apply/apply.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import * as fc from "../properties.ts";
import { desiredState } from "./build.ts";
import { type Fault, fakeTenant, type FakeOptions } from "./fake-tenant.ts";
import { rateLimited, type RateLimited } from "./rate-limited.ts";
import { failureOf, get, post, signedIn } from "./signed-in.ts";

const limited = (headers: Readonly<Record<string, string>>): Fault => ({ at: "request", kind: 429, headers });
const start = Date.parse("2026-01-01T00:00:00Z");
const seconds = (time: number) => String(time / 1000);
/** Nothing is left until then. */
const spent = (until: number) => ({
  "x-ratelimit-limit": "10",
  "x-ratelimit-remaining": "0",
  "x-ratelimit-reset": seconds(until),
});

suite("a request that is refused for the rate limit", () => {
  /** Milliseconds until the answer, the first request being refused with these headers. */
  async function waitAfter(headers: Readonly<Record<string, string>>): Promise<number> {
    const { api, fake } = await signedIn({ fault: (index) => (index === 0 ? limited(headers) : undefined) });
    await api.send(get);
    return fake.clock.now() - start;
  }
  const theirs = Date.parse("2030-01-01T00:00:00Z");
  const cases: Readonly<Record<string, readonly [headers: Readonly<Record<string, string>>, milliseconds: number]>> = {
    "Retry-After in seconds": [{ "retry-after": "7" }, 7000],
    "Retry-After as a date": [{ "retry-after": new Date(start + 7000).toUTCString() }, 7000],
    "Retry-After as a date of the tenant's clock": [
      { date: new Date(theirs).toUTCString(), "retry-after": new Date(theirs + 7000).toUTCString() },
      7000,
    ],
    "Retry-After counts before x-ratelimit-reset": [{ "retry-after": "7", ...spent(start + 3000) }, 7000],
    "x-ratelimit-reset": [spent(start + 9000), 9000],
    "x-ratelimit-reset by the tenant's clock": [
      { date: new Date(theirs).toUTCString(), "x-ratelimit-reset": seconds(theirs + 9000) },
      9000,
    ],
    "x-ratelimit-reset by a clock that may be ours, said in whole seconds": [
      { date: new Date(start - 900).toUTCString(), ...spent(start + 9000) },
      9000,
    ],
    "a reset that has passed: half a second, less the jitter": [{ ...spent(start - 9000) }, 375],
    "nothing said": [{}, 375],
    "nonsense said": [{ "retry-after": "soon", "x-ratelimit-reset": "-1", "x-ratelimit-remaining": "many" }, 375],
  };
  for (const [name, [headers, milliseconds]] of Object.entries(cases)) {
    test(name, async () => assert.equal(await waitAfter(headers), milliseconds));
  }

  test("a write was not carried out, and is sent again", async () => {
    const { api, sent, fake } = await signedIn({ fault: (index) => (index < 3 ? limited({}) : undefined) });
    await api.send(post);
    assert.equal(sent(), 4);
    assert.equal(fake.state.apis.length, 1);
  });

  test("nothing else goes meanwhile", async () => {
    const times: number[] = [];
    const tenant = await signedIn({
      fault: (index) => {
        times.push(tenant.fake.clock.now() - start);
        return index === 0 ? limited({ "retry-after": "7" }) : undefined;
      },
    });
    await tenant.api.send(get);
    await Promise.all([1, 2, 3].map(() => tenant.api.send(get)));
    assert.deepEqual(times, [0, 7000, 7000, 7000, 7000]);
  });

  test("one that lets nothing through for half a minute is told", async () => {
    const { api, fake } = await signedIn({ fault: () => limited({}) });
    assert.equal((await failureOf(api.send(get))).code, "rate-limited");
    const waited = fake.clock.now() - start;
    assert.ok(waited > 20_000 && waited < 40_000, String(waited));
  });

  test("one that asks for an hour is told at once", async () => {
    const { api, fake } = await signedIn({ fault: () => limited({ "retry-after": "3600" }) });
    const failure = await failureOf(api.send(get));
    assert.equal(failure.facts.retryAfter, 3600);
    assert.equal(fake.clock.now(), start);
  });
});

/** A first sync of so many APIs to a tenant with such a limit; how long it took, and what it was made of. */
async function firstSync(
  perSecond: number,
  count: number,
  others?: (second: number) => number,
  more: FakeOptions = {},
) {
  const limit: RateLimited = rateLimited(perSecond, () => fake.clock.now(), others);
  const fake = fakeTenant({ fault: limit.fault, headers: limit.headers, ...more });
  const api = fake.api();
  const apis = Array.from({ length: count }, (_, at) => ({ identifier: `urn:${at}` }));
  const { plan } = await preview(desiredState(apis), api);
  const outcomes = await apply(plan, api, { allowRemovals: false });
  assert.ok(outcomes.every(({ state }) => state === "written"));
  assert.equal(new Set(fake.state.apis.map(({ identifier }) => identifier)).size, count);
  assert.equal(fake.state.apis.length, count);
  const requests = fake.sent.filter(({ path }) => path !== "/oauth/token").length;
  return { milliseconds: fake.clock.now() - start, requests, limit };
}

suite("the announced rate", () => {
  test("alone bounds a first sync, to the millisecond; a tenth is left to others, and nothing is refused", async () => {
    // From four on: so many are in flight before a limit was announced.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 0, max: 90 }), async (perSecond, count) => {
        const { milliseconds, requests, limit } = await firstSync(perSecond, count);
        const reserve = Math.floor(perSecond / 10);
        assert.equal(requests, count + 3);
        assert.equal(milliseconds, (Math.ceil(requests / (perSecond - reserve)) - 1) * 1000);
        assert.equal(limit.refused(), 0);
        assert.ok(limit.lowest() >= reserve);
      }),
      { numRuns: 40 },
    );
  });

  test("is kept to however long answers take, and in whatever order they come", async () => {
    const latencies = fc.array(fc.nat(400), { minLength: 3, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 60 }), latencies, async (perSecond, taken) => {
        const latency = (index: number) => taken[index % taken.length] ?? 0;
        const { milliseconds, requests, limit } = await firstSync(perSecond, 90, undefined, { latency });
        assert.equal(limit.refused(), 0);
        const reserve = Math.floor(perSecond / 10);
        assert.ok(limit.lowest() >= reserve);
        // Four are on their way at once.
        const waiting = (requests / 4) * Math.max(...taken);
        assert.ok(milliseconds <= Math.ceil(requests / (perSecond - reserve)) * 1000 + waiting, String(milliseconds));
      }),
      { numRuns: 40 },
    );
  });

  test("of a free tenant: two a second (auth0-deploy-cli#1157)", async () => {
    const { milliseconds, requests, limit } = await firstSync(2, 60);
    assert.equal(requests - limit.refused(), 63);
    assert.equal(milliseconds, 31_000);
    // The third of the first three, which went before anything had been announced.
    assert.equal(limit.refused(), 1);
  });

  test("shrinks while somebody else uses it", async () => {
    // From the third second on, others take 15 of 20.
    const { milliseconds, requests, limit } = await firstSync(20, 97, (second) =>
      second >= start / 1000 + 2 ? 15 : 0,
    );
    assert.equal(requests, 100);
    assert.equal(limit.refused(), 0);
    // 18 in each of the first two seconds; then 5 less a tenth of 20.
    assert.equal(milliseconds, (2 + Math.ceil((100 - 2 * 18) / 3) - 1) * 1000);
    assert.equal(limit.lowest(), 2);
  });

  test("is found again when the others stop", async () => {
    const { milliseconds, limit } = await firstSync(20, 97, (second) => (second < start / 1000 + 2 ? 15 : 0));
    assert.equal(limit.refused(), 0);
    // 4, then 3 in the first two seconds, and after that 18 in each.
    assert.equal(milliseconds, (2 + Math.ceil((100 - 4 - 3) / 18) - 1) * 1000);
  });

  test("is not that of the token endpoint, which has its own", async () => {
    const headers: FakeOptions["headers"] = ({ path }) => (path === "/oauth/token" ? spent(start + 30_000) : {});
    const { milliseconds } = await firstSync(1000, 20, undefined, { headers });
    assert.equal(milliseconds, 0);
  });

  test("that resets in more than a minute is not waited for, only a refusal is", async () => {
    const { milliseconds } = await firstSync(1000, 20, undefined, { headers: () => spent(start + 3_600_000) });
    assert.equal(milliseconds, 0);
  });
});
