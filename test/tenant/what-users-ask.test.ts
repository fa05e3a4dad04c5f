import assert from "node:assert/strict";
import { test } from "node:test";
import { planMarkdown } from "../../server/src/tenant/views/render-markdown.ts";
import { planText } from "../../server/src/tenant/views/render-text.ts";
import { planComment, planMarker } from "../../server/src/tenant/views/plan-comment.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi, planOf } from "./build.ts";
import { domain } from "./fake-tenant.ts";
import { runRowCases } from "./row-case.ts";

const clients = [clientOnTenant("worker"), clientOnTenant("shop")];
const grant = (client: string, ...scope: string[]) => ({ client, fields: { scope } });

runRowCases("what users of the neighbouring tools complain about", [
  {
    // A preview that showed what did not differ: https://github.com/auth0/auth0-deploy-cli/issues/70
    // https://github.com/auth0/auth0-deploy-cli/pull/1462 https://github.com/auth0/auth0-deploy-cli/issues/1450
    name: "what the tenant fills in, and order, is no difference",
    want: [
      {
        fields: { name: "A", enforce_policies: false, scopes: [{ value: "b" }, { value: "a" }] },
        grants: [grant("worker", "b", "a"), { client: "shop", fields: { allow_all_scopes: true } }],
      },
    ],
    have: {
      apis: [apiOnTenant({ name: "A", scopes: [{ value: "a" }, { value: "b" }] })],
      clients,
      grants: [
        grantOnTenant("worker", { scope: ["a", "b"] }),
        grantOnTenant("shop", { allow_all_scopes: true, scope: undefined }),
      ],
    },
    rows: [],
  },
  {
    // A grant that was made anew in the Dashboard has another id:
    // https://github.com/auth0/terraform-provider-auth0/issues/255 https://github.com/auth0/auth0-deploy-cli/issues/1237
    name: "a grant is found by application and subject type, whatever its id",
    want: [{ grants: [grant("worker", "a")] }],
    have: { apis: [apiOnTenant()], clients, grants: [grantOnTenant("worker", { id: "cgr_anew", scope: ["a"] })] },
    rows: [],
  },
  {
    // https://github.com/auth0/auth0-deploy-cli/issues/1329
    name: "the order of grants in the file means nothing",
    want: [{ grants: [grant("shop"), grant("worker")] }],
    have: { apis: [apiOnTenant()], clients, grants: [grantOnTenant("worker"), grantOnTenant("shop")] },
    rows: [],
  },
  {
    // https://github.com/auth0/auth0-deploy-cli/issues/1484 https://github.com/auth0/terraform-provider-auth0/issues/407
    name: "a system API is blocked by itself, and the rest goes on",
    want: [{ identifier: `https://${domain}/me/`, fields: { name: "x" } }, { fields: { name: "x" } }],
    have: { apis: [apiOnTenant(), apiOnTenant({ id: "5f2", identifier: `https://${domain}/me/`, is_system: true })] },
    rows: ["blocked api: Auth0's own", "update api"],
  },
  {
    // https://github.com/auth0/auth0-deploy-cli/issues/1274 https://github.com/auth0/auth0-deploy-cli/issues/144
    name: "grants of APIs that the file doesn't name, or has no list of, are nobody's to remove",
    want: [{ fields: { name: "x" } }],
    have: {
      apis: [apiOnTenant({ name: "x" }), apiOnTenant({ id: "5f2", identifier: "urn:else" }), managementApi()],
      clients,
      grants: [grantOnTenant("worker"), grantOnTenant("shop", { audience: "urn:else" })],
    },
    rows: ["extra api"],
  },
  {
    // https://github.com/auth0/terraform-provider-auth0/issues/687 https://github.com/auth0/terraform-provider-auth0/issues/151
    // https://github.com/auth0/terraform-provider-auth0/issues/939
    name: "scopes that the file has no list of belong to somebody else, and stay",
    want: [{ fields: { name: "x" } }],
    have: { apis: [apiOnTenant({ name: "x", scopes: [{ value: "a" }, { value: "b" }] })] },
    rows: [],
  },
]);

test("what only the tenant has comes in one order, and doesn't bury the rest", () => {
  const names = Array.from({ length: 30 }, (_, at) => `urn:${String(at).padStart(2, "0")}`);
  const twin = "https://api.acme.com/orders/";
  const apis = [...names.toReversed(), twin].map((identifier, at) => apiOnTenant({ id: `5f${at}`, identifier }));
  const plan = planOf([{ identifier: "https://api.acme.com/orders", absent: true }], { apis });
  // A noisy, unordered list: https://github.com/auth0/auth0-deploy-cli/issues/1440
  assert.deepEqual(
    plan.changes.map(({ identifier }) => identifier),
    [twin, ...names],
  );
  for (const text of [planText(plan, (_, each) => each), planMarkdown(plan)]) {
    assert.match(text, /api\.acme\.com\/orders\/[^]*urn:00[^]*urn:09[^]*… and 20 more/);
    assert.doesNotMatch(text, /urn:10/);
  }
});

test("a comment that is too long says how much is left out, and keeps its marker", () => {
  const scopes = Array.from({ length: 300 }, (_, at) => ({ value: `read:${at}`, description: "x".repeat(200) }));
  const plan = planOf(
    Array.from({ length: 5 }, (_, at) => ({ identifier: `urn:${at}`, fields: { scopes } })),
    {},
  );
  const comment = planComment(plan);
  assert.ok(comment.length <= 65_000, String(comment.length));
  assert.ok(comment.startsWith(`${planMarker(plan)}\n`));
  assert.match(comment, /\*\*This is not all:\*\* \d more of the plan's rows do not fit/);
  assert.doesNotMatch(planComment(planOf([{ fields: { name: "x" } }], {})), /This is not all/);
});
