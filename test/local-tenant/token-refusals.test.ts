import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { without } from "../../server/src/local-tenant/management/lay.ts";
import { answered, application, type RunningTenant, runningTenant } from "./running-tenant.ts";

const audience = "https://a";
const encryption = (pem: string) => ({ format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", pem } });

async function withGrant(t: TestContext) {
  const tenant = await runningTenant(t);
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
        "The local tenant has no organizations yet.",
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

  it("what it would have to issue wrong: constrained, encrypted, for an organization", async (t) => {
    const { tenant, request, grant } = await withGrant(t);
    const patch = (body: unknown) => tenant.manage("PATCH", "resource-servers/https%3A%2F%2Fa", body);
    const proof = "The local tenant doesn't issue sender-constrained tokens (proof_of_possession) yet.";
    await patch({ proof_of_possession: { mechanism: "dpop", required: true } });
    await refuses(tenant, [["dpop", request, 400, "invalid_dpop_proof", proof]]);
    await patch({ proof_of_possession: { mechanism: "mtls", required: true, required_for: "all_clients" } });
    await refuses(tenant, [["mtls", request, 400, "invalid_request", proof]]);
    await patch({ proof_of_possession: { mechanism: "dpop", required: true, required_for: "public_clients" } });
    assert.equal((await tenant.token(request)).status, 200);
    assert.equal((await tenant.token(request, { dpop: "x" })).body["error"], "invalid_dpop_proof");
    const { generateKeyPairSync } = await import("node:crypto");
    const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });
    await patch({ proof_of_possession: null, token_encryption: encryption(pem.toString()) });
    await refuses(tenant, [
      [
        "jwe",
        request,
        400,
        "invalid_request",
        "The local tenant doesn't issue encrypted tokens (token_encryption) yet.",
      ],
    ]);
    await patch({ token_encryption: null });
    await tenant.manage("PATCH", grant, { organization_usage: "require" });
    await refuses(tenant, [
      ["organization", request, 400, "invalid_request", "parameter organization is required for this client"],
    ]);
  });
});
