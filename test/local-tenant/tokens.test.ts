import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { application, type Json, type RunningTenant, runningTenant } from "./running-tenant.ts";

const audience = "https://a";
const algorithms = ["RS256", "RS512", "PS256", "HS256"] as const;
const dialects = ["access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"] as const;
const secret = "0123456789abcdef0123456789abcdef";

/** A tenant with one API as given, and the worker's request for a token of it. */
async function withGrant(t: TestContext, api: Json, grant: Json, now?: () => number) {
  const tenant = await runningTenant(t, now ? { now } : {});
  const worker = application(tenant, "Orders Worker");
  const scopes = [{ value: "read" }, { value: "write" }];
  await tenant.manage("POST", "resource-servers", { identifier: audience, scopes, ...api });
  await tenant.manage("POST", "client-grants", { client_id: worker.client_id, audience, ...grant });
  return { tenant, worker, request: { grant_type: "client_credentials", audience, ...worker } };
}

async function verified(tenant: RunningTenant, token: string, alg: string) {
  const options = { issuer: `https://${tenant.domain}/`, audience, algorithms: [alg] };
  if (alg === "HS256") return jwtVerify(token, new TextEncoder().encode(secret), options);
  const keys = createRemoteJWKSet(new URL(`http://${tenant.domain}/.well-known/jwks.json`));
  return jwtVerify(token, keys, options);
}

describe("an access token", () => {
  it("has header and claims of its algorithm and dialect, with and without RBAC", async (t) => {
    const now = Math.floor(Date.now() / 1000);
    const api = { signing_secret: secret, token_lifetime: 3600 };
    const { tenant, worker, request } = await withGrant(t, api, { scope: ["read", "stale"] }, () => now * 1000);
    const id = worker.client_id;
    for (const alg of algorithms)
      for (const token_dialect of dialects)
        for (const enforce_policies of [true, false]) {
          const patch = { signing_alg: alg, signing_secret: secret, token_dialect, enforce_policies };
          await tenant.manage("PATCH", "resource-servers/https%3A%2F%2Fa", patch);
          const { status, body } = await tenant.token(request);
          const { access_token, ...rest } = body;
          assert.deepEqual([status, rest], [200, { scope: "read stale", expires_in: 3600, token_type: "Bearer" }]);

          const { protectedHeader, payload } = await verified(tenant, String(access_token), alg);
          const rfc9068 = token_dialect.startsWith("rfc9068");
          const permissions = enforce_policies && token_dialect.endsWith("_authz");
          const { kid, ...header } = protectedHeader;
          assert.deepEqual(header, { alg, typ: rfc9068 ? "at+jwt" : "JWT" });
          assert.equal(kid === undefined, alg === "HS256");
          const { jti, ...claims } = payload;
          assert.equal(jti !== undefined, rfc9068);
          assert.deepEqual(claims, {
            iss: `https://${tenant.domain}/`,
            sub: `${id}@clients`,
            aud: audience,
            iat: now,
            exp: now + 3600,
            scope: "read stale",
            ...(rfc9068 ? { client_id: id } : { gty: "client-credentials", azp: id }),
            ...(permissions && { permissions: ["read", "stale"] }),
          });
        }
  });

  it("is signed with the secret that the create returned", async (t) => {
    const { tenant, request } = await withGrant(t, { signing_alg: "HS256" }, {});
    const api = await tenant.manage("GET", "resource-servers/https%3A%2F%2Fa");
    const key = new TextEncoder().encode(String(api.body["signing_secret"]));
    const { body } = await tenant.token(request);
    assert.equal((await jwtVerify(String(body["access_token"]), key)).payload.aud, audience);
  });

  it("holds all scopes of the API where all are allowed, later ones included, and none where none is granted", async (t) => {
    const { tenant, worker, request } = await withGrant(t, {}, { allow_all_scopes: true });
    assert.equal((await tenant.token(request)).body["scope"], "read write");
    await tenant.manage("PATCH", "resource-servers/https%3A%2F%2Fa", { scopes: [{ value: "x" }] });
    assert.equal((await tenant.token(request)).body["scope"], "x");
    const [grant] = await tenant.list(`client-grants?client_id=${worker.client_id}`);
    await tenant.manage("PATCH", `client-grants/${String(grant?.["id"])}`, { allow_all_scopes: false, scope: [] });
    const { body } = await tenant.token(request);
    const { payload } = await verified(tenant, String(body["access_token"]), "RS256");
    assert.deepEqual(["scope" in body, "scope" in payload], [false, false]);
  });

  it("holds only what was asked for", async (t) => {
    const { tenant, request } = await withGrant(t, {}, { scope: ["read", "write", "fly"] });
    assert.equal((await tenant.token({ ...request, scope: "fly read" })).body["scope"], "read fly");
    assert.equal((await tenant.token({ ...request, scope: "" })).body["scope"], "read write fly");
  });

  it("names one key of the JWKS for each algorithm, and publishes nothing private", async (t) => {
    const { tenant } = await withGrant(t, {}, {});
    const { keys } = (await (await fetch(`http://${tenant.domain}/.well-known/jwks.json`)).json()) as { keys: Json[] };
    assert.deepEqual(
      keys.map(({ alg }) => alg),
      ["RS256", "RS512", "PS256"],
    );
    assert.equal(new Set(keys.map(({ kid }) => kid)).size, 3);
    for (const key of keys) assert.deepEqual(Object.keys(key).sort(), ["alg", "e", "kid", "kty", "n", "use"]);
    assert.equal(decodeProtectedHeader(await tenant.managementToken()).kid, keys[0]?.["kid"]);
  });
});

describe("signing in", () => {
  it("works by secret, post and basic, form and JSON", async (t) => {
    const { tenant, worker } = await withGrant(t, {}, {});
    const url = `http://${tenant.domain}/oauth/token`;
    const grant = { grant_type: "client_credentials", audience };
    const basic = `Basic ${btoa(`${worker.client_id}:${worker.client_secret}`)}`;
    const json = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
    const ways = {
      "form, post": tenant.token({ ...grant, ...worker }),
      "form, basic": tenant.token(grant, { authorization: basic }),
      "form, basic, same id": tenant.token({ ...grant, client_id: worker.client_id }, { authorization: basic }),
      "JSON, post": json({ ...grant, ...worker }),
      "JSON, basic": json(grant, { authorization: basic }),
    };
    for (const [way, answer] of Object.entries(ways)) assert.equal((await answer).status, 200, way);
    assert.equal((await json({ ...grant, ...worker })).headers.get("cache-control"), "no-store");
  });

  it("reads a Basic header form-encoded or as it is", async (t) => {
    const client = { client_id: "a b:c", client_secret: "100% +x" };
    const tenant = await runningTenant(t, {
      seed: {
        resource_servers: [{ identifier: audience }],
        clients: [{ name: "Odd", ...client, app_type: "non_interactive" }],
        client_grants: [{ client_id: client.client_id, audience }],
      },
    });
    const encoded = Object.values(client).map((part) => encodeURIComponent(part).replaceAll("%20", "+"));
    const headers = { authorization: `Basic ${btoa(encoded.join(":"))}` };
    const grant = { grant_type: "client_credentials", audience };
    assert.equal((await tenant.token(grant, headers)).status, 200);
    const plain = { authorization: `Basic ${btoa(`a+b%3Ac:${client.client_secret}`)}` };
    assert.equal((await tenant.token(grant, plain)).status, 200);
  });
});
