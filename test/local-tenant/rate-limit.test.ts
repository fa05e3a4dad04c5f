import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rateLimit } from "../../server/src/local-tenant/http/rate-limit.ts";
import { envelope, runningTenant } from "./running-tenant.ts";

describe("a token bucket", () => {
  it("allows the burst at once, then the rate, and says when it is full again", () => {
    const limit = rateLimit(2, 3);
    const taken: [at: number, allowed: boolean, remaining: number, reset: number][] = [
      [10_000, true, 2, 11],
      [10_000, true, 1, 11],
      [10_000, true, 0, 12],
      [10_000, false, 0, 12],
      [10_499, false, 0, 12],
      [10_500, true, 0, 12],
      [11_500, true, 1, 13],
      [60_000, true, 2, 61],
      // A clock that goes back gives nothing and takes nothing.
      [50_000, true, 1, 51],
    ];
    for (const [at, allowed, remaining, reset] of taken)
      assert.deepEqual(limit.take(at), { allowed, limit: 3, remaining, reset }, String(at));
  });
});

describe("a tenant with a rate limit", () => {
  it("announces it on every answer of the Management API and refuses what is too much", async (t) => {
    let now = 1_700_000_000_000;
    const tenant = await runningTenant(t, { rate: 1, burst: 2, now: () => now });
    const announced = async (path: string) => {
      const { status, headers, body } = await tenant.manage("GET", path);
      const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
        headers.get(`x-ratelimit-${name}`),
      );
      return { status, limit, remaining, reset, errorCode: body["errorCode"] };
    };
    assert.deepEqual(await announced("clients"), {
      status: 200,
      limit: "2",
      remaining: "1",
      reset: "1700000001",
      errorCode: undefined,
    });
    assert.deepEqual(await announced("resource-servers/none"), {
      status: 404,
      limit: "2",
      remaining: "0",
      reset: "1700000002",
      errorCode: "inexistent_resource_server",
    });
    const refused = await tenant.manage("GET", "clients");
    assert.deepEqual(
      refused.body,
      envelope(429, "Too Many Requests", "Global limit has been reached", "too_many_requests"),
    );
    assert.equal(refused.headers.get("x-ratelimit-remaining"), "0");
    now += 1000;
    assert.equal((await announced("clients")).status, 200);
  });

  it("doesn't count token requests, and without --rate sends no such header", async (t) => {
    const tenant = await runningTenant(t, { rate: 1 });
    for (let time = 0; time < 3; time++) assert.notEqual(await tenant.managementToken(), "undefined");
    assert.equal((await tenant.manage("GET", "clients")).headers.get("x-ratelimit-limit"), "1");
    const free = await runningTenant(t);
    assert.equal((await free.manage("GET", "clients")).headers.get("x-ratelimit-limit"), null);
  });
});
