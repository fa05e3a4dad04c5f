import assert from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { pickedTenant } from "../../../server/src/document/read/tenants.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { fromTenant } from "../../../server/src/tenant/import/from-tenant.ts";
import { plan } from "../../../server/src/tenant/plan/plan.ts";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import { tenant } from "../arbitrary.ts";
import { tenantState } from "../build.ts";
import type { FakeState } from "../fake-management.ts";
import { clientId, domain } from "../fake-tenant.ts";
import * as fc from "../../properties.ts";
import { imported } from "./import-case.ts";
import { oddTenant } from "./odd-tenant.ts";

const runs = { numRuns: 80 };

/** What a sync of the text would do on a tenant, apart from reporting what only the tenant has. */
function planned(text: string, state: FakeState, name?: string) {
  const picked = pickedTenant(domain);
  const file = readFile(Document.of(text), name === undefined ? { picked } : { chosen: name });
  const desired = desiredState(file, file.tenants.find((each) => each.name === name) ?? picked, analyse(file));
  const { changes } = plan(desired, tenantState(state), { ownClientId: clientId, thumbprint });
  return changes.filter(({ kind }) => kind !== "extra");
}

/** The same tenant, as it may list itself another time. */
function shuffled({ apis, grants, clients }: FakeState): fc.Arbitrary<FakeState> {
  const all = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  return fc.record({ apis: all(apis.map(turned)), grants: all(grants.map(turned)), clients: all(clients) });
}

/** Its keys in the other order; details of an authorization are as somebody has written them. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([key, each]: [string, unknown]) => [key, key === "authorization_details" ? each : turned(each)]),
  ) as T;
}

for (const [kind, any] of Object.entries({ ordinary: tenant, odd: oddTenant })) {
  test(`a file that is made of any ${kind} tenant has nothing to plan for it, and no finding above info`, () => {
    fc.assert(
      fc.property(any, fc.constantFrom(undefined, "dev"), (state, name) => {
        const { text } = imported([fromTenant(tenantState(state), { domain, ...(name !== undefined && { name }) })]);
        assert.deepEqual(planned(text, state, name), [], text);
      }),
      runs,
    );
  });

  test(`nor for either of two ${kind} tenants`, () => {
    fc.assert(
      fc.property(any, any, (dev, production) => {
        const { text } = imported([
          fromTenant(tenantState(dev), { name: "dev", domain }),
          fromTenant(tenantState(production), { name: "production", domain: "acme-two.eu.auth0.com" }),
        ]);
        assert.deepEqual(planned(text, dev, "dev"), [], text);
        assert.deepEqual(planned(text, production, "production"), [], text);
      }),
      runs,
    );
  });

  test(`a file that is made of ${kind} tenants is the same in whatever order they list what they have`, () => {
    const twice = any.chain((state) => fc.tuple(fc.constant(state), shuffled(state)));
    const made = (dev: FakeState, production?: FakeState, name?: string) =>
      imported([
        fromTenant(tenantState(dev), { domain, ...(name !== undefined && { name }) }),
        ...(production
          ? [fromTenant(tenantState(production), { name: "production", domain: "acme-two.eu.auth0.com" })]
          : []),
      ]);
    fc.assert(
      fc.property(twice, twice, ([dev, devAgain], [production, productionAgain]) => {
        assert.deepEqual(made(devAgain), made(dev));
        assert.deepEqual(made(devAgain, productionAgain, "dev"), made(dev, production, "dev"));
      }),
      // Each makes four files.
      { numRuns: 20 },
    );
  });
}
