import assert from "node:assert/strict";
import { test } from "node:test";
import { explainRefusal } from "../../server/src/token/refusal/refusal.ts";
import type { RefusalCause } from "../../server/src/token/refusal/refusal-cause.ts";
import type { JsonObject } from "../../server/src/facts/json.ts";
import type { WhyQuestion } from "../../server/src/expected/why/seen.ts";
import { wantedApi, wantedGrant } from "../expected/token-test.ts";
import type { Refusal } from "../../server/src/token/request/request.ts";

const audience = "https://api.acme.com/orders";
const granted = (fields: JsonObject = {}) => [wantedApi(audience, {}, [wantedGrant("orders-worker", fields)])];
const question: WhyQuestion = {
  api: audience,
  application: { named: "orders-worker", clientId: "Lz8T" },
  file: [wantedApi(audience, {}, [])],
};
const denied = (description: string, status = 403, error = "access_denied"): Refusal => ({
  status,
  error,
  description,
});

const policy = (name: string) => wantedApi(audience, { subject_type_authorization: { client: { policy: name } } }, []);

const tail = 'You need to create a "client-grant" associated to this API.';
const noGrant = denied(`Client is not authorized to access "${audience}". ${tail}`);
const organization = "https://api.acme.com/organizations";

const table: readonly (readonly [Refusal, Partial<WhyQuestion>, RefusalCause, RegExp])[] = [
  [noGrant, {}, "no-grant", /orders-worker has no grant.*Add a grant of orders-worker/],
  [noGrant, { file: granted() }, "no-grant", /The file has the grant\. Sync/],
  [
    denied(`Client "Lz8T" is not authorized to access resource server "${audience}". ${tail}`),
    {},
    "no-grant",
    /no grant/,
  ],
  [noGrant, { file: [policy("deny_all")] }, "client-policy-denies", /deny_all.*require_client_grant/],
  [noGrant, { file: [policy("require_client_grant")] }, "no-grant", /no grant/],
  [
    denied(`Client is not authorized to access "${organization}". ${tail}`),
    { api: organization },
    "no-grant",
    /organizations/,
  ],
  [
    denied("", 403, "unauthorized_client"),
    { application: { named: "orders-worker", clientId: "tpc_1" } },
    "no-grant",
    /no grant/,
  ],
  [
    denied("Client has not been granted scopes: read:a, read:b"),
    { file: granted({ scope: [] }) },
    "scope-not-granted",
    /Not granted to orders-worker: read:a, read:b.*Add read:a, read:b to the grant/,
  ],
  [
    denied("Client has not been granted scopes: read:a"),
    { file: granted({ scope: ["read:a"] }) },
    "scope-not-granted",
    /gives on the tenant\. .*Sync/,
  ],
  [
    denied(`Service not enabled within domain: ${audience}`),
    { file: [] },
    "unknown-audience",
    /no API.*Check the identifier/,
  ],
  [denied(`Service not found: ${audience}`, 400, "invalid_request"), {}, "unknown-audience", /no API/],
  [
    denied(`Service not enabled within domain: ${audience}`),
    {},
    "unknown-audience",
    /The file has it, the tenant doesn't\. Sync/,
  ],
  [denied("Non-global clients are not allowed access to APIv1"), {}, "no-audience", /names no API/],
  [denied("Unauthorized", 401), {}, "wrong-credentials", /does not accept the credentials of orders-worker/],
  [denied("Client authentication failed", 401, "invalid_client"), {}, "wrong-credentials", /credentials/],
  [
    denied("Grant type 'client_credentials' not allowed for the client.", 403, "unauthorized_client"),
    {},
    "grant-type-not-allowed",
    /may not use client credentials/,
  ],
  [
    { ...denied("Client quota exceeded", 429, "too_many_requests"), retryAfter: 3540 },
    {},
    "quota",
    /orders-worker is used up.*in 59 minutes/,
  ],
  [denied("Global limit has been reached", 429, "too_many_requests"), {}, "rate-limited", /fewer requests.*later/],
  [denied("An organization is required", 403), {}, "organization-needed", /An organization is required/],
  [denied("The organisation is not allowed", 403), { organization: "org_1" }, "organization-refused", /org_1/],
  [denied("", 400, "invalid_dpop_proof"), {}, "sender-constraint", /proof of possession/],
  [denied("unauthorized by a rule", 403, "unauthorized"), {}, "unknown", /unauthorized \(HTTP 403\).*by a rule/],
  [denied("", 403, "unauthorized_client"), {}, "unknown", /It gave no reason/],
];
for (const [refusal, known, cause, text] of table) {
  test(`${refusal.status} ${refusal.error} ${refusal.description}: ${cause} ${JSON.stringify(known)}`, () => {
    const explained = explainRefusal(refusal, { ...question, ...known });
    assert.equal(explained.cause, cause);
    assert.match(`${explained.title} ${explained.detail} ${explained.nextStep}`, text);
  });
}

test("the scopes that were refused are listed", () => {
  const explained = explainRefusal(denied("Client has not been granted scopes: read:a, read:b"), question);
  assert.match(`${explained.title} ${explained.detail}`, /read:a.*read:b/);
});

/** Asked for `https://api.acme.com/orders`; what the tenant has -> in what it differs. */
const nearMisses: Record<string, readonly string[] | undefined> = {
  "https://api.acme.com/orders/": ["trailing slash"],
  "http://api.acme.com/orders": ["scheme"],
  "https://API.acme.com/Orders": ["letter case"],
  "https://api.acme.com:443/orders": ["port"],
  "https://www.api.acme.com/orders": ["www."],
  "https://api.acme.com/%6Frders": ["percent-encoding"],
  "http://api.acme.com:80/Orders/": ["letter case", "port", "scheme", "trailing slash"],
  " https://api.acme.com/orders": ["spaces around it"],
  "https://api.acme.com/100%": undefined,
  "https://api.acme.com:8443/orders": undefined,
  "https://api.acme.com/order": undefined,
  [audience]: undefined,
};
for (const [identifier, differs] of Object.entries(nearMisses)) {
  test(`near miss: ${identifier}`, () => {
    const refusal = denied(`Service not enabled within domain: ${audience}`);
    const explained = explainRefusal(refusal, {
      ...question,
      file: [wantedApi("https://other"), wantedApi(identifier)],
    });
    assert.equal(explained.detail.includes(`There is ${identifier}, which differs`), differs !== undefined);
    for (const detail of differs ?? []) assert.ok(explained.detail.includes(detail));
  });
}
