import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { describe, it, type TestContext } from "node:test";
import { calculateJwkThumbprint, SignJWT } from "jose";
import { application, type RunningTenant, runningTenant } from "./running-tenant.ts";

const audience = "https://a";
const client_id = "keyed";
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();

async function withKeyedClient(t: TestContext, alg: string, now?: () => number): Promise<RunningTenant> {
  const credentials = [{ credential_type: "public_key", pem, alg }];
  return runningTenant(t, {
    ...(now && { now }),
    seed: {
      resource_servers: [{ identifier: audience }],
      clients: [
        {
          name: "Keyed",
          client_id,
          app_type: "non_interactive",
          client_authentication_methods: { private_key_jwt: { credentials } },
        },
      ],
      client_grants: [{ client_id, audience }],
    },
  });
}

interface Assertion {
  alg?: string;
  kid?: string;
  key?: KeyObject;
  claims?: Record<string, unknown>;
}

/** An assertion that is right but for what is given; a claim that is `undefined` is left out. */
async function assertion(tenant: RunningTenant, { alg = "RS256", kid, key = privateKey, claims }: Assertion = {}) {
  const now = Math.floor(Date.now() / 1000);
  const right = {
    iss: client_id,
    sub: client_id,
    aud: `https://${tenant.domain}/`,
    jti: randomUUID(),
    iat: now,
    exp: now + 60,
  };
  return new SignJWT({ ...right, ...claims }).setProtectedHeader({ alg, ...(kid !== undefined && { kid }) }).sign(key);
}

const request = (client_assertion: string) => ({
  grant_type: "client_credentials",
  audience,
  client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  client_assertion,
});

describe("private_key_jwt", () => {
  for (const alg of ["RS256", "RS384", "PS256"])
    it(`signs in with ${alg}, with and without client_id and kid`, async (t) => {
      const tenant = await withKeyedClient(t, alg);
      const kid = await calculateJwkThumbprint(publicKey.export({ format: "jwk" }));
      for (const given of [{ alg }, { alg, kid }, { alg, kid: "unknown" }]) {
        const { status, body } = await tenant.token({ ...request(await assertion(tenant, given)), client_id });
        assert.equal(status, 200, JSON.stringify(body));
      }
      assert.equal((await tenant.token(request(await assertion(tenant, { alg })))).status, 200);
    });

  it("signs in once with one assertion", async (t) => {
    const tenant = await withKeyedClient(t, "RS256");
    const once = request(await assertion(tenant));
    assert.equal((await tenant.token(once)).status, 200);
    const again = await tenant.token(once);
    const error_description = "Client authentication failed: client assertion: jti was used before";
    assert.deepEqual([again.status, again.body], [401, { error: "invalid_client", error_description }]);
  });

  it("is refused for what is wrong with it, and that doesn't spend its jti", async (t) => {
    const tenant = await withKeyedClient(t, "RS256");
    const now = Math.floor(Date.now() / 1000);
    const another = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const jti = randomUUID();
    const wrong: [what: string, given: Assertion, reason: RegExp][] = [
      ["another key", { key: another, claims: { jti } }, /signature verification failed/],
      ["another algorithm", { alg: "PS256", claims: { jti } }, /"alg"/],
      ["no jti", { claims: { jti: undefined } }, /"jti"/],
      ["a long jti", { claims: { jti: "x".repeat(65) } }, /jti must have 1 to 64/],
      ["no exp", { claims: { exp: undefined } }, /"exp"/],
      ["a long life", { claims: { jti, exp: now + 400 } }, /exp is more than 300 seconds ahead/],
      ["a past life", { claims: { jti, exp: now - 60 } }, /"exp" claim timestamp check failed/],
      ["a later start", { claims: { jti, nbf: now + 60 } }, /"nbf" claim timestamp check failed/],
      ["issued in the future", { claims: { jti, iat: now + 60 } }, /iat is in the future/],
      ["an audience without its slash", { claims: { jti, aud: `https://${tenant.domain}` } }, /"aud"/],
      ["two audiences", { claims: { jti, aud: [`https://${tenant.domain}/`, "x"] } }, /aud must be one string/],
      ["another issuer", { claims: { jti, iss: "x" } }, /"iss"/],
      ["too large", { claims: { jti, more: "x".repeat(2048) } }, /larger than 2048 bytes/],
    ];
    for (const [what, given, reason] of wrong) {
      const { status, body } = await tenant.token(request(await assertion(tenant, given)));
      assert.deepEqual([status, body["error"]], [401, "invalid_client"], what);
      assert.match(String(body["error_description"]), reason, what);
    }
    assert.equal((await tenant.token(request(await assertion(tenant, { claims: { jti } })))).status, 200);
  });

  it("allows ten seconds of skew", async (t) => {
    const tenant = await withKeyedClient(t, "RS256");
    const now = Math.floor(Date.now() / 1000);
    const claims = { iat: now + 5, nbf: now + 5 };
    assert.equal((await tenant.token(request(await assertion(tenant, { claims })))).status, 200);
  });

  it("and secrets exclude each other", async (t) => {
    const tenant = await withKeyedClient(t, "RS256");
    const { body } = await tenant.manage("GET", `clients/${client_id}`);
    const secret = {
      grant_type: "client_credentials",
      audience,
      client_id,
      client_secret: String(body["client_secret"]),
    };
    assert.equal((await tenant.token(secret)).status, 401);
    assert.equal((await tenant.token({ ...secret, ...request(await assertion(tenant)) })).status, 400);
    const worker = application(tenant, "Orders Worker").client_id;
    const none = await tenant.token(request(await assertion(tenant, { claims: { sub: worker, iss: worker } })));
    assert.match(String(none.body["error_description"]), /the application has no key/);
    assert.equal((await tenant.token({ ...request("x"), client_id })).body["error"], "invalid_client");
    assert.equal((await tenant.token(request("x"))).body["error"], "invalid_request");
    assert.equal((await tenant.token({ ...request(await assertion(tenant)), client_assertion_type: "x" })).status, 400);
  });
});
