import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Services } from "../../../client/src/services.ts";
import { compareWithTenant } from "../../../client/src/tests/compare.ts";
import type { GrantUnderTest } from "../../../client/src/tests/run.ts";
import type { DesiredGrant } from "../../../server/src/tenant/desired/desired.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, identifier, planOf } from "../../tenant/build.ts";
import type { FakeState } from "../../tenant/fake-management.ts";
import { domain, fakeTenant } from "../../tenant/fake-tenant.ts";

const scopes = [{ value: "read", description: "Reads" }];

suite("a grant beside the tenant's", () => {
  for (const subjectType of ["client", "user"] as const) {
    const grant = { client: "worker", clientId: "w1", subjectType, absent: false, fields: { scope: ["read"] } };
    const there = grantOnTenant("w1", { subject_type: subjectType, scope: ["read"] });
    const worker = clientOnTenant("w1", { grant_types: ["client_credentials"] });

    test(`of subject type ${subjectType} is right where the tenant has the same`, async () => {
      assert.equal(await judged(grant, { grants: [there], clients: [worker] }), "passed");
    });

    test(`of subject type ${subjectType} is right where the tenant doesn't list the application whose grant it has`, async () => {
      assert.equal(await judged(grant, { grants: [there] }), "passed");
    });

    test(`of subject type ${subjectType} is wrong where the tenant has neither`, async () => {
      assert.equal(await judged(grant, {}), "No application with the id w1 (worker in the file) is on the tenant.");
    });

    test(`of subject type ${subjectType} is wrong where the tenant's has other scopes, be its application listed or not`, async () => {
      const other = { ...there, scope: [] };
      for (const clients of [[], [worker]]) {
        assert.match(await judged(grant, { grants: [other], clients }), /scopes/);
      }
    });
  }
});

/** What the test says of the grant; that it passes and that a plan has nothing to do are one answer. */
async function judged(grant: DesiredGrant, { grants = [], clients = [] }: Partial<FakeState>): Promise<string> {
  const state = { apis: [apiOnTenant({ scopes })], grants, clients };
  const { api } = fakeTenant({ state });
  const services = { connections: { existing: () => Promise.resolve(api()) } } as unknown as Services;
  const { apis } = desiredState([{ identifier, fields: { scopes }, grants: [grant] }]);
  const [own] = apis;
  const under = {
    api: own,
    apis,
    grant: own?.grants?.[0],
    target: { tenant: { domain } },
  } as unknown as GrantUnderTest;
  const said = await compareWithTenant(services).judge(under, new AbortController().signal);
  const plan = planOf([{ identifier, fields: { scopes }, grants: [grant] }], state);
  assert.equal(said.state === "passed", plan.changes.length === 0, JSON.stringify(plan.changes));
  return said.state === "failed" ? said.broken.map(({ message }) => message).join(" ") : said.state;
}
