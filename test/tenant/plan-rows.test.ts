import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isEmpty } from "../../server/src/tenant/plan/plan.ts";
import { writesOf } from "../../server/src/tenant/plan/write.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi, managementIdentifier, planOf } from "./build.ts";
import { type RowCase, runRowCases } from "./row-case.ts";
import { domain } from "./fake-tenant.ts";

const worker = clientOnTenant("worker");
const shop = clientOnTenant("shop");
const clients = [worker, shop];
const apis = [apiOnTenant()];
const grant = { client: "worker", fields: { scope: ["a"] } };

const cases: readonly RowCase[] = [
  { name: "an empty file and an empty tenant", want: [], have: {}, rows: [] },
  { name: "an API of the tenant alone is extra", want: [], have: { apis }, rows: ["extra api"] },
  { name: "a system API is not even extra", want: [], have: { apis: [managementApi()] }, rows: [] },
  {
    name: "a new API with a grant",
    want: [{ grants: [grant] }],
    have: { clients },
    rows: ["create api", "create grant worker/client"],
  },
  {
    name: "an API with an error in the file",
    want: [{ blocked: "Wrong." }],
    have: { apis },
    rows: ["blocked api: Wrong."],
  },
  {
    name: "an error in an API blocks its grants as well",
    want: [{ blocked: "Wrong.", grants: [grant] }],
    have: { apis, clients },
    rows: ["blocked api: Wrong."],
  },
  {
    name: "one identifier twice",
    want: [{}, { fields: { name: "x" } }],
    have: { apis },
    rows: ["blocked api: Two"],
  },
  {
    name: "a system API that isn't the Management API",
    want: [{ identifier: `https://${domain}/me/`, fields: { name: "x" } }],
    have: { apis: [apiOnTenant({ identifier: `https://${domain}/me/`, is_system: true })] },
    rows: ["blocked api: Auth0's own"],
  },
  {
    name: "one that creating would switch on",
    want: [{ identifier: `https://${domain}/me/` }],
    have: {},
    rows: ["blocked api: reserved"],
  },
  {
    name: "no Management API under this name",
    want: [{ managementApi: true, grants: [] }],
    have: {},
    rows: ["blocked api: no Management API"],
  },
  {
    name: "the Management API in capitals, as a domain that has some makes it",
    want: [{ managementApi: true, identifier: `https://${domain.toUpperCase()}/api/v2/`, grants: [] }],
    have: {},
    rows: ["blocked api: in lower case there"],
  },
  // Deleting.
  { name: "absent and not there", want: [{ absent: true }], have: {}, rows: [] },
  {
    name: "absent and there: the API, and each of its grants",
    want: [{ absent: true }],
    have: { apis, clients, grants: [grantOnTenant("worker"), grantOnTenant("shop", { subject_type: "user" })] },
    rows: ["removal api: can't be undone", "removal grant App worker/client", "removal grant App shop/user"],
  },
  {
    name: "system grants and defaults are not deleted with an API",
    want: [{ absent: true }],
    have: {
      apis,
      clients,
      grants: [
        grantOnTenant("worker", { is_system: true }),
        grantOnTenant("x", { client_id: undefined, default_for: "third_party_clients" }),
      ],
    },
    rows: ["removal api: 2 grants"],
  },
  {
    name: "an absent system API",
    want: [{ absent: true, identifier: managementIdentifier }],
    have: { apis: [managementApi()] },
    rows: ["blocked api: Auth0's own"],
  },
  // Grants.
  {
    name: "no grants list: none is compared",
    want: [{}],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: [],
  },
  {
    name: "an empty list removes them",
    want: [{ grants: [] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["removal grant App worker/client"],
  },
  {
    name: "subject types are grants of their own",
    want: [{ grants: [{ client: "worker", subjectType: "user" }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["create grant worker/user", "removal grant App worker/client"],
  },
  {
    name: "an old grant without a subject type is one for clients",
    want: [{ grants: [{ client: "worker" }] }],
    have: { apis, clients, grants: [grantOnTenant("worker", { subject_type: undefined })] },
    rows: [],
  },
  {
    name: "a grant marked absent",
    want: [
      {
        grants: [
          { client: "worker", absent: true },
          { client: "shop", absent: true },
        ],
      },
    ],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["removal grant worker/client"],
  },
  {
    name: "system grants, defaults and unknown subject types are left alone",
    want: [{ grants: [] }],
    have: {
      apis,
      clients,
      grants: [
        grantOnTenant("worker", { is_system: true }),
        grantOnTenant("d", { client_id: undefined, default_for: "third_party_clients" }),
        grantOnTenant("shop", { subject_type: "anonymous_user" }),
      ],
    },
    rows: [],
  },
  {
    name: "a system grant can't be changed",
    want: [{ grants: [grant] }],
    have: { apis, clients, grants: [grantOnTenant("worker", { is_system: true })] },
    rows: ["blocked grant worker/client: Auth0's own"],
  },
];

runRowCases("rows of a plan", cases);

suite("a scope that goes names the grants that hold it", () => {
  test("by the applications' names", () => {
    const have = {
      apis: [apiOnTenant({ scopes: [{ value: "a" }, { value: "b" }] })],
      clients,
      grants: [grantOnTenant("worker", { scope: ["a", "b"] }), grantOnTenant("shop", { scope: ["a"] })],
    };
    const { changes } = planOf([{ fields: { scopes: [] } }], have);
    assert.deepEqual(
      changes.map(({ reason }) => reason),
      [
        "Held by 2 grants: App worker, App shop; roles were not checked.",
        "Held by 1 grant: App worker; roles were not checked.",
      ],
    );
  });
});

test("what is only reported makes no work", () => {
  const plan = planOf([{ blocked: "x" }, { identifier: "urn:gone", absent: true }], {
    apis: [apiOnTenant({ identifier: "urn:b" })],
  });
  assert.deepEqual(writesOf(plan.work), []);
  assert.equal(plan.requests, 0);
  assert.ok(isEmpty(plan));
});
