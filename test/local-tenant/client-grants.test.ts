import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { application, envelope, type Json, type RunningTenant, runningTenant } from "./running-tenant.ts";

const audience = "https://a";

async function withApi(t: TestContext): Promise<{ tenant: RunningTenant; client_id: string }> {
  const tenant = await runningTenant(t);
  await tenant.manage("POST", "resource-servers", { identifier: audience, scopes: [{ value: "read" }] });
  return { tenant, client_id: application(tenant, "Orders Worker").client_id };
}

describe("creating a grant", () => {
  it("echoes what was sent, scopes that the API doesn't define included", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const sent = {
      client_id,
      audience,
      scope: ["read", "fly"],
      organization_usage: "allow",
      allow_any_organization: true,
    };
    const { status, body } = await tenant.manage("POST", "client-grants", sent);
    const { id, ...rest } = body;
    assert.equal(status, 201);
    assert.match(String(id), /^cgr_[A-Za-z0-9]{16}$/);
    assert.deepEqual(rest, { ...sent, subject_type: "client" });
    assert.deepEqual((await tenant.manage("GET", `client-grants/${String(id)}`)).body, body);
  });

  it("leaves scope out when all scopes are allowed, and has an empty list when none is said", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const all = await tenant.manage("POST", "client-grants", { client_id, audience, allow_all_scopes: true });
    assert.deepEqual(["scope" in all.body, all.body["allow_all_scopes"]], [false, true]);
    const user = await tenant.manage("POST", "client-grants", { client_id, audience, subject_type: "user" });
    assert.deepEqual(user.body["scope"], []);
  });

  it("allows one for each client, audience and subject type", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const create = async (body: Json) => (await tenant.manage("POST", "client-grants", body)).status;
    assert.equal(await create({ client_id, audience }), 201);
    assert.equal(await create({ client_id, audience, subject_type: "client" }), 409);
    assert.equal(await create({ client_id, audience, subject_type: "user" }), 201);
    assert.equal(await create({ default_for: "third_party_clients", audience }), 201);
    assert.equal(await create({ default_for: "third_party_clients", audience, scope: ["read"] }), 409);
  });
});

describe("refusing a grant", () => {
  it("says which part doesn't exist", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const create = async (body: Json) => (await tenant.manage("POST", "client-grants", body)).body;
    assert.deepEqual(
      await create({ client_id, audience: "https://a/" }),
      envelope(404, "Not Found", "The resource server does not exist", "inexistent_resource_server"),
    );
    assert.deepEqual(
      await create({ client_id: "nobody", audience }),
      envelope(404, "Not Found", "The client does not exist", "inexistent_client"),
    );
  });

  it("names what is wrong with the body", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const refused: [body: Json, problem: string][] = [
      [{ client_id }, "'Missing required property: audience'."],
      [{ client_id, audience: "" }, "'String is too short (0 chars), minimum 1' on property audience."],
      [{ client_id, audience, scopes: [] }, "'Additional properties not allowed: scopes'."],
      [{ client_id, audience, scope: [""] }, "'String is too short (0 chars), minimum 1' on property scope[0]."],
      [
        { client_id, audience, organization_usage: "required" },
        "'No enum match for: required' on property organization_usage.",
      ],
      [
        { client_id, audience, default_for: "third_party_clients" },
        "'Exactly one of client_id and default_for is required'.",
      ],
      [{ audience }, "'Exactly one of client_id and default_for is required'."],
      [
        { client_id, audience, allow_all_scopes: true, scope: ["read"] },
        "'`scope` cannot be provided when `allow_all_scopes` is true' on property scope.",
      ],
      [
        { default_for: "third_party_clients", audience, allow_any_organization: true },
        "'Not allowed for third-party clients' on property allow_any_organization.",
      ],
    ];
    for (const [body, problem] of refused) {
      const expected = envelope(400, "Bad Request", `Payload validation error: ${problem}`, "invalid_body");
      assert.deepEqual((await tenant.manage("POST", "client-grants", body)).body, expected);
    }
  });

  it("protects the Management API from all scopes and from third parties", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const system = `https://${tenant.domain}/api/v2/`;
    const third = await tenant.manage("POST", "clients", { name: "Foreign", is_first_party: false });
    const create = async (body: Json) => {
      const { status, body: answer } = await tenant.manage("POST", "client-grants", { audience: system, ...body });
      return [status, answer["message"]];
    };
    const noAll = [400, "`allow_all_scopes` cannot be provided when `audience` is a system API"];
    assert.deepEqual(await create({ client_id, allow_all_scopes: false }), noAll);
    assert.equal((await create({ client_id: third.body["client_id"] }))[0], 400);
    assert.equal((await create({ default_for: "third_party_clients" }))[0], 400);
    const made = await tenant.manage("POST", "client-grants", { client_id, audience: system, scope: ["read:users"] });
    assert.equal(made.status, 201);
    const patched = await tenant.manage("PATCH", `client-grants/${String(made.body["id"])}`, {
      allow_all_scopes: null,
    });
    assert.deepEqual([patched.status, patched.body["message"]], noAll);
  });
});

describe("patching a grant", () => {
  it("walks to all scopes and back", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const made = await tenant.manage("POST", "client-grants", { client_id, audience, scope: ["read"] });
    const patch = async (body: Json) => tenant.manage("PATCH", `client-grants/${String(made.body["id"])}`, body);
    const all = await patch({ allow_all_scopes: true });
    assert.deepEqual([all.status, "scope" in all.body], [200, false]);
    assert.equal((await patch({ scope: ["read"] })).status, 400);
    const back = await patch({ allow_all_scopes: false, scope: [] });
    assert.deepEqual([back.body["allow_all_scopes"], back.body["scope"]], [false, []]);
    assert.deepEqual((await patch({ scope: ["write"] })).body["scope"], ["write"]);
  });

  it("clears by null, and needs something to change that can change", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const made = await tenant.manage("POST", "client-grants", { client_id, audience, organization_usage: "allow" });
    const patch = async (body: Json) => tenant.manage("PATCH", `client-grants/${String(made.body["id"])}`, body);
    assert.equal("organization_usage" in (await patch({ organization_usage: null })).body, false);
    const empty = await patch({});
    assert.equal(empty.body["message"], "Payload validation error: 'Too few properties defined (0), minimum 1'.");
    for (const body of [{ audience }, { client_id }, { subject_type: "user" }])
      assert.equal((await patch(body)).status, 400);
  });
});

describe("grants without what they belong to", () => {
  it("stay when their API goes", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const { body } = await tenant.manage("POST", "client-grants", { client_id, audience });
    await tenant.manage("DELETE", `resource-servers/${encodeURIComponent(audience)}`);
    assert.equal((await tenant.manage("GET", `client-grants/${String(body["id"])}`)).status, 200);
  });

  it("go with their application, and answer 404 then, and 204 to a delete", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const { body } = await tenant.manage("POST", "client-grants", { client_id, audience });
    const path = `client-grants/${String(body["id"])}`;
    await tenant.manage("DELETE", `clients/${client_id}`);
    const gone = envelope(404, "Not Found", "The client grant does not exist", "inexistent_client_grant");
    assert.deepEqual((await tenant.manage("GET", path)).body, gone);
    assert.deepEqual((await tenant.manage("PATCH", path, { scope: [] })).body, gone);
    assert.equal((await tenant.manage("DELETE", path)).status, 204);
  });
});

describe("a grant's organizations", () => {
  it("are none here, in the real form", async (t) => {
    const { tenant, client_id } = await withApi(t);
    const { body } = await tenant.manage("POST", "client-grants", { client_id, audience });
    const list = await tenant.manage("GET", `client-grants/${String(body["id"])}/organizations?include_totals=true`);
    assert.deepEqual(list.body, { total: 0, start: 0, limit: 50, organizations: [] });
    assert.equal((await tenant.manage("GET", "client-grants/cgr_none/organizations")).status, 404);
  });
});
