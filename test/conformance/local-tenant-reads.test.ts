import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type RunningTenant, runningTenant } from "../local-tenant/running-tenant.ts";
import { exchanges, type Json, sharedData, sourceOf } from "./recorded.ts";

const collections = ["resource_servers", "client_grants", "clients"];

/** A tenant that holds one item of everything, so that every list has something to show. */
async function withItems(t: Parameters<typeof runningTenant>[0]): Promise<RunningTenant> {
  return runningTenant(t, {
    seed: {
      resource_servers: [{ identifier: "https://api.example.com/", name: "An API" }],
      client_grants: [{ client_id: "Orders Worker", audience: "https://api.example.com/" }],
    },
  });
}

const kindOf = (value: unknown) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);

describe("the local tenant's lists look as recorded", () => {
  it("for each recorded query: the same status, keys and types", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const tenant = await withItems(t);
    const lists = exchanges(data).filter(
      ({ method, path, status }) =>
        method === "GET" && status === 200 && /^\/api\/v2\/(resource-servers|client-grants|clients)(\?|$)/.test(path),
    );
    assert.ok(lists.length >= 20);
    for (const exchange of lists) {
      const recorded = exchange.response_body ?? {};
      const { status, body } = await tenant.manage("GET", exchange.path.replace("/api/v2/", ""));
      assert.equal(status, exchange.status, sourceOf(exchange));
      const kinds = (answer: Json) =>
        Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, kindOf(value)]));
      assert.deepEqual(kinds(body), kinds(recorded), exchange.path);
      if ("limit" in recorded) assert.deepEqual([body["start"], body["limit"]], [recorded["start"], recorded["limit"]]);
    }
  });

  it("and so do their items: no key that no recorded item has, the same type for each", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const tenant = await withItems(t);
    for (const collection of collections) {
      const known = new Map<string, Set<string>>();
      for (const { response_body, path } of exchanges(data)) {
        const single =
          path.startsWith(`/api/v2/${collection.replace("_", "-")}/`) && response_body ? [response_body] : [];
        const items = (response_body?.[collection] as readonly Json[] | undefined) ?? single;
        for (const [key, value] of items.flatMap((item) => Object.entries(item)))
          known.set(key, (known.get(key) ?? new Set()).add(kindOf(value)));
      }
      assert.ok(known.size > 0, collection);
      const mine = await tenant.list(`${collection.replace("_", "-")}?per_page=100`);
      // The recorder removes secrets.
      const entries = mine.flatMap((item) => Object.entries(item)).filter(([key]) => key !== "client_secret");
      for (const [key, value] of entries) assert.ok(known.get(key)?.has(kindOf(value)), `${collection}: ${key}`);
    }
  });

  it("and so does the Management API among them", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const tenant = await runningTenant(t);
    const lists = exchanges(data).flatMap(({ response_body }) => (response_body?.["resource_servers"] ?? []) as Json[]);
    const recorded = lists.filter((api) => api["is_system"] === true);
    assert.ok(recorded.length > 0);
    const mine = (await tenant.list("resource-servers")).find((api) => api["is_system"] === true) ?? {};
    const own = { id: "", identifier: "", scopes: [] };
    for (const api of recorded) assert.deepEqual({ ...mine, ...own }, { ...api, ...own });
    const scopes = new Set(recorded.flatMap((api) => (api["scopes"] as Json[]).map(({ value }) => value)));
    const unknown = (mine["scopes"] as Json[]).filter(({ value }) => !scopes.has(value));
    assert.deepEqual(unknown, []);
  });
});

describe("the local tenant's refusals are worded as recorded", () => {
  it("what doesn't exist, and too many requests", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const tenant = await runningTenant(t);
    const limited = await runningTenant(t, { rate: 0.001, burst: 1 });
    await limited.manage("GET", "clients");
    const refusals = exchanges(data).filter(
      ({ path, response_body }) =>
        /^\/api\/v2\/(resource-servers|client-grants|clients)/.test(path) &&
        response_body &&
        "statusCode" in response_body,
    );
    assert.ok(refusals.length >= 3);
    for (const exchange of refusals) {
      const answering = exchange.status === 429 ? limited : tenant;
      const { status, body } = await answering.manage(exchange.method, exchange.path.replace("/api/v2/", ""));
      assert.deepEqual([status, body], [exchange.status, exchange.response_body], sourceOf(exchange));
    }
  });
});
