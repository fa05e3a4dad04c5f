import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { without } from "../../server/src/local-tenant/management/lay.ts";
import { answered, application, type RunningTenant, runningTenant } from "./running-tenant.ts";

const audience = "https://a";

async function withGrant(t: TestContext, seed?: unknown) {
  const tenant = await runningTenant(t, { seed });
  const worker = application(tenant, "Orders Worker");
  await tenant.manage("POST", "resource-servers", { identifier: audience, scopes: [{ value: "read" }] });
  const grant = await tenant.manage("POST", "client-grants", {
    client_id: worker.client_id,
    audience,
    scope: ["read"],
  });
  const request = { grant_type: "client_credentials", audience, ...worker };
  assert.equal((await tenant.token(request)).status, 200);
  return { tenant, worker, request, grant: `client-grants/${String(grant.body["id"])}` };
}

type Refused = [
  what: string,
  request: Readonly<Record<string, string>>,
  status: number,
  error: string,
  description: string,
];

async function refuses(tenant: RunningTenant, cases: readonly Refused[]): Promise<void> {
  for (const [what, request, status, error, error_description] of cases) {
    const answer = await tenant.token(request);
    assert.deepEqual([answer.status, answer.body], [status, { error, error_description }], what);
    assert.equal(answer.headers.get("cache-control"), "no-store", what);
  }
}

const notAuthorized = (id: string, api: string) =>
  `Client "${id}" is not authorized to access resource server "${api}". You need to create a "client-grant" associated to this API.`;
const notAllowed = "Grant type 'client_credentials' not allowed for the client.";

describe("the token endpoint refuses", () => {
  it("what the request lacks or says wrong", async (t) => {
    const { tenant, request } = await withGrant(t);
    const noGrantType = without(request, "grant_type");
    const noAudience = without(request, "audience");
    const noClient = without(request, "client_id");
    await refuses(tenant, [
      ["no grant type", noGrantType, 400, "invalid_request", "Missing required parameter: grant_type"],
      [
        "a user's flow",
        { ...request, grant_type: "password" },
        400,
        "unsupported_grant_type",
        "Unsupported grant type: password",
      ],
      ["no client", noClient, 400, "invalid_request", "Missing required parameter: client_id"],
      ["an unknown client", { ...request, client_id: "x" }, 401, "access_denied", "Unauthorized"],
      ["a wrong secret", { ...request, client_secret: "x" }, 401, "access_denied", "Unauthorized"],
      ["no audience", noAudience, 403, "access_denied", "Non-global clients are not allowed access to APIv1"],
      [
        "another API's slash",
        { ...request, audience: `${audience}/` },
        403,
        "access_denied",
        `Service not enabled within domain: ${audience}/`,
      ],
      [
        "a scope too many",
        { ...request, scope: "read a b" },
        403,
        "access_denied",
        "Client has not been granted scopes: a, b",
      ],
      [
        "no grant",
        { ...request, ...application(tenant, "Reports Worker") },
        403,
        "access_denied",
        notAuthorized(application(tenant, "Reports Worker").client_id, audience),
      ],
      [
        "an organization",
        { ...request, organization: "org_1" },
        400,
        "invalid_request",
        "parameter organization is not allowed for this client",
      ],
    ]);
    await refuses(tenant, [["no secret", without(request, "client_secret"), 401, "access_denied", "Unauthorized"]]);
  });

  it("bodies that can't be read, doubled parameters and doubled sign-ins", async (t) => {
    const { tenant, worker, request } = await withGrant(t);
    const post = async (body: string, headers: Record<string, string>) => {
      const answer = await answered(
        await fetch(`http://${tenant.domain}/oauth/token`, { method: "POST", body, headers }),
      );
      return [answer.status, answer.body["error"] ?? answer.body["message"]];
    };
    const json = { "content-type": "application/json" };
    const form = { "content-type": "application/x-www-form-urlencoded" };
    assert.deepEqual(await post("{", json), [400, "invalid_request"]);
    assert.deepEqual(await post("[]", json), [400, "invalid_request"]);
    assert.deepEqual(await post(JSON.stringify({ ...request, scope: ["read"] }), json), [400, "invalid_request"]);
    assert.deepEqual(await post("x", { "content-type": "text/plain" }), [415, "Unsupported Media Type"]);
    assert.deepEqual(await post(`${new URLSearchParams(request).toString()}&audience=x`, form), [
      400,
      "invalid_request",
    ]);
    const basic = `Basic ${btoa(`${worker.client_id}:${worker.client_secret}`)}`;
    assert.equal((await tenant.token(request, { authorization: basic })).status, 400);
    const { client_id } = application(tenant, "Reports Worker");
    const other = { ...without(request, "client_secret"), client_id };
    assert.equal((await tenant.token(other, { authorization: basic })).status, 400);
    assert.equal((await tenant.token(other, { authorization: "Basic eA==" })).status, 400);
  });

  it("applications that are public or lack the grant type", async (t) => {
    const { tenant, worker, request } = await withGrant(t);
    const refused = [403, "unauthorized_client", notAllowed] as const;
    const web = application(tenant, "Shop Web").client_id;
    await refuses(tenant, [["public", { ...request, client_id: web }, ...refused]]);
    await tenant.manage("PATCH", `clients/${worker.client_id}`, { grant_types: ["authorization_code"] });
    await refuses(tenant, [["another grant type", request, ...refused]]);
    await tenant.manage("PATCH", `clients/${worker.client_id}`, {
      grant_types: ["client_credentials"],
      token_endpoint_auth_method: "none",
    });
    await refuses(tenant, [["made public", request, ...refused]]);
  });

  it("grants that don't reach: policy, subject type, third party", async (t) => {
    const { tenant, worker, request, grant } = await withGrant(t);
    const denied = [403, "access_denied", notAuthorized(worker.client_id, audience)] as const;
    const policy = (client: string) =>
      tenant.manage("PATCH", "resource-servers/https%3A%2F%2Fa", {
        subject_type_authorization: { client: { policy: client } },
      });
    await policy("deny_all");
    await refuses(tenant, [["policy", request, ...denied]]);
    await policy("require_client_grant");
    assert.equal((await tenant.token(request)).status, 200);
    await tenant.manage("DELETE", grant);
    await tenant.manage("POST", "client-grants", { client_id: worker.client_id, audience, subject_type: "user" });
    await refuses(tenant, [["a grant for users", request, ...denied]]);

    const { body } = await tenant.manage("POST", "clients", { name: "Foreign", is_first_party: false });
    const foreign = { ...request, client_id: String(body["client_id"]), client_secret: String(body["client_secret"]) };
    const third = [403, "unauthorized_client", notAuthorized(foreign.client_id, audience)] as const;
    await refuses(tenant, [["third party", foreign, ...third]]);
    await tenant.manage("POST", "client-grants", { default_for: "third_party_clients", audience, scope: ["read"] });
    assert.equal((await tenant.token(foreign)).body["scope"], "read");
    await refuses(tenant, [["the group's grant is not for our own", request, ...denied]]);
  });

  it("proofs of possession that are missing, wrong, or can't be given here", async (t) => {
    const { tenant, request } = await withGrant(t);
    const patch = (body: unknown) => tenant.manage("PATCH", "resource-servers/https%3A%2F%2Fa", body);
    await patch({ proof_of_possession: { mechanism: "dpop", required: true } });
    const needed = "A DPoP proof is required for this API.";
    await refuses(tenant, [["dpop", request, 400, "invalid_dpop_proof", needed]]);
    const wrong = await tenant.token(request, { dpop: "x" });
    assert.deepEqual([wrong.status, wrong.body["error"]], [400, "invalid_dpop_proof"]);
    assert.match(wrong.headers.get("dpop-nonce") ?? "", /^[\w-]{22}$/);
    await patch({ proof_of_possession: { mechanism: "mtls", required: true, required_for: "all_clients" } });
    const mtls = "The local tenant speaks no mutual TLS (proof_of_possession).";
    await refuses(tenant, [["mtls", request, 400, "invalid_request", mtls]]);
    await patch({ proof_of_possession: { mechanism: "dpop", required: true, required_for: "public_clients" } });
    assert.equal((await tenant.token(request)).body["token_type"], "Bearer");
  });

  it("organizations: needed, not allowed, unknown, not assigned", async (t) => {
    const seed = { organizations: [{ id: "org_1", name: "acme" }] };
    const { tenant, request, grant } = await withGrant(t, seed);
    const refused = (error: string, description: string, named = "org_1"): Refused => {
      const status = error === "access_denied" ? 403 : 400;
      return [description, { ...request, organization: named }, status, error, description];
    };
    await refuses(tenant, [refused("invalid_request", "parameter organization is not allowed for this client")]);
    await tenant.manage("PATCH", grant, { organization_usage: "require" });
    await refuses(tenant, [
      ["needed", request, 400, "invalid_request", "parameter organization is required for this client"],
      refused("invalid_request", "parameter organization is invalid: there is no organization org_2", "org_2"),
      refused("access_denied", "The client grant is not assigned to the organization org_1"),
    ]);
    await tenant.manage("PATCH", grant, { allow_any_organization: true });
    assert.equal((await tenant.token({ ...request, organization: "acme" })).status, 200);
  });

  it("a quota that is used up", async (t) => {
    const { tenant, worker, request } = await withGrant(t);
    const token_quota = { client_credentials: { per_hour: 2, per_day: 10 } };
    await tenant.manage("PATCH", `clients/${worker.client_id}`, { token_quota });
    const first = (await tenant.token(request)).headers.get("auth0-client-quota-limit") ?? "";
    assert.match(first, /^b=per_hour;q=2;r=1;t=\d+,b=per_day;q=10;r=9;t=\d+$/);
    await tenant.token(request);
    await refuses(tenant, [["quota", request, 429, "too_many_requests", "Client quota exceeded"]]);
    const { headers } = await tenant.token(request);
    assert.match(headers.get("auth0-client-quota-limit") ?? "", /^b=per_hour;q=2;r=0;t=\d+,b=per_day;q=10;r=8;/);
    assert.match(headers.get("retry-after") ?? "", /^\d+$/);
  });
});
