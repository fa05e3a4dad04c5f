import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SignJWT } from "jose";
import { application, envelope, runningTenant } from "./running-tenant.ts";

describe("permissions of a management token", () => {
  const asked: [method: string, path: string, permission: string][] = [
    ["GET", "resource-servers", "read:resource_servers"],
    ["POST", "resource-servers", "create:resource_servers"],
    ["GET", "resource-servers/x", "read:resource_servers"],
    ["PATCH", "resource-servers/x", "update:resource_servers"],
    ["DELETE", "resource-servers/x", "delete:resource_servers"],
    ["GET", "client-grants", "read:client_grants"],
    ["POST", "client-grants", "create:client_grants"],
    ["GET", "client-grants/x", "read:client_grants"],
    ["PATCH", "client-grants/x", "update:client_grants"],
    ["DELETE", "client-grants/x", "delete:client_grants"],
    ["GET", "client-grants/x/organizations", "read:organization_client_grants"],
    ["GET", "clients", "read:clients"],
    ["POST", "clients", "create:clients"],
    ["PATCH", "clients/x", "update:clients"],
    ["DELETE", "clients/x", "delete:clients"],
  ];

  it("are needed one by one, and named where they are missing", async (t) => {
    const tenant = await runningTenant(t);
    const body = (method: string) => (method === "POST" || method === "PATCH" ? {} : undefined);
    const none = await tenant.managementToken("read:stats");
    for (const [method, path, permission] of asked) {
      const refused = await tenant.manage(method, path, body(method), none);
      assert.equal(refused.status, 403);
      assert.match(String(refused.body["message"]), new RegExp(`^Insufficient scope, expected any of: ${permission}`));
      assert.equal(refused.body["errorCode"], "insufficient_scope");
      const allowed = await tenant.manage(method, path, body(method), await tenant.managementToken(permission));
      assert.notEqual(allowed.status, 403, `${method} ${path}`);
    }
  });

  it("come from the application's grant, like any other token's scopes", async (t) => {
    const tenant = await runningTenant(t);
    const worker = application(tenant, "Orders Worker");
    const audience = `https://${tenant.domain}/api/v2/`;
    const { client_id } = worker;
    await tenant.manage("POST", "client-grants", { client_id, audience, scope: ["read:clients"] });
    const { body } = await tenant.token({ grant_type: "client_credentials", audience, ...worker });
    const token = String(body["access_token"]);
    assert.equal((await tenant.manage("GET", "clients", undefined, token)).status, 200);
    const refused = await tenant.manage("GET", "resource-servers", undefined, token);
    const message = "Insufficient scope, expected any of: read:resource_servers";
    assert.deepEqual(refused.body, envelope(403, "Forbidden", message, "insufficient_scope"));
  });
});

describe("a token that isn't good", () => {
  it("is refused with the reason", async (t) => {
    let now = Date.now();
    const tenant = await runningTenant(t, { now: () => now });
    const { client_id, client_secret } = application(tenant, "Orders Worker");
    await tenant.manage("POST", "resource-servers", { identifier: "other" });
    await tenant.manage("POST", "client-grants", { client_id, audience: "other" });
    const grant = { grant_type: "client_credentials", client_id, client_secret };
    const other = String((await tenant.token({ ...grant, audience: "other" })).body["access_token"]);
    const good = await tenant.managementToken();
    const forged = await new SignJWT({ aud: `https://${tenant.domain}/api/v2/`, iss: `https://${tenant.domain}/` })
      .setProtectedHeader({ alg: "HS256" })
      .setExpirationTime("1h")
      .sign(new TextEncoder().encode("0123456789abcdef0123456789abcdef"));
    const [header, payload] = good.split(".");
    const elsewhere = `${String(header)}.${String(payload)}.${other.split(".")[2] ?? ""}`;
    const unauthorized: [token: string, message: string][] = [
      ["nonsense", "Invalid token"],
      [forged, "Invalid token"],
      [elsewhere, "Invalid signature received for JSON Web Token validation"],
      [other, "Bad audience: other"],
    ];
    for (const [token, message] of unauthorized)
      assert.deepEqual(
        (await tenant.manage("GET", "clients", undefined, token)).body,
        envelope(401, "Unauthorized", message),
      );
    assert.equal((await tenant.manage("GET", "clients", undefined, good)).status, 200);
    now += 86_400_000;
    const expired = envelope(401, "Unauthorized", "Expired token received for JSON Web Token validation");
    assert.deepEqual((await tenant.manage("GET", "clients", undefined, good)).body, expired);
    const none = await fetch(`http://${tenant.domain}/api/v2/clients`);
    assert.deepEqual(await none.json(), envelope(401, "Unauthorized", "Missing authentication"));
  });
});
