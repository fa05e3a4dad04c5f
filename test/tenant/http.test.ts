import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { segment } from "../../server/src/tenant/connection/management-api.ts";
import { apiOnTenant } from "./build.ts";
import { domain, type Fault, fakeTenant, type FakeOptions } from "./fake-tenant.ts";
import { failureOf, get, post, signedIn } from "./signed-in.ts";

const patch = { method: "PATCH", path: "/resource-servers/5f01", json: { name: "x" } } as const;
const remove = { method: "DELETE", path: "/resource-servers/5f01" } as const;

const always =
  (fault: Fault): FakeOptions["fault"] =>
  () =>
    fault;

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

  test("a write whose answer is lost may have been carried out, and is never sent again", async () => {
    for (const kind of ["drop", "hang", "html", "truncated", 500, 503] as const) {
      for (const request of [post, patch, remove]) {
        const { api, sent, fake } = await signedIn({
          state: request === post ? {} : { apis: [apiOnTenant({ id: "5f01" })] },
          fault: () => ({ at: "answer", kind, headers: { "retry-after": "1" } }),
        });
        await failureOf(api.send(request));
        assert.deepEqual([sent(), fake.state.apis.length], [1, request === remove ? 0 : 1], `${kind}`);
      }
    }
  });
});

test("what passes is not told, and a read is simply sent again", async () => {
  for (const kind of ["drop", "hang", "html", "truncated", 429, 500] as const) {
    const { api, sent } = await signedIn({ fault: (index) => (index === 0 ? { at: "request", kind } : undefined) });
    await api.send(get);
    assert.equal(sent(), 2);
  }
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
