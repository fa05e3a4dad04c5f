import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { application, envelope, type Json, runningTenant } from "./running-tenant.ts";

const withoutSecrets = ["read:clients", "create:clients", "update:clients"].join(" ");

describe("applications", () => {
  it("seeded: kinds and grant types", async (t) => {
    const tenant = await runningTenant(t);
    const all = await tenant.list("clients?fields=name,app_type,token_endpoint_auth_method,grant_types");
    const user = ["authorization_code", "implicit", "refresh_token"];
    const machine = {
      app_type: "non_interactive",
      grant_types: ["client_credentials"],
      token_endpoint_auth_method: "client_secret_post",
    };
    assert.deepEqual(
      all,
      [
        ...["Orders Worker", "Reports Worker"].map((name) => ({ ...machine, name })),
        { name: "Shop Web", app_type: "spa", grant_types: user, token_endpoint_auth_method: "none" },
        { ...machine, name: "Back Office", app_type: "regular_web", grant_types: [...user, "client_credentials"] },
        { ...machine, name: "Administrator" },
      ].map((one) => ({ ...one })),
    );
  });

  it("made with a mere name look as they do on a real tenant", async (t) => {
    const tenant = await runningTenant(t);
    const { status, body } = await tenant.manage("POST", "clients", { name: "Mine" });
    const { client_id, client_secret, ...rest } = body;
    assert.equal(status, 201);
    assert.match(String(client_id), /^[A-Za-z0-9]{32}$/);
    assert.match(String(client_secret), /^[A-Za-z0-9]{64}$/);
    assert.deepEqual(rest, {
      name: "Mine",
      tenant: "local",
      global: false,
      is_first_party: true,
      oidc_conformant: false,
      grant_types: ["authorization_code", "implicit", "refresh_token", "client_credentials"],
      jwt_configuration: { alg: "RS256", lifetime_in_seconds: 36000 },
    });
  });

  it("show their secret only to who may read client keys", async (t) => {
    const tenant = await runningTenant(t);
    const { client_id, client_secret } = application(tenant, "Orders Worker");
    const token = await tenant.managementToken(withoutSecrets);
    const secretOf = async (path: string, given?: string) => {
      const { body } = await tenant.manage("GET", path, undefined, given);
      return (Array.isArray(body) ? (body[0] as Json) : body)["client_secret"];
    };
    for (const path of ["clients", `clients/${client_id}`, `clients/${client_id}?fields=client_secret`]) {
      assert.equal(await secretOf(path), client_secret);
      assert.equal(await secretOf(path, token), undefined);
    }
    const patched = await tenant.manage("PATCH", `clients/${client_id}`, { description: "x" }, token);
    assert.deepEqual([patched.body["description"], patched.body["client_secret"]], ["x", undefined]);
  });

  it("can be patched, cleared and deleted", async (t) => {
    const tenant = await runningTenant(t);
    const { body } = await tenant.manage("POST", "clients", {
      name: "Mine",
      app_type: "native",
      client_metadata: { a: "1" },
    });
    const path = `clients/${String(body["client_id"])}`;
    assert.equal(body["token_endpoint_auth_method"], "none");
    const patched = await tenant.manage("PATCH", path, { name: "Ours", token_endpoint_auth_method: null });
    assert.deepEqual([patched.status, patched.body["name"]], [200, "Ours"]);
    assert.equal("token_endpoint_auth_method" in patched.body, false);
    assert.equal((await tenant.manage("DELETE", path)).status, 204);
    const gone = envelope(404, "Not Found", "The client does not exist", "inexistent_client");
    assert.deepEqual((await tenant.manage("GET", path)).body, gone);
    assert.deepEqual((await tenant.manage("PATCH", path, { name: "x" })).body, gone);
    assert.equal((await tenant.manage("DELETE", path)).status, 204);
  });

  it("with keys show the keys' ids, and no secret's method", async (t) => {
    const tenant = await runningTenant(t);
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const keyed = (key: string) => ({
      private_key_jwt: { credentials: [{ credential_type: "public_key", pem: key }] },
    });
    const create = (methods: Json) =>
      tenant.manage("POST", "clients", {
        name: "K",
        app_type: "non_interactive",
        client_authentication_methods: methods,
      });
    const { body } = await create(keyed(pem));
    const methods = body["client_authentication_methods"] as { private_key_jwt: { credentials: Json[] } };
    assert.deepEqual(Object.keys(methods.private_key_jwt.credentials[0] ?? {}), ["id"]);
    assert.equal("token_endpoint_auth_method" in body, false);
    assert.equal((await create(keyed("x"))).status, 400);
    const back = await tenant.manage("PATCH", `clients/${String(body["client_id"])}`, {
      client_authentication_methods: null,
    });
    assert.equal("client_authentication_methods" in back.body, false);
  });

  it("are filtered by kind and party", async (t) => {
    const tenant = await runningTenant(t);
    await tenant.manage("POST", "clients", { name: "Foreign", is_first_party: false });
    const names = async (query: string) => (await tenant.list(`clients?${query}`)).map(({ name }) => name);
    assert.deepEqual(await names("app_type=spa,regular_web"), ["Shop Web", "Back Office"]);
    assert.deepEqual(await names("is_first_party=false"), ["Foreign"]);
    assert.deepEqual(await names("is_global=true"), []);
    assert.equal((await names("is_global=false")).length, 6);
    assert.equal((await tenant.manage("GET", "clients?q=name:x")).status, 400);
  });
});
