import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readTenant } from "../../server/src/tenant/connection/read.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant } from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import { type FakeOptions, fakeTenant, type Sent } from "./fake-tenant.ts";

const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
const id = (at: number) => `5f${String(at).padStart(22, "0")}`;
const large: Partial<FakeState> = {
  apis: many(250, (at) => apiOnTenant({ id: id(at), identifier: `urn:${at}` })),
  grants: many(301, (at) => grantOnTenant(`c${at}`, { id: `cgr_${at}`, audience: `urn:${at % 250}` })),
  clients: [
    ...many(100, (at) => clientOnTenant(`c${at}`)),
    clientOnTenant("all", { global: true, name: "All Applications" }),
  ],
};

async function read(options: FakeOptions) {
  const fake = fakeTenant(options);
  const state = await readTenant(fake.api());
  return { fake, state, sent: fake.sent.filter(({ path }) => path.startsWith("/api")) };
}

suite("a tenant is read", () => {
  test("to its last page (auth0-deploy-cli#743, #1272), with no request more than needed", async () => {
    const { state, sent } = await read({ state: large });
    assert.deepEqual([state.apis.length, state.grants.length, state.clients.length], [250, 301, 100]);
    assert.equal(sent.length, 3 + 4 + 2);
  });

  test("also where it gives only so many by page number (auth0-python#277)", async () => {
    const fake = fakeTenant({ state: large });
    const message = "Requesting page 2 exceeds the allowed maximum of 200 records.";
    const refusal = () => Response.json({ statusCode: 400, error: "Bad Request", message }, { status: 400 });
    const through: typeof fetch = async (input, init) => {
      const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
      const isFar = pathname.endsWith("/client-grants") && Number(searchParams.get("page")) > 1;
      return isFar ? refusal() : await fake.fetch(input, init);
    };
    const state = await readTenant(fake.api(4, through));
    assert.equal(state.grants.length, 301);
  });

  test("an empty one with three requests", async () => {
    const { state, sent } = await read({});
    assert.deepEqual(state, { apis: [], grants: [], clients: [] });
    assert.equal(sent.length, 3);
  });

  test("without a secret, even where the tenant sends one", async () => {
    const hidden = { signing_secret: "sign-me", client_secret: "tell-me", secret_of_the_future: "x" };
    const { state, sent } = await read({
      state: {
        apis: [apiOnTenant({ signing_alg: "HS256", ...hidden })],
        grants: [grantOnTenant("c", hidden)],
        clients: [clientOnTenant("c", hidden)],
      },
    });
    assert.ok(!/sign-me|tell-me|never-to-be-read|secret_of/.test(JSON.stringify(state)));
    const asked = new URLSearchParams(sent.find(({ path }) => path.includes("/clients"))?.path.split("?")[1]);
    assert.equal(asked.get("include_fields"), "true");
    assert.ok(!(asked.get("fields") ?? "secret").includes("secret"));
  });

  test("with progress", async () => {
    const fake = fakeTenant({ state: large });
    const seen: (readonly [read: number, total: number])[] = [];
    await readTenant(fake.api(), { onPage: (some, all) => seen.push([some, all]) });
    const counts = seen.map(([some]) => some);
    assert.deepEqual(
      counts,
      counts.toSorted((one, other) => one - other),
    );
    assert.deepEqual(seen.at(-1), [652, 652]);
  });

  test("and stops when it is cancelled", async () => {
    const controller = new AbortController();
    const fake = fakeTenant({ state: large, before: ({ path }) => path.includes("page=1") && controller.abort() });
    await assert.rejects(readTenant(fake.api(), { signal: controller.signal }), { code: "cancelled" });
  });
});

suite("a list that changes while it is read", () => {
  const onPage = (page: number, what: (state: FakeState) => void, times = 1): FakeOptions["before"] => {
    let left = times;
    return ({ path }: Sent, state: FakeState) => {
      if (path.includes(`page=${page}&`) && path.includes("grants") && left-- > 0) what(state);
    };
  };

  test("one that goes missing between two pages is found all the same", async () => {
    const remove = onPage(1, ({ grants }) => grants.shift()) ?? (() => undefined);
    const { state } = await read({ state: large, before: remove });
    assert.equal(state.grants.length, 300);
    assert.ok(state.grants.some((grant) => grant.id === "cgr_100"));
  });

  test("one that never holds still is told, and nothing planned from it", async () => {
    const apis = ({ path }: Sent, state: FakeState) => path.includes("servers?page=1") && state.apis.shift();
    await assert.rejects(read({ state: large, before: apis }), { code: "incomplete-list" });
  });
});

suite("what is no answer", () => {
  const cases: readonly (readonly [name: string, body: unknown])[] = [
    ["a number", 5],
    ["null", null],
    ["another key", { apis: [] }],
    ["an API without id", { total: 1, start: 0, limit: 100, resource_servers: [{ identifier: "x" }] }],
    ["an API that is text", { total: 1, start: 0, limit: 100, resource_servers: ["x"] }],
    ["more than there can be", { total: 1e9, start: 0, limit: 100, resource_servers: [] }],
    ["pages of no size", { total: 5, start: 0, limit: 0, resource_servers: [] }],
    ["the same page again and again", [{ id: "5f1", identifier: "urn:a" }]],
    ["a bare list of something else", [1, 2]],
  ];
  for (const [name, body] of cases) {
    test(name, async () => {
      const fake = fakeTenant();
      const fetch: typeof globalThis.fetch = async (input, init) =>
        addressOf(input).includes("resource-servers")
          ? new Response(JSON.stringify(body))
          : await fake.fetch(input, init);
      await assert.rejects(readTenant(fake.api(4, fetch)), { code: "unexpected-answer" });
    });
  }

  test("a bare list, as a tenant answers without totals, is read until a page is empty", async () => {
    const fake = fakeTenant({ state: large });
    const fetch: typeof globalThis.fetch = (input, init) =>
      fake.fetch(addressOf(input).replace("&include_totals=true", ""), init);
    assert.equal((await readTenant(fake.api(4, fetch))).apis.length, 250);
  });
});

function addressOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : input.toString();
}
