import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../server/src/facts/json.ts";
import { type Repair, repairText } from "../../server/src/expected/repair.ts";
import type { WhyQuestion } from "../../server/src/expected/why/seen.ts";
import { why } from "../../server/src/expected/why/why.ts";
import { tenantState, wantedApi, wantedGrant } from "./token-test.ts";

const api = "https://a";
const scoped = (...values: readonly string[]): JsonObject => ({ scopes: values.map((value) => ({ value })) });
const file = [wantedApi(api, scoped("read"), [wantedGrant("worker", { scope: ["read"] })])];
const worker = { clientId: "w1", name: "worker" };
const grant = { audience: api, clientId: "w1", fields: { scope: ["read"] } };
const synced = { apis: { [api]: scoped("read") }, clients: [worker], grants: [grant] };

type Tenant = Parameters<typeof tenantState>[0];

interface Case {
  readonly asks?: Partial<WhyQuestion>;
  readonly tenant?: Tenant;
}

function answers(name: string, { asks, tenant }: Case, token: "yes" | "no" | "unknown", ...reasons: readonly string[]) {
  test(name, () => {
    const state = tenant && tenantState(tenant);
    const answer = why({ api, application: { named: "worker" }, file, ...asks, ...(state && { tenant: state }) });
    const said = answer.reasons.map(({ kind, repairs }) => [kind, ...repairs.map(short)].join(" > "));
    assert.deepEqual([answer.token, answer.basis, ...said], [token, tenant ? "tenant" : "file", ...reasons]);
    for (const { title, detail } of answer.reasons) assert.match(`${title} ${detail}`, /^[^\s].*\. [^\s].*\.$/);
  });
}

function short(repair: Repair): string {
  assert.match(repairText(repair), /^[A-Z].*[^.]$/);
  return repair.kind === "edit" ? repair.edit.kind : repair.kind;
}

answers("the file alone: granted", {}, "yes");
answers("the tenant: granted", { tenant: synced }, "yes");
answers("a scope that is granted", { asks: { scopes: ["read"] }, tenant: synced }, "yes");

answers("the API is not synced yet", { tenant: { ...synced, apis: {} } }, "no", "no-api > sync");
answers("a slash", { tenant: { ...synced, apis: { [`${api}/`]: {} } } }, "no", "no-api > set-identifier > sync");
answers("a slash in the question", { asks: { api: `${api}/` }, tenant: synced }, "no", "no-api");
test("what the file wants gone is nothing that a token could be for", () => {
  const gone = { ...wantedApi(`${api}/`), absent: true };
  const question = { api, application: { named: "worker" }, file: [...file, gone], tenant: tenantState({}) };
  const [reason] = why(question).reasons;
  assert.deepEqual([reason?.detail, reason?.meant], ["The file has it: it is not synced yet.", undefined]);
});
answers("no such API anywhere", { asks: { api: "https://b" } }, "no", "no-api");

answers("the tenant has no such application", { tenant: { ...synced, clients: [] } }, "no", "no-application");
answers(
  "the tenant has its grant, and doesn't list it",
  { asks: { application: { named: "worker", clientId: "w1" } }, tenant: { ...synced, clients: [] } },
  "unknown",
  "no-application",
);
answers(
  "so, too, where its client id is all that was given",
  { asks: { application: { named: "w1" } }, tenant: { ...synced, clients: [] } },
  "unknown",
  "no-application",
);
answers(
  "the tenant has a grant of it for users alone, and doesn't list it",
  {
    asks: { application: { named: "worker", clientId: "w1" } },
    tenant: { ...synced, clients: [], grants: [{ ...grant, subjectType: "user" }] },
  },
  "no",
  "no-application",
);
answers(
  "two applications of that name",
  { tenant: { ...synced, clients: [worker, { ...worker, clientId: "w2" }] } },
  "no",
  "several-applications",
  "no-grant > sync",
);
answers(
  "a public application",
  { tenant: { ...synced, clients: [{ ...worker, authentication: "none", appType: "spa" }] } },
  "no",
  "public-application > on-tenant",
);
answers(
  "an application without client credentials",
  { tenant: { ...synced, clients: [{ ...worker, grantTypes: ["authorization_code"] }] } },
  "no",
  "no-client-credentials > on-tenant",
);

const denied = { subject_type_authorization: { client: { policy: "deny_all" } } };
const allowed = { subject_type_authorization: { client: { policy: "require_client_grant" } } };
answers(
  "the tenant's policy denies, the file is silent",
  { tenant: { ...synced, apis: { [api]: denied } } },
  "no",
  "policy-denies > set-field > sync",
);
answers(
  "the tenant's policy denies, the file allows",
  { asks: { file: [wantedApi(api, allowed)] }, tenant: { ...synced, apis: { [api]: denied } } },
  "no",
  "policy-denies > sync",
);
answers(
  "the file's policy denies",
  { asks: { file: [wantedApi(api, denied)] } },
  "no",
  "policy-denies > set-field",
  "no-grant",
);

answers("the grant is not synced yet", { tenant: { ...synced, grants: [] } }, "no", "no-grant > sync");
answers(
  "no grant in file and tenant",
  { asks: { file: [wantedApi(api, {}, [])] }, tenant: { ...synced, grants: [] } },
  "no",
  "no-grant > add-grant > sync",
);
answers(
  "a grant for users only",
  { asks: { file: [wantedApi(api, {}, [wantedGrant("worker", {}, "user")])] } },
  "no",
  "user-grant-only > add-grant",
);
answers(
  "a third-party application has the grant of all of them",
  {
    tenant: {
      ...synced,
      clients: [{ ...worker, firstParty: false }],
      grants: [{ audience: api, defaultFor: "third_party_clients" }],
    },
  },
  "yes",
);

answers(
  "a scope that is granted in the file, not on the tenant",
  { asks: { scopes: ["read"] }, tenant: { ...synced, grants: [{ ...grant, fields: { scope: [] } }] } },
  "no",
  "scope-not-granted > sync",
);
answers(
  "a scope that is granted nowhere",
  { asks: { scopes: ["write"] }, tenant: { ...synced, apis: { [api]: scoped("read", "write") } } },
  "no",
  "scope-not-granted > grant-scopes > sync",
);
answers(
  "a scope that nobody defines",
  { asks: { scopes: ["fly"] }, tenant: synced },
  "no",
  "scope-not-defined > define-scopes",
);
answers(
  "all scopes are granted",
  {
    asks: { scopes: ["read"] },
    tenant: { ...synced, grants: [{ ...grant, fields: { allow_all_scopes: true } }] },
  },
  "yes",
);

const within = (fields: JsonObject): Tenant => ({ ...synced, grants: [{ ...grant, fields }] });
answers(
  "an organization must be named",
  { tenant: within({ organization_usage: "require" }) },
  "yes",
  "organization-needed > name-organization > set-grant-field > sync",
);
answers(
  "an organization is denied",
  { asks: { organization: "org_1" }, tenant: synced },
  "no",
  "organization-denied > set-grant-field > sync",
);
answers(
  "which organizations have the grant is not known",
  { asks: { organization: "org_1" }, tenant: within({ organization_usage: "allow" }) },
  "unknown",
  "organization-denied > on-tenant",
);
answers(
  "any organization",
  { asks: { organization: "org_1" }, tenant: within({ organization_usage: "require", allow_any_organization: true }) },
  "yes",
);

const proof = (mechanism: string, fields: JsonObject = {}): Tenant => ({
  ...synced,
  apis: { [api]: { proof_of_possession: { mechanism, required: true, ...fields } } },
});
answers("DPoP", { tenant: proof("dpop") }, "yes", "proof-needed");
answers("mutual TLS", { tenant: proof("mtls") }, "yes", "certificate-needed");
answers("a proof of public clients only", { tenant: proof("dpop", { required_for: "public_clients" }) }, "yes");

test("one second is no seconds", () => {
  assert.equal(repairText({ kind: "retry", after: 1 }), "Try again in 1 second");
});
