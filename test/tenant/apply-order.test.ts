import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Outcome } from "../../server/src/tenant/apply/outcome.ts";
import { rename, renamed, run } from "./apply-run.ts";
import { apiOnTenant, grantOnTenant, identifier } from "./build.ts";
import type { FakeOptions, Sent } from "./fake-tenant.ts";

const apiPath = "/api/v2/resource-servers/5f0000000000000000000001";
const writes = (sent: readonly Sent[]) =>
  sent.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
suite("removals are not covered by a plain yes", () => {
  const state = {
    apis: [
      apiOnTenant({ name: "Before", scopes: [{ value: "old" }, { value: "kept" }] }),
      apiOnTenant({ id: "5f2", identifier: "urn:gone" }),
    ],
    grants: [grantOnTenant("shop")],
  };
  const wanted = [
    { fields: { name: "After", scopes: [{ value: "kept" }, { value: "new" }] }, grants: [] },
    { identifier: "urn:gone", absent: true },
  ];

  test("the rest is applied, and they are reported as pending", async () => {
    const { outcomes, fake, sent } = await run(wanted, { state }, { allowRemovals: false });
    assert.deepEqual(
      outcomes.map(({ change, ...result }) => [change.kind, result.state, "why" in result && result.why]),
      [
        ["update", "written", false],
        ["removal", "pending", "removal-not-allowed"],
        ["removal", "pending", "removal-not-allowed"],
        ["removal", "pending", "removal-not-allowed"],
      ],
    );
    assert.deepEqual(writes(sent), [`PATCH ${apiPath}`]);
    assert.deepEqual(fake.state.apis[0]?.["scopes"], [{ value: "old" }, { value: "kept" }, { value: "new" }]);
  });

  test("allowed: grants, then scopes, then APIs", async () => {
    const { sent, fake } = await run(wanted, { state });
    assert.deepEqual(writes(sent), [
      `PATCH ${apiPath}`,
      "DELETE /api/v2/client-grants/cgr_shop-client-27",
      `PATCH ${apiPath}`,
      "DELETE /api/v2/resource-servers/5f2",
    ]);
    assert.deepEqual(
      fake.state.apis.map((api) => api["identifier"]),
      [identifier],
    );
  });
});

suite("what must come first and failed holds back what waits for it", () => {
  const refuse =
    (match: (request: Sent) => boolean): NonNullable<FakeOptions["fault"]> =>
    (_, request) =>
      request.path.startsWith("/api") && match(request) ? { at: "request", kind: 403 } : undefined;
  const shown = (outcomes: readonly Outcome[]) =>
    outcomes.map(
      (each) => `${each.change.kind} ${each.change.resource} ${each.state === "pending" ? each.why : each.state}`,
    );

  test("no grant on an API that could not be made", async () => {
    const wanted = [{ grants: [{ client: "worker" }] }];
    const { outcomes } = await run(wanted, {
      fault: refuse(({ method, path }) => method === "POST" && path.endsWith("servers")),
    });
    assert.deepEqual(shown(outcomes), ["create api failed", "create grant waits"]);
  });

  test("no policy tightened while a grant for users is missing", async () => {
    const wanted = [
      {
        fields: { subject_type_authorization: { user: { policy: "require_client_grant" } } },
        grants: [{ client: "shop", subjectType: "user" as const }],
      },
    ];
    const { outcomes } = await run(wanted, {
      state: { apis: [apiOnTenant()] },
      fault: refuse(({ method }) => method === "POST"),
    });
    assert.deepEqual(shown(outcomes), ["update api waits", "create grant failed"]);
  });

  test("no API deleted while the one in its place is missing", async () => {
    const wanted = [{ identifier: "urn:new", fields: { name: "x" } }, { absent: true }];
    const { outcomes } = await run(wanted, {
      state: { apis: [apiOnTenant()] },
      fault: refuse(({ method }) => method === "POST"),
    });
    assert.deepEqual(shown(outcomes), ["create api failed", "removal api waits"]);
  });

  test("what has nothing to do with it goes on", async () => {
    const wanted = [{ ...rename }, { identifier: "urn:new", fields: { name: "x" } }];
    const { outcomes } = await run(wanted, { state: renamed, fault: refuse(({ method }) => method === "POST") });
    assert.deepEqual(shown(outcomes), ["update api written", "create api failed"]);
  });
});
