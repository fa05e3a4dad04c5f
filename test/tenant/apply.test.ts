import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { apply } from "../../server/src/tenant/apply/apply.ts";
import type { Outcome } from "../../server/src/tenant/apply/outcome.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { rename, renamed, run } from "./apply-run.ts";
import { apiOnTenant, clientOnTenant, desiredState, planOf } from "./build.ts";
import { type FakeOptions, fakeTenant } from "./fake-tenant.ts";

const apiPath = "/api/v2/resource-servers/5f0000000000000000000001";
const states = (outcomes: readonly Outcome[]) => outcomes.map(({ state }) => state);

suite("what is written is read first", () => {
  test("one change: one reading by id, one write", async () => {
    const { sent, outcomes } = await run([rename], { state: renamed });
    assert.deepEqual(
      sent.map(({ method, path }) => `${method} ${path}`),
      [`GET ${apiPath}`, `PATCH ${apiPath}`],
    );
    assert.deepEqual(states(outcomes), ["written"]);
  });

  test("twelve changes: ten APIs are read together, and the other two", async () => {
    const names = Array.from({ length: 12 }, (_, at) => `urn:${at}`);
    const apis = names.map((name, at) =>
      apiOnTenant({ id: `5f${String(at).padStart(22, "0")}`, identifier: name, name: "Before" }),
    );
    const { sent } = await run(
      names.map((name) => ({ ...rename, identifier: name })),
      { state: { apis } },
    );
    const readings = sent
      .filter(({ method }) => method === "GET")
      .map(({ path }) => path.split("identifiers=").length - 1);
    assert.deepEqual(readings, [10, 2]);
    assert.equal(sent.length, 14);
  });

  test("an identifier that is long is not put into one address with others", async () => {
    const long = (at: number) => `https://api.acme.com/${String(at)}${"ü".repeat(300)}`;
    const apis = [1, 2, 3].map((at) =>
      apiOnTenant({ id: `5f${String(at).padStart(22, "0")}`, identifier: long(at), name: "Before" }),
    );
    const { sent, outcomes } = await run(
      [1, 2, 3].map((at) => ({ ...rename, identifier: long(at) })),
      { state: { apis } },
    );
    assert.ok(sent.every(({ path }) => path.length < 4500));
    assert.deepEqual(states(outcomes), ["written", "written", "written"]);
  });

  test("a reading that got too old is not written from", async () => {
    // The first PATCH waits for ten seconds before it may go.
    const limit = { "retry-after": "10" };
    const fault: FakeOptions["fault"] = (_, { method }) =>
      method === "PATCH" && limited++ === 0 ? { at: "request", kind: 429, headers: limit } : undefined;
    let limited = 0;
    const { sent, outcomes } = await run([rename], { state: renamed, fault });
    assert.deepEqual(
      sent.map(({ method }) => method),
      ["GET", "PATCH", "GET", "PATCH"],
    );
    assert.deepEqual(states(outcomes), ["written"]);
  });

  test("a tenant that is always too slow is left in peace", async () => {
    const limit = { "retry-after": "10" };
    const fault: FakeOptions["fault"] = (_, { method }) =>
      method === "PATCH" ? { at: "request", kind: 429, headers: limit } : undefined;
    const { outcomes } = await run([rename], { state: renamed, fault });
    assert.deepEqual(
      outcomes.map((each) => (each.state === "failed" ? each.failure.code : each.state)),
      ["stale"],
    );
  });
});

test("progress tells each row once, as it ends", async () => {
  const fake = fakeTenant({ state: { ...renamed, clients: [clientOnTenant("worker")] } });
  const api = fake.api();
  const { plan } = await preview(desiredState([{ ...rename, grants: [{ client: "worker" }] }]), api);
  const told: string[] = [];
  await apply(plan, api, {
    allowRemovals: false,
    onProgress: ({ done, total, outcomes }) =>
      told.push(`${done}/${total} ${outcomes.map(({ change }) => change.resource).join()}`),
  });
  assert.deepEqual(told, ["1/2 api", "2/2 grant"]);
});

test("a plan for another tenant is not applied", async () => {
  const fake = fakeTenant();
  const plan = { ...planOf([rename], renamed), tenant: { domain: "other.eu.auth0.com" } };
  await assert.rejects(apply(plan, fake.api(), { allowRemovals: true }), { code: "wrong-domain" });
  assert.deepEqual(fake.sent, []);
});
