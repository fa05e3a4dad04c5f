import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { planMarkdown } from "../../server/src/tenant/views/render-markdown.ts";
import { outcomesText, planText } from "../../server/src/tenant/views/render-text.ts";
import type { Outcome } from "../../server/src/tenant/apply/outcome.ts";
import { outcomeSummary, summary } from "../../server/src/tenant/views/summary.ts";
import { TenantError } from "../../server/src/tenant/connection/tenant-error.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, planOf } from "./build.ts";
import { domain } from "./fake-tenant.ts";

const plain = (_: string, text: string) => text;

const plan = planOf(
  [
    {
      fields: { name: "Shop", scopes: [{ value: "read:orders", description: "Read" }], consent_policy: null },
      grants: [{ client: "App worker", fields: { scope: ["read:orders"] } }, { client: "nobody" }],
    },
    { identifier: "urn:new", fields: { name: "New" } },
    { identifier: "urn:old", absent: true },
  ],
  {
    apis: [
      apiOnTenant({
        name: "Orders",
        scopes: [{ value: "write:orders" }],
        consent_policy: "transactional-authorization-with-mfa",
      }),
      apiOnTenant({ id: "5f2", identifier: "urn:old" }),
      apiOnTenant({ id: "5f3", identifier: "urn:else" }),
    ],
    clients: [clientOnTenant("worker")],
  },
);

test("a plan for a terminal", () => {
  assert.equal(
    planText(plan, plain),
    `Removals
  - scope of API https://api.acme.com/orders [breaks callers]
    scopes.write:orders: removed
    Breaks callers: Tokens no longer carry the scope, and whoever asks for it is refused.
    No grant holds it; roles were not checked.
  - API urn:old [breaks callers]
    Breaks callers: Nobody gets a token for this API any more.
    Deletes the API with 0 scopes and 0 grants. This can't be undone: made again, it has another id, and another secret where it signs with HS256.

Blocked
  ! grant nobody on https://api.acme.com/orders
    No application with the id or name nobody is on the tenant.

New
  + grant App worker (worker) on https://api.acme.com/orders [loosens access]
    scope.read:orders: added
    Loosens access: The application may get machine-to-machine tokens for this API.
  + API urn:new [loosens access]
    name: New
    Loosens access: Users of every first-party application may get tokens with all its scopes: neither a grant nor a role limits it.

Changes
  ~ API https://api.acme.com/orders [loosens access]
    name: Orders → Shop
    scopes.read:orders: added (Read)
    consent_policy: transactional-authorization-with-mfa → not set
    Loosens access: Users no longer confirm each transaction.
    Needs care: Grants for all scopes hold a new scope at once, and so does any user where neither grant nor role limits it.

On the tenant alone
  ? API urn:else

dev (acme.eu.auth0.com): 2 to create, 1 to update, 2 removals, 1 blocked, 8 requests.`,
  );
});

test("a plan as Markdown", () => {
  assert.equal(
    planMarkdown(plan),
    `### Plan for dev (\`acme.eu.auth0.com\`)

2 to create, 1 to update, 2 removals, 1 blocked.

#### Removals

- scope of API \`https://api.acme.com/orders\` **breaks callers**
  - \`scopes.write:orders\`: removed
  - Breaks callers&#58; Tokens no longer carry the scope, and whoever asks for it is refused\\.
  - No grant holds it; roles were not checked\\.
- API \`urn:old\` **breaks callers**
  - Breaks callers&#58; Nobody gets a token for this API any more\\.
  - Deletes the API with 0 scopes and 0 grants\\. This can't be undone&#58; made again, it has another id, and another secret where it signs with HS256\\.

#### Blocked

- grant \`nobody\` on \`https://api.acme.com/orders\`
  - No application with the id or name nobody is on the tenant\\.

#### New

- grant \`App worker (worker)\` on \`https://api.acme.com/orders\` **loosens access**
  - \`scope.read:orders\`: added
  - Loosens access&#58; The application may get machine\\-to\\-machine tokens for this API\\.
- API \`urn:new\` **loosens access**
  - \`name\`: \`New\`
  - Loosens access&#58; Users of every first\\-party application may get tokens with all its scopes&#58; neither a grant nor a role limits it\\.

#### Changes

- API \`https://api.acme.com/orders\` **loosens access**
  - \`name\`: \`Orders\` → \`Shop\`
  - \`scopes.read:orders\`: added \\(Read\\)
  - \`consent_policy\`: \`transactional-authorization-with-mfa\` → not set
  - Loosens access&#58; Users no longer confirm each transaction\\.
  - Needs care&#58; Grants for all scopes hold a new scope at once, and so does any user where neither grant nor role limits it\\.

#### On the tenant alone

- API \`urn:else\`
`,
  );
});

test("nothing to do", () => {
  assert.equal(planText(planOf([], {}), plain), `dev (${domain}): Nothing to do.`);
});

suite("text from a tenant or a file is only text", () => {
  const evil = "\u001b[2J\u202ex`](http://evil)<img src=x>@team #1 \n| [a](b) \u0007";
  const hostile = planOf(
    [
      { fields: { name: evil, scopes: [] }, grants: [{ client: evil }] },
      { identifier: evil, blocked: evil },
    ],
    {
      apis: [apiOnTenant({ name: "x", scopes: [{ value: evil }] }), apiOnTenant({ id: "5f2", identifier: `${evil}2` })],
      clients: [clientOnTenant("worker", { name: evil })],
      grants: [grantOnTenant("worker", { scope: [evil] })],
    },
  );

  test("no control character reaches a terminal", () => {
    assert.doesNotMatch(planText(hostile, plain).replaceAll("\n", ""), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    assert.ok(!planText(hostile, plain).includes("\n|"));
  });

  test("no markup, link or mention reaches Markdown outside of code", () => {
    const outside = planMarkdown(hostile).replace(/(?<!`)(`+)(?!`)(?:.*?[^`])??\1(?!`)/g, "");
    assert.doesNotMatch(outside, /[<>@]|\]\(|http:/);
  });
});

test("what became of a plan", () => {
  const [removal, , blocked] = plan.changes.filter(({ kind }) => kind === "removal" || kind === "blocked");
  const [update] = plan.changes;
  assert.ok(removal && blocked && update);
  const failure = new TenantError("forbidden", { domain, missing: ["update:resource_servers"] });
  const outcomes: readonly Outcome[] = [
    { change: update, state: "written", meanwhile: ["token_lifetime"] },
    { change: update, state: "unchanged" },
    { change: update, state: "moved", gone: false, now: [{ path: "name", before: "a", after: "b" }] },
    { change: update, state: "moved", gone: true, now: [] },
    { change: update, state: "failed", failure, sent: false },
    { change: update, state: "failed", failure: new TenantError("timeout", { domain }), sent: true },
    { change: removal, state: "pending", why: "removal-not-allowed" },
    { change: removal, state: "pending", why: "waits" },
    { change: removal, state: "pending", why: "not-reached" },
  ];
  const lines = outcomesText(outcomes, plain).split("\n");
  assert.deepEqual(
    lines
      .filter((_, at) => at % 2 === 1)
      .slice(0, 9)
      .map((line) => line.trim().slice(0, 60)),
    [
      "written; somebody else changed token_lifetime at the same ti",
      "the tenant had it already",
      "not written: the tenant changed since the plan (name); look ",
      "not written: it is gone from the tenant; look again",
      "failed: A permission is missing on acme.eu.auth0.com: update",
      "failed: acme.eu.auth0.com did not answer in time. The connec",
      "left: removals were not allowed",
      "left: what has to come before it was not done",
      "left: not reached",
    ],
  );
  assert.equal(
    outcomesText([{ change: update, state: "written" }], plain),
    "  ~ API https://api.acme.com/orders: written\n\n1 written.",
  );
  assert.equal(
    outcomeSummary(outcomes),
    "1 written, 1 already so, 2 changed on the tenant meanwhile, 2 failed, 3 left",
  );
  assert.equal(summary(plan), "2 to create, 1 to update, 2 removals, 1 blocked");
});
