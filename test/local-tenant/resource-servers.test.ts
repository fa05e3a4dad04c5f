import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { calculateJwkThumbprint } from "jose";
import { type Json, runningTenant } from "./running-tenant.ts";

const policies = { user: { policy: "allow_all" }, client: { policy: "require_client_grant" } };

describe("creating an API", () => {
  it("fills in what a real tenant fills in, and nothing else", async (t) => {
    const tenant = await runningTenant(t);
    const { status, body, headers } = await tenant.manage("POST", "resource-servers", { identifier: "https://a" });
    assert.equal(status, 201);
    assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
    const { id, ...rest } = body;
    assert.match(String(id), /^[0-9a-f]{24}$/);
    assert.deepEqual(rest, {
      identifier: "https://a",
      signing_alg: "RS256",
      allow_offline_access: false,
      token_lifetime: 86400,
      token_lifetime_for_web: 7200,
      skip_consent_for_verifiable_first_party_clients: false,
      subject_type_authorization: policies,
    });
  });

  it("echoes what was sent, explicit falsy values and empty descriptions included", async (t) => {
    const tenant = await runningTenant(t);
    const sent = {
      name: "Orders",
      identifier: "organize",
      scopes: [{ value: "b", description: "" }, { value: "a" }],
      enforce_policies: false,
      token_dialect: "rfc9068_profile",
      token_lifetime: 1000,
      token_lifetime_for_web: 0,
      authorization_details: [{ type: "my custom type" }],
      proof_of_possession: { mechanism: "dpop", required: false, required_for: "all_clients" },
      consent_policy: null,
    };
    const { body } = await tenant.manage("POST", "resource-servers", sent);
    assert.deepEqual({ ...body, ...sent }, { ...body, consent_policy: null });
    assert.equal("consent_policy" in body, false);
  });

  it("shortens the default lifetime for the web to the lifetime", async (t) => {
    const tenant = await runningTenant(t);
    const { body } = await tenant.manage("POST", "resource-servers", { identifier: "a", token_lifetime: 600 });
    assert.equal(body["token_lifetime_for_web"], 600);
  });

  it("makes a secret for HS256 that brings none, keeps one that is given, and forgets it with the algorithm", async (t) => {
    const tenant = await runningTenant(t);
    const made = await tenant.manage("POST", "resource-servers", { identifier: "a", signing_alg: "HS256" });
    assert.match(String(made.body["signing_secret"]), /^[A-Za-z0-9]{32}$/);
    const given = { identifier: "b", signing_alg: "HS256", signing_secret: "0123456789abcdef" };
    assert.equal((await tenant.manage("POST", "resource-servers", given)).body["signing_secret"], "0123456789abcdef");
    const left = await tenant.manage("PATCH", "resource-servers/b", { signing_alg: "RS256" });
    assert.equal("signing_secret" in left.body, false);
  });

  it("answers the encryption key's PEM as the thumbprint of RFC 7638", async (t) => {
    const tenant = await runningTenant(t);
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const key = { alg: "RSA-OAEP-256", name: "mine", kid: "k1" };
    const { body } = await tenant.manage("POST", "resource-servers", {
      identifier: "a",
      token_encryption: { format: "compact-nested-jwe", encryption_key: { ...key, pem } },
    });
    const thumbprint_sha256 = await calculateJwkThumbprint(publicKey.export({ format: "jwk" }));
    const expected = { format: "compact-nested-jwe", encryption_key: { ...key, thumbprint_sha256 } };
    assert.deepEqual(body["token_encryption"], expected);
    const cleared = await tenant.manage("PATCH", "resource-servers/a", { token_encryption: null });
    assert.equal("token_encryption" in cleared.body, false);
  });
});

describe("a form-encoded body", () => {
  it("is read by the field's type", async (t) => {
    const tenant = await runningTenant(t);
    const response = await fetch(`http://${tenant.domain}/api/v2/resource-servers`, {
      method: "POST",
      headers: { authorization: `Bearer ${await tenant.managementToken()}` },
      body: new URLSearchParams([
        ["identifier", "https://a"],
        ["token_lifetime", "3600"],
        ["enforce_policies", "true"],
        ["scopes[0][value]", "read"],
        ["scopes[1][value]", "write"],
        ["subject_type_authorization[user][policy]", "deny_all"],
        ["consent_policy", ""],
      ]),
    });
    const body = (await response.json()) as Json;
    assert.equal(response.status, 201, JSON.stringify(body));
    assert.deepEqual([body["token_lifetime"], body["enforce_policies"]], [3600, true]);
    assert.deepEqual(body["scopes"], [{ value: "read" }, { value: "write" }]);
    assert.deepEqual(body["subject_type_authorization"], { ...policies, user: { policy: "deny_all" } });
  });
});
