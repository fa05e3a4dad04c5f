import assert from "node:assert/strict";
import { test } from "node:test";
import { planToJson, sourcesOf } from "../../server/src/tenant/plan/plan-json.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, identifier, planOf } from "./build.ts";
import { domain } from "./fake-tenant.ts";

const clients = [clientOnTenant("worker"), clientOnTenant("shop")];

test("a row of an application that is called by a short name of another one has not the other one's line", () => {
  const web = { client: "web", clientId: "worker", subjectType: "client", absent: false, fields: {} } as const;
  const desired = desiredState([{ grants: [web] }]);
  const [api] = desired.apis;
  const plan = planOf([{ grants: [web] }], {
    apis: [apiOnTenant()],
    clients: [clientOnTenant("worker"), clientOnTenant("shop", { name: "web" })],
    grants: [grantOnTenant("shop")],
  });
  const lines = sourcesOf({ ...plan, desired: api ? [{ ...api, source: { line: 2, grants: [4] } }] : [] });
  assert.deepEqual(
    plan.changes.map((change) => [change.kind, change.clientId, lines(change)?.line]),
    [
      ["create", "worker", 4],
      ["removal", "shop", 2],
    ],
  );
});

test("the plan as JSON", () => {
  const have = { apis: [apiOnTenant({ name: "Orders" })], clients, grants: [grantOnTenant("shop")] };
  const want = [{ fields: { name: "Shop" }, grants: [{ client: "App worker", fields: { scope: ["a"] } }] }];
  assert.deepEqual(planToJson(planOf(want, have)), {
    version: 1,
    tenant: { name: "dev", domain },
    changes: [
      {
        kind: "update",
        resource: "api",
        identifier,
        fields: [{ path: "name", before: "Orders", after: "Shop" }],
        tag: "cosmetic",
        consequences: [{ tag: "cosmetic", why: "Only people read it; callers see no difference." }],
      },
      {
        kind: "create",
        resource: "grant",
        identifier,
        client: "App worker",
        clientId: "worker",
        subjectType: "client",
        fields: [{ path: "scope.a", before: null, after: "a" }],
        tag: "loosens access",
        consequences: [
          { tag: "loosens access", why: "The application may get machine-to-machine tokens for this API." },
        ],
      },
      {
        kind: "removal",
        resource: "grant",
        identifier,
        client: "App shop",
        clientId: "shop",
        subjectType: "client",
        fields: [],
        tag: "breaks callers",
        consequences: [
          { tag: "breaks callers", why: "The application gets no more machine-to-machine tokens for this API." },
        ],
      },
    ],
    // API: read, patched. Grants: one created; one read, deleted, looked for.
    requests: 6,
  });
});
