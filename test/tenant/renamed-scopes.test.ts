import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isWritten } from "../../server/src/tenant/plan/change.ts";
import { writesOf } from "../../server/src/tenant/plan/write.ts";
import { plan } from "../../server/src/tenant/plan/plan.ts";
import { withOldNames } from "../../server/src/tenant/plan/renamed-scopes.ts";
import { thumbprint } from "../../server/src/tenant/thumbprint.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, planOf, tenantState, type Wanted } from "./build.ts";

// Renaming or removing a scope that is held gives a bare 400 elsewhere, or takes it away from running callers:
// https://github.com/alexkappa/terraform-provider-auth0/issues/197
// https://github.com/auth0/terraform-provider-auth0/issues/328

interface Scope {
  readonly value: string;
  readonly description?: string;
}

interface Case {
  readonly name: string;
  readonly have: readonly Scope[];
  readonly want: readonly Scope[];
  readonly held?: readonly string[];
  readonly granted?: readonly string[];
  readonly renamed: string | undefined;
}

const cases: readonly Case[] = [
  { name: "a plural", have: [{ value: "read:order" }], want: [{ value: "read:orders" }], renamed: "read:orders" },
  {
    name: "the same description",
    have: [{ value: "orders", description: "Read orders" }],
    want: [{ value: "read:orders", description: "Read orders" }],
    renamed: "read:orders",
  },
  {
    name: "in the old one's place in a grant",
    have: [{ value: "orders" }],
    want: [{ value: "read:all" }, { value: "more" }],
    held: ["orders"],
    granted: ["read:all"],
    renamed: "read:all",
  },
  {
    name: "another verb is another scope",
    have: [{ value: "read:orders" }],
    want: [{ value: "write:orders" }],
    renamed: undefined,
  },
  { name: "a short name is not near", have: [{ value: "read:a" }], want: [{ value: "read:b" }], renamed: undefined },
  { name: "a removal alone", have: [{ value: "read:orders" }], want: [], renamed: undefined },
];

const planned = (
  { have, want, held, granted }: Omit<Case, "name" | "renamed">,
  keepRenamed = false,
  clients = [clientOnTenant("worker")],
) => {
  const wanted: Wanted = {
    fields: { scopes: want.map((scope) => ({ ...scope })) },
    ...(granted && { grants: [{ client: "short", clientId: "worker", fields: { scope: granted } }] }),
  };
  const state = {
    apis: [apiOnTenant({ scopes: have })],
    clients,
    grants: held ? [grantOnTenant("worker", { scope: held })] : [],
  };
  if (!keepRenamed) return planOf([wanted], state);
  const actual = tenantState(state);
  return plan(withOldNames(desiredState([wanted]), actual), actual, { thumbprint });
};

suite("a scope that is renamed", () => {
  for (const { name, renamed, ...scopes } of cases) {
    test(name, () => {
      const removal = planned(scopes).changes.find(({ kind }) => kind === "removal");
      assert.equal(/probably renamed to (\S+),/.exec(removal?.reason ?? "")?.[1], renamed);
    });
  }

  const rename: Omit<Case, "name" | "renamed"> = {
    have: [{ value: "read:order", description: "Read" }, { value: "other" }],
    want: [{ value: "read:orders", description: "Read" }, { value: "other" }],
    held: ["read:order", "other"],
    granted: ["read:orders", "other"],
  };

  test("at once: added, granted in place of the old one, removed, in this order", () => {
    const plan = planned(rename);
    const sent = writesOf(plan.work).map(({ resource, method, removal }) => [resource, method, removal].join(" "));
    assert.deepEqual(sent, ["api PATCH false", "grant PATCH false", "api PATCH true"]);
  });

  test("the first of two steps takes nothing from anybody", () => {
    const { changes } = planned(rename, true);
    const shown = changes.filter(isWritten).map(({ kind, resource, fields, reason }) => ({
      what: `${kind} ${resource}`,
      fields: fields.map(({ path, before, after }) =>
        before === null ? `+${path}` : after === null ? `-${path}` : path,
      ),
      reason,
    }));
    assert.deepEqual(shown, [
      {
        what: "update api",
        fields: ["+scopes.read:orders"],
        reason: "Keeps read:order beside read:orders for now, so that running callers survive.",
      },
      { what: "update grant", fields: ["+scope.read:orders"], reason: undefined },
    ]);
  });

  test("nor from an application that the tenant doesn't list, though it has a grant of it", () => {
    const { changes } = planned(rename, true, []);
    assert.ok(changes.every(({ fields }) => fields.every(({ after }) => after !== null)));
  });

  test("the second step is the file as it is", () => {
    const both = [...rename.have, { value: "read:orders", description: "Read" }];
    const plan = planned({ ...rename, have: both, held: ["read:order", "other", "read:orders"] });
    assert.deepEqual(
      plan.changes.map(({ kind, resource, fields }) => [kind, resource, fields.map(({ path }) => path).join()]),
      [
        ["removal", "api", "scopes.read:order"],
        ["update", "grant", "scope.read:order"],
      ],
    );
  });
});
