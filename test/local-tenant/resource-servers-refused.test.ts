import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { envelope, type Json, runningTenant } from "./running-tenant.ts";

const identifier = "https://x";
const encryption = (pem: string) => ({ format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", pem } });
const refused: [what: string, body: unknown, problem: string][] = [
  ["no identifier", {}, "'Missing required property: identifier'."],
  ["an empty identifier", { identifier: "" }, "'String is too short (0 chars), minimum 1' on property identifier."],
  [
    "a long identifier",
    { identifier: "x".repeat(601) },
    "'String is too long (601 chars), maximum 600' on property identifier.",
  ],
  ["an unknown key", { identifier, options: {} }, "'Additional properties not allowed: options'."],
  ["the server's own id", { identifier, id: "x" }, "'Additional properties not allowed: id'."],
  ["a key __proto__", `{"identifier":"x","__proto__":{}}`, "'Additional properties not allowed: __proto__'."],
  ["a name with <", { identifier, name: "<b>" }, "'String does not match pattern ^[^<>]+$: <b>' on property name."],
  [
    "a scope without value",
    { identifier, scopes: [{ description: "x" }] },
    "'Missing required property: value' on property scopes[0].",
  ],
  [
    "a scope's unknown key",
    { identifier, scopes: [{ value: "x", name: "x" }] },
    "'Additional properties not allowed: name' on property scopes[0].",
  ],
  [
    "a reserved scope",
    { identifier, scopes: [{ value: "openid" }] },
    "'Scope name is reserved: openid' on property scopes[0].value.",
  ],
  [
    "a scope twice",
    { identifier, scopes: [{ value: "x" }, { value: "x" }] },
    "'Array items are not unique (indexes 0 and 1)' on property scopes.",
  ],
  [
    "a boolean as text",
    { identifier, enforce_policies: "true" },
    "'Expected type boolean but found type string' on property enforce_policies.",
  ],
  [
    "half a second",
    { identifier, token_lifetime: 1.5 },
    "'Expected type integer but found type number' on property token_lifetime.",
  ],
  [
    "31 days",
    { identifier, token_lifetime: 2_678_400 },
    "'Value 2678400 is greater than maximum 2592000' on property token_lifetime.",
  ],
  [
    "a longer lifetime for the web",
    { identifier, token_lifetime: 60, token_lifetime_for_web: 61 },
    "'Value 61 is greater than token_lifetime 60' on property token_lifetime_for_web.",
  ],
  ["an unknown algorithm", { identifier, signing_alg: "ES256" }, "'No enum match for: ES256' on property signing_alg."],
  [
    "allow_all for applications",
    { identifier, subject_type_authorization: { client: { policy: "allow_all" } } },
    "'No enum match for: allow_all' on property subject_type_authorization.client.policy.",
  ],
  [
    "a short secret",
    { identifier, signing_secret: "x" },
    "'String is too short (1 chars), minimum 16' on property signing_secret.",
  ],
  [
    "a key that is none",
    { identifier, token_encryption: encryption("x") },
    "'Not a PEM-encoded RSA public key or certificate' on property token_encryption.encryption_key.pem.",
  ],
  ["a list", [], "'Expected type object but found type array'."],
];

describe("refusing an API", () => {
  it("names what is wrong in the words of a real tenant's validator", async (t) => {
    const tenant = await runningTenant(t);
    for (const [what, body, problem] of refused) {
      const answer = await tenant.manage("POST", "resource-servers", body);
      const expected = envelope(400, "Bad Request", `Payload validation error: ${problem}`, "invalid_body");
      assert.deepEqual(answer.body, expected, what);
    }
    assert.equal((await tenant.list("resource-servers")).length, 1);
  });

  it("counts characters, not UTF-16 units", async (t) => {
    const tenant = await runningTenant(t);
    assert.equal((await tenant.manage("POST", "resource-servers", { identifier: "😀".repeat(600) })).status, 201);
    assert.equal((await tenant.manage("POST", "resource-servers", { identifier: "😀".repeat(601) })).status, 400);
  });

  it("refuses a taken, a reserved and a system identifier, and more than 1,000 scopes", async (t) => {
    const tenant = await runningTenant(t);
    const create = async (body: Json) => {
      const answer = await tenant.manage("POST", "resource-servers", body);
      return [answer.status, answer.body["message"]];
    };
    const taken = "A resource server with the same identifier already exists.";
    await create({ identifier: "https://a" });
    assert.deepEqual(await create({ identifier: "https://a" }), [409, taken]);
    assert.equal((await create({ identifier: "https://a/" }))[0], 201);
    assert.deepEqual(await create({ identifier: `https://${tenant.domain}/api/v2/` }), [409, taken]);
    const reserved = [400, "The selected identifier is reserved."];
    for (const path of ["me/", "my-org/", "mfa/", "userinfo"])
      assert.deepEqual(await create({ identifier: `https://${tenant.domain}/${path}` }), reserved);
    const scopes = Array.from({ length: 1001 }, (_, index) => ({ value: `read:${index}` }));
    assert.equal((await create({ identifier: "many", scopes }))[0], 403);
    assert.equal((await create({ identifier: "many", scopes: scopes.slice(1) }))[0], 201);
  });

  it("refuses what is no JSON, another media type, and more than it can hold", async (t) => {
    const tenant = await runningTenant(t);
    const broken = await tenant.manage("POST", "resource-servers", "{");
    assert.deepEqual([broken.status, broken.body["message"]], [400, "Invalid request payload JSON format"]);
    const authorization = `Bearer ${await tenant.managementToken()}`;
    const post = (body: string, type: string) =>
      fetch(`http://${tenant.domain}/api/v2/resource-servers`, {
        method: "POST",
        headers: { authorization, "content-type": type },
        body,
      });
    assert.equal((await post("identifier: x", "application/yaml")).status, 415);
    assert.equal((await post(JSON.stringify({ identifier: "x".repeat(5_000_000) }), "application/json")).status, 413);
  });
});
