import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { envelope, type Json, runningTenant } from "./running-tenant.ts";

describe("patching an API", () => {
  it("merges at the top, replaces below, and clears by null", async (t) => {
    const tenant = await runningTenant(t);
    const proof = { mechanism: "mtls", required: true, required_for: "all_clients" };
    const scopes = [{ value: "a", description: "A" }, { value: "b" }];
    await tenant.manage("POST", "resource-servers", {
      identifier: "a",
      name: "A",
      scopes,
      proof_of_possession: proof,
      authorization_details: [],
    });
    const patch = async (body: Json) => (await tenant.manage("PATCH", "resource-servers/a", body)).body;
    const first = await patch({ proof_of_possession: { mechanism: "dpop", required: false } });
    assert.deepEqual(first["proof_of_possession"], { mechanism: "dpop", required: false });
    assert.deepEqual([first["name"], first["scopes"]], ["A", scopes]);
    const second = await patch({ proof_of_possession: null, authorization_details: null, consent_policy: null });
    assert.deepEqual(["proof_of_possession" in second, "authorization_details" in second], [false, false]);
    assert.deepEqual((await patch({ scopes: [] }))["scopes"], []);
    assert.deepEqual((await patch({}))["scopes"], []);
  });

  it("answers 200, refuses the identifier, and keeps the lifetimes in order", async (t) => {
    const tenant = await runningTenant(t);
    await tenant.manage("POST", "resource-servers", { identifier: "a" });
    const patch = async (body: Json) => tenant.manage("PATCH", "resource-servers/a", body);
    const renamed = await patch({ identifier: "b" });
    assert.match(String(renamed.body["message"]), /Additional properties not allowed: identifier/);
    const shorter = await patch({ token_lifetime: 600 });
    assert.deepEqual([shorter.status, shorter.body["token_lifetime_for_web"]], [200, 600]);
    assert.equal((await patch({ token_lifetime_for_web: 601 })).status, 400);
    assert.equal((await patch({ token_lifetime_for_web: 601, token_lifetime: 601 })).status, 200);
  });
});

describe("finding an API", () => {
  const identifiers = ["https://api.example.com/orders?x=1#y", "50%", "%2F", "a b+c", "ü", "urn:x:y", "../..", "plain"];

  it("by id, and by identifier encoded once or twice", async (t) => {
    const tenant = await runningTenant(t);
    for (const identifier of identifiers) {
      const { body } = await tenant.manage("POST", "resource-servers", { identifier });
      for (const name of [identifier, encodeURIComponent(identifier)]) {
        const found = await tenant.manage("GET", `resource-servers/${encodeURIComponent(name)}`);
        assert.equal(found.body["id"], body["id"], name);
      }
      const byId = await tenant.manage("GET", `resource-servers/${String(body["id"])}`);
      assert.equal(byId.body["identifier"], identifier);
    }
  });

  it("says the known words where there is none, and deletes what is gone without complaint", async (t) => {
    const tenant = await runningTenant(t);
    const inexistent = envelope(404, "Not Found", "The resource server does not exist", "inexistent_resource_server");
    for (const [method, body] of [["GET"], ["PATCH", {}]] as const)
      assert.deepEqual((await tenant.manage(method, "resource-servers/none", body)).body, inexistent);
    await tenant.manage("POST", "resource-servers", { identifier: "a" });
    for (let time = 0; time < 2; time++)
      assert.equal((await tenant.manage("DELETE", "resource-servers/a")).status, 204);
    assert.deepEqual((await tenant.manage("GET", "resource-servers/a")).body, inexistent);
  });
});

describe("the system's Management API", () => {
  it("is there, and only what the official tools change can be changed", async (t) => {
    const tenant = await runningTenant(t);
    const path = `resource-servers/${encodeURIComponent(`https://${tenant.domain}/api/v2/`)}`;
    const { body: before } = await tenant.manage("GET", path);
    assert.deepEqual([before["is_system"], before["name"]], [true, "Auth0 Management API"]);
    const longer = await tenant.manage("PATCH", path, {
      token_lifetime: 90_000,
      subject_type_authorization: { user: { policy: "deny_all" } },
    });
    assert.equal(longer.status, 200);
    const kept = { user: { policy: "deny_all" }, client: { policy: "require_client_grant" } };
    assert.deepEqual(longer.body["subject_type_authorization"], kept);
    for (const body of [
      { scopes: [] },
      { name: "x" },
      { token_dialect: "access_token" },
      { subject_type_authorization: { client: { policy: "deny_all" } } },
    ])
      assert.equal((await tenant.manage("PATCH", path, body)).status, 400);
    const deleted = await tenant.manage("DELETE", path);
    assert.deepEqual([deleted.status, deleted.body["message"]], [400, "System resource servers cannot be deleted."]);
  });
});
