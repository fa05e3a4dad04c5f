import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { segment } from "../../server/src/tenant/connection/management-api.ts";
import { TenantError } from "../../server/src/tenant/connection/tenant-error.ts";
import { domain, type Fault, fakeTenant, type FakeOptions } from "./fake-tenant.ts";

const get = { method: "GET", path: "/resource-servers" } as const;
const post = { method: "POST", path: "/resource-servers", json: { identifier: "urn:x" } } as const;

/** The token has been fetched; faults count from the first request after it. */
async function signedIn(options: FakeOptions) {
  const fake = fakeTenant({
    ...options,
    fault: (index, request) => (index > 0 ? options.fault?.(index - 1, request) : undefined),
  });
  const api = fake.api();
  await api.identity();
  return { fake, api, sent: () => fake.sent.length - 1 };
}

const always =
  (fault: Fault): FakeOptions["fault"] =>
  () =>
    fault;

async function failureOf(promise: Promise<unknown>): Promise<TenantError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof TenantError, String(error));
  return error;
}

suite("what lasts is told", () => {
  const cases: readonly (readonly [kind: Fault["kind"], code: string, reads: number, writes: number])[] = [
    ["drop", "unreachable", 4, 1],
    ["hang", "timeout", 2, 1],
    ["html", "not-json", 4, 1],
    ["truncated", "not-json", 4, 1],
    [500, "server-error", 4, 1],
    [503, "server-error", 4, 1],
    ["redirect", "redirected", 1, 1],
    ["huge", "too-large", 1, 1],
    [403, "forbidden", 1, 1],
  ];
  for (const [kind, code, reads, writes] of cases) {
    test(`${kind}: ${code}; a read is sent ${reads} times, a write ${writes}`, async () => {
      const fault = always({ at: "request", kind }) ?? (() => undefined);
      const reading = await signedIn({ fault });
      assert.equal((await failureOf(reading.api.send(get))).code, code);
      assert.equal(reading.sent(), reads);
      const writing = await signedIn({ fault });
      assert.equal((await failureOf(writing.api.send(post))).code, code);
      assert.equal(writing.sent(), writes);
    });
  }
});

test("what passes is not told, and a read is simply sent again", async () => {
  for (const kind of ["drop", "hang", "html", "truncated", 429, 500] as const) {
    const { api, sent } = await signedIn({ fault: (index) => (index === 0 ? { at: "request", kind } : undefined) });
    await api.send(get);
    assert.equal(sent(), 2);
  }
});

suite("a rate limit", () => {
  const limited = (headers: Readonly<Record<string, string>>): Fault => ({ at: "request", kind: 429, headers });

  test("a write that was refused for it has not been carried out, and is sent again", async () => {
    const { api, sent, fake } = await signedIn({ fault: (index) => (index < 3 ? limited({}) : undefined) });
    await api.send(post);
    assert.equal(sent(), 4);
    assert.equal(fake.state.apis.length, 1);
  });

  test("Retry-After is waited for, in seconds or as a date", async () => {
    const start = Date.parse("2026-01-01T00:00:00Z");
    for (const header of ["7", new Date(start + 7000).toUTCString()]) {
      const { api, fake } = await signedIn({
        fault: (index) => (index === 0 ? limited({ "retry-after": header }) : undefined),
      });
      await api.send(get);
      assert.ok(fake.clock.now() - start >= 7000, header);
    }
  });

  test("x-ratelimit-reset is waited for, by the tenant's own clock", async () => {
    const theirs = Date.parse("2030-01-01T00:00:00Z");
    const headers = { date: new Date(theirs).toUTCString(), "x-ratelimit-reset": String(theirs / 1000 + 9) };
    const { api, fake } = await signedIn({ fault: (index) => (index === 0 ? limited(headers) : undefined) });
    const start = fake.clock.now();
    await api.send(get);
    const waited = fake.clock.now() - start;
    assert.ok(waited >= 9000 && waited < 12000, String(waited));
  });

  test("one that lets nothing through for half a minute is told", async () => {
    const { api, fake } = await signedIn({ fault: () => limited({}) });
    const start = fake.clock.now();
    assert.equal((await failureOf(api.send(get))).code, "rate-limited");
    const waited = fake.clock.now() - start;
    assert.ok(waited > 20_000 && waited < 40_000, String(waited));
  });

  test("one that asks for an hour is told at once", async () => {
    const { api, fake } = await signedIn({ fault: () => limited({ "retry-after": "3600" }) });
    const start = fake.clock.now();
    const failure = await failureOf(api.send(get));
    assert.equal(failure.facts.retryAfter, 3600);
    assert.equal(fake.clock.now(), start);
  });

  test("as long as something gets through, nothing is given up (auth0-deploy-cli#1157)", async () => {
    // Two requests a second, as on a free tenant; sixty creates.
    let window = 0;
    let left = 2;
    const bucket: FakeOptions = {
      fault: () => {
        const second = Math.floor(tenant.fake.clock.now() / 1000);
        if (second !== window) [window, left] = [second, 2];
        return left-- > 0 ? undefined : limited({});
      },
    };
    const tenant = await signedIn(bucket);
    const identifiers = Array.from({ length: 60 }, (_, at) => `urn:${at}`);
    await Promise.all(identifiers.map((identifier) => tenant.api.send({ ...post, json: { identifier } })));
    assert.equal(tenant.fake.state.apis.length, 60);
  });

  test("the announced limit is kept to, so that there is no refusal at all", async () => {
    const perWindow = 5;
    let window = 0;
    let left = perWindow;
    let refused = 0;
    const options: FakeOptions = {
      latency: () => 20,
      fault: () => {
        const second = Math.floor(tenant.fake.clock.now() / 1000);
        if (second !== window) [window, left] = [second, perWindow];
        if (left-- > 0) return undefined;
        refused++;
        return limited({});
      },
      headers: () => ({
        "x-ratelimit-limit": String(perWindow),
        "x-ratelimit-remaining": String(Math.max(left, 0)),
        "x-ratelimit-reset": String(window + 1),
      }),
    };
    const tenant = await signedIn(options);
    await Promise.all(Array.from({ length: 60 }, () => tenant.api.send(get)));
    // The first few go before any limit has been announced.
    assert.ok(refused <= 4, String(refused));
  });
});

suite("where requests go", () => {
  test("no more than so many at once", async () => {
    let now = 0;
    let most = 0;
    const fake = fakeTenant({
      latency: () => (most = Math.max(most, ++now)),
      after: () => now--,
    });
    const api = fake.api(3);
    await Promise.all(Array.from({ length: 20 }, () => api.send(get)));
    assert.equal(most, 3);
  });

  test("one that is cancelled while it waits is not sent", async () => {
    const controller = new AbortController();
    const { api, sent } = await signedIn({ latency: () => 50 });
    const first = [1, 2, 3, 4].map(() => api.send(get));
    const late = failureOf(api.send({ ...post, signal: controller.signal }));
    controller.abort();
    assert.equal((await late).code, "cancelled");
    await Promise.all(first);
    assert.equal(sent(), 4);
  });

  test("a read on its way is stopped, a write is heard to its end", async () => {
    for (const request of [get, post]) {
      const controller = new AbortController();
      const { api, fake } = await signedIn({
        latency: () => 50,
        before: ({ path }) => path.startsWith("/api") && controller.abort(),
      });
      const answer = api.send({ ...request, signal: controller.signal });
      if (request === post) assert.equal((await answer).status, 201);
      assert.equal(fake.state.apis.length, request === post ? 1 : 0);
      await answer.catch(() => undefined);
    }
  });

  test("an identifier can't lead out of its path", () => {
    for (const text of ["..", ".", "a/b", "?x", "#y", "%2e%2e", "\ud800", "https://x/"]) {
      const url = new URL(`https://${domain}/api/v2/resource-servers/${segment(text)}`);
      assert.ok(
        /^\/api\/v2\/resource-servers\/[^/]+$/.test(url.pathname) && url.search === "" && url.hash === "",
        text,
      );
    }
  });
});

test("a missing permission is named", async () => {
  const { api } = await signedIn({ fault: () => ({ at: "request", kind: 403 }) });
  const failure = await failureOf(api.send(post));
  assert.deepEqual(failure.facts.missing, ["create:resource_servers"]);
  assert.equal(failure.message, `A permission is missing on ${domain}: create:resource_servers.`);
});
