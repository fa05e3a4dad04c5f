import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Change } from "../../server/src/tenant/change.ts";
import { isEmpty, planToJson } from "../../server/src/tenant/plan.ts";
import { writesOf } from "../../server/src/tenant/write.ts";
import {
  apiOnTenant,
  clientOnTenant,
  grantOnTenant,
  identifier,
  managementApi,
  managementIdentifier,
  planOf,
  type Wanted,
} from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import { clientId, domain } from "./fake-tenant.ts";

interface Case {
  readonly name: string;
  readonly want: readonly Wanted[];
  readonly have: Partial<FakeState>;
  /** `kind resource [client/subjectType]`, and a piece of the reason after a colon. */
  readonly rows: readonly string[];
}

const worker = clientOnTenant("worker");
const shop = clientOnTenant("shop");
const clients = [worker, shop];
const apis = [apiOnTenant()];
const grant = { client: "worker", fields: { scope: ["a"] } };

const cases: readonly Case[] = [
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
    rows: ["blocked api: Two", "blocked api: Two"],
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
  // Applications.
  {
    name: "an application by its name",
    want: [{ grants: [{ client: "App worker" }] }],
    have: { apis, clients },
    rows: ["create grant App worker/client"],
  },
  {
    name: "a client id goes before a name",
    want: [{ grants: [{ client: "worker" }] }],
    have: { apis, clients: [clientOnTenant("other", { name: "worker" }), worker], grants: [grantOnTenant("worker")] },
    rows: [],
  },
  {
    name: "a short name",
    want: [{ grants: [{ client: "nightly", clientId: "worker" }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: [],
  },
  {
    name: "an unknown application",
    want: [{ grants: [{ client: "nobody" }] }],
    have: { apis, clients },
    rows: ["blocked grant nobody/client: No application"],
  },
  {
    name: "a short name for an application that isn't there",
    want: [{ grants: [{ client: "nightly", clientId: "gone" }] }],
    have: { apis, clients },
    rows: ["blocked grant nightly/client: gone (nightly in the file)"],
  },
  {
    name: "a name that two applications bear (auth0-deploy-cli#98, #771)",
    want: [{ grants: [{ client: "Twin" }] }],
    have: { apis, clients: [clientOnTenant("one", { name: "Twin" }), clientOnTenant("two", { name: "Twin" })] },
    rows: ["blocked grant Twin/client: one and two"],
  },
  {
    name: "while an application is unknown, nothing is taken for left out",
    want: [{ grants: [{ client: "renamed" }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["blocked grant renamed/client: No application", "blocked grant App worker/client: must be clear first"],
  },
  {
    name: "an unknown application whose grant is to be absent is nothing",
    want: [{ grants: [{ client: "nobody", absent: true }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["removal grant App worker/client"],
  },
  {
    name: "one application under two names",
    want: [{ grants: [{ client: "worker" }, { client: "App worker", fields: { scope: ["a"] } }] }],
    have: { apis, clients },
    rows: ["blocked grant worker/client: 2 grants", "blocked grant App worker/client: 2 grants"],
  },
  // The Management API: its grants and nothing else.
  {
    name: "grants of the Management API that the list leaves out stay",
    want: [{ managementApi: true, grants: [grant] }],
    have: { apis: [managementApi()], clients, grants: [grantOnTenant("shop", { audience: managementIdentifier })] },
    rows: ["create grant worker/client", "extra grant App shop/client"],
  },
  {
    name: "they are removed where the file says so",
    want: [{ managementApi: true, grants: [{ client: "shop", absent: true }] }],
    have: { apis: [managementApi()], clients, grants: [grantOnTenant("shop", { audience: managementIdentifier })] },
    rows: ["removal grant shop/client"],
  },
  {
    name: "but never the one that this program signs in with",
    want: [{ managementApi: true, grants: [{ client: clientId, absent: true }] }],
    have: {
      apis: [managementApi()],
      clients: [clientOnTenant(clientId)],
      grants: [grantOnTenant(clientId, { audience: managementIdentifier })],
    },
    rows: [`blocked grant ${clientId}/client: signs in with`],
  },
  {
    name: "its own grant as it is needs no word",
    want: [{ managementApi: true, grants: [{ client: clientId }] }],
    have: {
      apis: [managementApi()],
      clients: [clientOnTenant(clientId)],
      grants: [grantOnTenant(clientId, { audience: managementIdentifier, scope: ["read:clients"] })],
    },
    rows: [],
  },
];

suite("rows of a plan", () => {
  for (const { name, want, have, rows } of cases) {
    test(name, () => {
      const { changes } = planOf(want, have);
      const matched = changes.map((change, index) => {
        const [shown = "", reason = ""] = (rows[index] ?? "").split(": ");
        return short(change) === shown && (change.reason ?? "").includes(reason)
          ? rows[index]
          : `${short(change)}: ${change.reason}`;
      });
      assert.deepEqual(matched, rows);
    });
  }
});

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
      ["Held by 2 grants: App worker, App shop.", "Held by 1 grant: App worker."],
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

test("the plan as JSON", () => {
  const have = { apis: [apiOnTenant({ name: "Orders" })], clients, grants: [grantOnTenant("shop")] };
  const want = [{ fields: { name: "Shop" }, grants: [{ client: "App worker", fields: { scope: ["a"] } }] }];
  assert.deepEqual(planToJson(planOf(want, have)), {
    version: 1,
    tenant: { name: "dev", domain },
    changes: [
      { kind: "update", resource: "api", identifier, fields: [{ path: "name", before: "Orders", after: "Shop" }] },
      {
        kind: "create",
        resource: "grant",
        identifier,
        client: "App worker",
        clientId: "worker",
        subjectType: "client",
        fields: [{ path: "scope.a", before: null, after: "a" }],
      },
      {
        kind: "removal",
        resource: "grant",
        identifier,
        client: "App shop",
        clientId: "shop",
        subjectType: "client",
        fields: [],
      },
    ],
    // API: read, patched. Grants: one created; one read, deleted, looked for.
    requests: 6,
  });
});

function short({ kind, resource, client, subjectType }: Change): string {
  return [kind, resource, client === undefined ? undefined : `${client}/${subjectType}`].filter(Boolean).join(" ");
}
