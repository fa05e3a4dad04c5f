import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { application, type Json, type RunningTenant, runningTenant } from "./running-tenant.ts";

const names = Array.from({ length: 60 }, (_, index) => `https://api-${index}`);

async function withMany(t: TestContext): Promise<RunningTenant> {
  const client_id = "worker";
  return runningTenant(t, {
    seed: {
      resource_servers: names.map((identifier) => ({ identifier })),
      clients: [{ name: "Worker", client_id }],
      client_grants: names.map((audience) => ({ client_id, audience })),
    },
  });
}

describe("a list by page", () => {
  it("is a bare array of 50 unless told", async (t) => {
    const tenant = await withMany(t);
    assert.equal((await tenant.list("resource-servers")).length, 50);
    const second = await tenant.list("resource-servers?page=1");
    assert.deepEqual(second.at(-1)?.["identifier"], names.at(-1));
    assert.equal(second.length, 11);
  });

  it("says totals, start and limit on request", async (t) => {
    const tenant = await withMany(t);
    const { body } = await tenant.manage("GET", "resource-servers?page=2&per_page=25&include_totals=true");
    const { resource_servers, ...rest } = body;
    assert.deepEqual(rest, { total: 61, start: 50, limit: 25 });
    assert.equal((resource_servers as Json[]).length, 11);
    assert.deepEqual((await tenant.manage("GET", "resource-servers?page=9&include_totals=true")).body, {
      total: 61,
      start: 450,
      limit: 50,
      resource_servers: [],
    });
  });

  it("of grants stands in the order of their ids, as on a real tenant", async (t) => {
    const tenant = await withMany(t);
    const ids = (await tenant.list("client-grants?per_page=100")).map(({ id }) => String(id));
    assert.equal(ids.length, 61);
    assert.deepEqual(ids, [...ids].sort());
  });

  it("refuses what the parameters can't be", async (t) => {
    const tenant = await runningTenant(t);
    const refused: [path: string, problem: string][] = [
      ["resource-servers?per_page=101", "'Value 101 is greater than maximum 100' on property per_page."],
      ["client-grants?per_page=0", "'Value 0 is less than minimum 1' on property per_page."],
      ["clients?page=-1", "'Value -1 is less than minimum 0' on property page."],
      ["clients?page=x", "'Expected type integer but found type string' on property page."],
      ["client-grants?take=101", "'Value 101 is greater than maximum 100' on property take."],
      ["client-grants?subject_type=robot", "'No enum match for: robot' on property subject_type."],
      ["client-grants?from=x&take=1", "'Checkpoint is invalid or has expired' on property from."],
      [
        `resource-servers?${names
          .slice(0, 11)
          .map((name) => `identifiers=${name}`)
          .join("&")}`,
        "'Array is too long (11), maximum 10' on property identifiers.",
      ],
    ];
    for (const [path, problem] of refused) {
      const { status, body } = await tenant.manage("GET", path);
      assert.deepEqual(
        [status, body["message"], body["errorCode"]],
        [400, `Query validation error: ${problem}`, "invalid_query_string"],
      );
    }
  });
});

describe("a list from a checkpoint", () => {
  const walk = async (tenant: RunningTenant, path: string, name: string) => {
    const pages: Json[][] = [];
    for (let next: string | undefined = ""; next !== undefined;) {
      const { body } = await tenant.manage("GET", path + (next === "" ? "" : `&from=${next}`));
      pages.push(body[name] as Json[]);
      next = body["next"] as string | undefined;
    }
    return pages;
  };

  it("gives every item once, 50 at a time unless told, and no next at the end", async (t) => {
    const tenant = await withMany(t);
    const pages = await walk(tenant, "client-grants?take=50", "client_grants");
    assert.deepEqual(
      pages.map((page) => page.length),
      [50, 11],
    );
    assert.equal(new Set(pages.flat().map(({ id }) => id)).size, 61);
    const exact = await walk(tenant, "clients?take=2", "clients");
    assert.deepEqual(
      exact.map((page) => page.length),
      [2, 2, 2],
    );
  });

  it("wins over page and totals", async (t) => {
    const tenant = await withMany(t);
    const { body } = await tenant.manage("GET", "client-grants?include_totals=true&per_page=10&page=1&take=3");
    assert.deepEqual([Object.keys(body), (body["client_grants"] as Json[]).length], [["client_grants", "next"], 3]);
  });

  it("goes on after an item that was deleted meanwhile", async (t) => {
    const tenant = await withMany(t);
    const seen: unknown[] = [];
    let next: string | undefined;
    do {
      const from: string = next === undefined ? "" : `&from=${next}`;
      const { body } = await tenant.manage("GET", `client-grants?take=20${from}`);
      const page = body["client_grants"] as Json[];
      seen.push(...page.map(({ id }) => id));
      next = body["next"] as string | undefined;
      if (next !== undefined) await tenant.manage("DELETE", `client-grants/${String(page.at(-1)?.["id"])}`);
    } while (next !== undefined);
    assert.deepEqual([seen.length, new Set(seen).size], [61, 61]);
  });

  it("ends after 24 hours", async (t) => {
    let now = Date.now();
    const tenant = await runningTenant(t, { now: () => now });
    const { body } = await tenant.manage("GET", "clients?take=1");
    const path = `clients?take=1&from=${String(body["next"])}`;
    now += 24 * 60 * 60 * 1000 - 1000;
    assert.equal((await tenant.manage("GET", path, undefined, await tenant.managementToken())).status, 200);
    now += 2000;
    assert.equal((await tenant.manage("GET", path, undefined, await tenant.managementToken())).status, 400);
  });

  it("isn't offered for APIs", async (t) => {
    const tenant = await withMany(t);
    assert.equal((await tenant.list("resource-servers?take=3")).length, 50);
  });
});

describe("filters and fields", () => {
  it("pick APIs by identifier and keys by name", async (t) => {
    const tenant = await withMany(t);
    const some = `identifiers=${encodeURIComponent("https://api-3")}&identifiers=${encodeURIComponent("https://api-5")}`;
    const found = await tenant.manage(
      "GET",
      `resource-servers?${some}&fields=identifier&include_fields=true&include_totals=true`,
    );
    const items = [{ identifier: "https://api-3" }, { identifier: "https://api-5" }];
    assert.deepEqual(found.body, { total: 2, start: 0, limit: 50, resource_servers: items });
    const path = `resource-servers/${encodeURIComponent("https://api-3")}?fields=id,signing_alg&include_fields=false`;
    const { body } = await tenant.manage("GET", path);
    assert.deepEqual(["id" in body, "signing_alg" in body, body["identifier"]], [false, false, "https://api-3"]);
  });

  it("pick grants by audience, client, subject type and organizations", async (t) => {
    const tenant = await withMany(t);
    const { client_id } = application(tenant, "Orders Worker");
    const audience = "https://api-3";
    await tenant.manage("POST", "client-grants", { client_id, audience, subject_type: "user", scope: ["x"] });
    await tenant.manage("POST", "client-grants", { client_id, audience, allow_any_organization: true });
    await tenant.manage("POST", "client-grants", { default_for: "third_party_clients", audience });
    const count = async (query: string) => (await tenant.list(`client-grants?per_page=100&${query}`)).length;
    const name = encodeURIComponent(audience);
    assert.equal(await count(`audience=${name}`), 4);
    assert.equal(await count(`audience=${name}&client_id=${client_id}`), 2);
    assert.equal(await count(`client_id=${client_id}&subject_type=user`), 1);
    assert.equal(await count("allow_any_organization=true"), 1);
    assert.equal(await count("default_for=third_party_clients"), 1);
    assert.equal(await count("client_id=nobody"), 0);
  });
});
