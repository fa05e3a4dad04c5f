import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { agreed, type Agreement, type Drift, driftOf } from "../../server/src/tenant/drift/drift.ts";
import { thumbprint } from "../../server/src/tenant/thumbprint.ts";
import * as fc from "../properties.ts";
import {
  apiOnTenant,
  clientOnTenant,
  desiredState,
  grantOnTenant,
  identifier,
  tenantState,
  type Wanted,
} from "./build.ts";
import type { FakeState } from "./fake-management.ts";

const options = { ownClientId: undefined, thumbprint };

function drift(file: Wanted, tenant: Partial<FakeState>, last?: readonly Wanted[]): Drift | undefined {
  const state = { clients: [clientOnTenant("worker"), clientOnTenant("shop")], ...tenant };
  const found = driftOf(desiredState([file]), tenantState(state), last && agreement(last), options);
  return found.get(identifier);
}

function agreement(apis: readonly Wanted[]): Agreement {
  return { ...desiredState(apis), undecided: [] };
}

/** What file, tenant and memory say of two fields of an API; `-`: nothing. */
function threeWay(file: string, tenant: string, last?: string): Drift | undefined {
  const fields = (text: string) =>
    Object.fromEntries(
      (["name", "token_dialect"] as const).flatMap((key, at) => {
        const value = text.split(" ")[at] ?? "-";
        return value === "-" ? [] : [[key, value]];
      }),
    );
  return drift(
    { fields: fields(file) },
    { apis: [apiOnTenant(fields(tenant))] },
    last === undefined ? undefined : [{ fields: fields(last) }],
  );
}

suite("which side of an API changed", () => {
  const cases: readonly (readonly [file: string, tenant: string, last: string | undefined, Drift])[] = [
    ["a x", "a x", undefined, "in-sync"],
    ["b x", "a x", undefined, "differs"],
    ["b x", "a x", "a x", "changed-here"],
    ["a x", "b x", "a x", "changed-on-tenant"],
    ["b x", "a y", "a x", "changed-on-both"],
    ["b x", "c x", "a x", "changed-on-both"],
    ["b x", "b x", "a x", "in-sync"],
    // Somebody else has synced the name meanwhile, so that nobody can say who changed the dialect last.
    ["b y", "b x", "a x", "differs"],
    ["b x", "b y", "a x", "differs"],
    // What the file doesn't mention any more may be anything.
    ["- y", "b x", "a x", "changed-here"],
    ["- x", "b x", "a x", "in-sync"],
    // What it mentions for the first time.
    ["a y", "a x", "a -", "changed-here"],
  ];
  for (const [file, tenant, last, expected] of cases) {
    test(`file ${file}, tenant ${tenant}, then ${last ?? "unknown"}: ${expected}`, () => {
      assert.equal(threeWay(file, tenant, last), expected);
    });
  }

  test("one that is new here, and one that the tenant lost", () => {
    assert.equal(drift({}, {}, []), "changed-here");
    assert.equal(drift({}, {}, [{}]), "changed-on-tenant");
    assert.equal(drift({}, {}), "differs");
    assert.equal(drift({ fields: { name: "New" } }, { apis: [apiOnTenant()] }, []), "differs");
  });

  test("one that should go, and one that came back", () => {
    const apis = [apiOnTenant()];
    assert.equal(drift({ absent: true }, { apis }, [{}]), "changed-here");
    assert.equal(drift({ absent: true }, { apis }, [{ absent: true }]), "changed-on-tenant");
    assert.equal(drift({ absent: true }, {}, [{ absent: true }]), "in-sync");
  });

  test("grants count as well, application by application", () => {
    const apis = [apiOnTenant({ scopes: [{ value: "a" }, { value: "b" }] })];
    const granted = (...scope: string[]) => ({ grants: [{ client: "worker", fields: { scope } }] });
    const last = [granted("a")];
    assert.equal(drift(granted("a"), { apis, grants: [grantOnTenant("worker", { scope: ["a"] })] }, last), "in-sync");
    assert.equal(
      drift(granted("a", "b"), { apis, grants: [grantOnTenant("worker", { scope: ["a"] })] }, last),
      "changed-here",
    );
    assert.equal(
      drift(granted("a"), { apis, grants: [grantOnTenant("worker", { scope: ["b"] })] }, last),
      "changed-on-tenant",
    );
    const shop = [grantOnTenant("worker", { scope: ["a"] }), grantOnTenant("shop")];
    assert.equal(drift(granted("a"), { apis, grants: shop }, last), "changed-on-tenant");
    assert.equal(drift(granted("a"), { apis }, last), "changed-on-tenant");
  });

  test("an API with an error is not compared", () => {
    assert.equal(drift({ blocked: "Wrong." }, { apis: [apiOnTenant()] }, [{}]), "blocked");
  });
});

suite("what is remembered", () => {
  const desired = desiredState([{ fields: { name: "new" } }]);
  const last = agreement([{ fields: { name: "old" } }]);
  const then = (drift: Drift, before?: Agreement) => agreed(desired, new Map([[identifier, drift]]), before);

  test("is renewed where both agree, and kept where they don't", () => {
    assert.deepEqual(then("in-sync", last), { ...desired, undecided: [] });
    assert.deepEqual(then("changed-here", last), last);
  });

  test("is, of what differs at first, that nobody knows why, until both agree", () => {
    const undecided = { ...desiredState([]), undecided: [identifier] };
    assert.deepEqual(then("differs"), undecided);
    assert.deepEqual(then("differs", undecided), undecided);
    assert.deepEqual(then("in-sync", undecided), { ...desired, undecided: [] });
    assert.deepEqual(then("differs", agreement([])), undecided);
    assert.deepEqual(then("changed-here", agreement([])), agreement([]));
  });

  test("is, of what an error hid at the first look, that nobody knows why it differs", () => {
    const hidden = agreed({ ...desiredState([]), unclear: true }, new Map(), undefined);
    const tenant = tenantState({});
    assert.equal(driftOf(desired, tenant, hidden, options).get(identifier), "differs");
    assert.deepEqual(then("differs", hidden), { ...desiredState([]), undecided: [identifier] });
  });

  test("is kept of what the file doesn't name at the moment", () => {
    assert.deepEqual(agreed(desiredState([]), new Map(), last), last);
  });

  test("doesn't follow the lines where an API stands", () => {
    const moved = { ...desired, apis: desired.apis.map((api) => ({ ...api, source: { line: 7 } })) };
    assert.deepEqual(agreed(moved, new Map([[identifier, "in-sync"]]), undefined), then("in-sync"));
  });

  test("changes no answer: who looks again sees the same", () => {
    const name = fc.constantFrom("a", "b");
    const api = fc.record({ identifier: fc.constantFrom("urn:x", "urn:y"), name });
    const apis = fc.uniqueArray(api, { selector: ({ identifier }) => identifier });
    const moment = fc.record({ file: apis, tenant: apis, isUnclear: fc.boolean() });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 4 }), (moments) => {
        let memory: Agreement | undefined;
        for (const { file, tenant, isUnclear } of moments) {
          const named = desiredState(file.map(({ identifier, name }) => ({ identifier, fields: { name } })));
          const wanted = { ...named, ...(isUnclear && { unclear: true as const }) };
          const actual = tenantState({ apis: tenant.map((fields) => apiOnTenant(fields)) });
          const seen = driftOf(wanted, actual, memory, options);
          memory = agreed(wanted, seen, memory);
          assert.deepEqual(driftOf(wanted, actual, memory, options), seen);
        }
      }),
    );
  });

  test("makes a later change on one side that side's", () => {
    const value = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(value, value, fc.boolean(), (old, changed, here) => {
        const both = tenantState({ apis: [apiOnTenant({ name: old })] });
        const file = desiredState([{ fields: { name: old } }]);
        const memory = agreed(file, driftOf(file, both, undefined, options), undefined);
        const fileNow = desiredState([{ fields: { name: here ? changed : old } }]);
        const tenantNow = tenantState({ apis: [apiOnTenant({ name: here ? old : changed })] });
        const expected = changed === old ? "in-sync" : here ? "changed-here" : "changed-on-tenant";
        assert.equal(driftOf(fileNow, tenantNow, memory, options).get(identifier), expected);
      }),
    );
  });
});
