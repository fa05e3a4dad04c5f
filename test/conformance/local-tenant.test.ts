import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { without } from "../../server/src/local-tenant/management/lay.ts";
import { type RunningTenant, runningTenant } from "../local-tenant/running-tenant.ts";
import { type Exchange, exchanges, type Json, sharedData, sourceOf } from "./recorded.ts";

const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });

const isCall = (method: string, path: RegExp) => (exchange: Exchange) =>
  exchange.method === method && path.test(exchange.path);

/** The recorder redacts keys; what the local tenant reads must be one. */
function withKey(body: Json | null): Json {
  const text = JSON.stringify(body ?? {});
  return JSON.parse(text.replace('"pem":"REDACTED"', `"pem":${JSON.stringify(pem)}`)) as Json;
}

/**
 * A resource server without what a recording can't show: ids, which are new each time; secrets and key thumbprints, which the recorder
 * removes; and policies by subject type in recordings that are older than they.
 */
function comparable(api: Json, like: Json): Json {
  const rest: Json = without(api, "id", "signing_secret");
  const encryption = rest["token_encryption"] as { encryption_key: Json } | undefined;
  if (encryption) {
    const key = without(encryption.encryption_key, "thumbprint_sha256");
    rest["token_encryption"] = { ...encryption, encryption_key: key };
  }
  return "subject_type_authorization" in like ? rest : without(rest, "subject_type_authorization");
}

/** A grant without its id; older recordings don't know subject types. */
function comparableGrant(grant: Json, like: Json): Json {
  const { id, ...rest } = grant;
  assert.match(String(id), /^cgr_[A-Za-z0-9]{16}$/);
  return "subject_type" in like ? rest : without(rest, "subject_type");
}

/** The recorded tenants' own Management API is this tenant's. */
const here = (tenant: RunningTenant, audience: unknown) =>
  String(audience).endsWith("/api/v2/") ? `https://${tenant.domain}/api/v2/` : String(audience);

/** A tenant with the applications and APIs that recorded grants speak of. */
async function withPartsOf(t: Parameters<typeof runningTenant>[0], grants: readonly Json[]): Promise<RunningTenant> {
  const ids = new Set(grants.map(({ client_id }) => String(client_id)));
  const audiences = new Set(grants.map(({ audience }) => String(audience)).filter((one) => !one.endsWith("/api/v2/")));
  return runningTenant(t, {
    seed: {
      clients: [...ids].map((client_id) => ({ name: client_id, client_id })),
      resource_servers: [...audiences].map((identifier) => ({ identifier })),
    },
  });
}

describe("the local tenant answers as recorded", () => {
  it("to the creation of an API", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const tenant = await runningTenant(t);
    const recorded = exchanges(data).filter(isCall("POST", /^\/api\/v2\/resource-servers$/));
    assert.ok(recorded.length >= 6);
    for (const exchange of recorded) {
      const { status, body } = await tenant.manage("POST", "resource-servers", withKey(exchange.request_body));
      const expected = exchange.response_body ?? {};
      assert.equal(status, exchange.status, sourceOf(exchange));
      assert.deepEqual(comparable(body, expected), comparable(expected, expected), sourceOf(exchange));
      assert.equal((await tenant.manage("DELETE", `resource-servers/${String(body["id"])}`)).status, 204);
    }
  });

  it("to a patch of an API", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const tenant = await runningTenant(t);
    const recorded = exchanges(data).filter(isCall("PATCH", /^\/api\/v2\/resource-servers\//));
    assert.ok(recorded.length >= 3);
    for (const exchange of recorded) {
      const expected = exchange.response_body ?? {};
      const { body: made } = await tenant.manage("POST", "resource-servers", { identifier: expected["identifier"] });
      const path = `resource-servers/${String(made["id"])}`;
      const { status, body } = await tenant.manage("PATCH", path, withKey(exchange.request_body));
      assert.equal(status, exchange.status, sourceOf(exchange));
      assert.deepEqual(comparable(body, expected), comparable(expected, expected), sourceOf(exchange));
      await tenant.manage("DELETE", path);
    }
  });

  it("to the creation of a grant, on the Management API as well", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const recorded = exchanges(data).filter(isCall("POST", /^\/api\/v2\/client-grants$/));
    assert.ok(recorded.length >= 6);
    const tenant = await withPartsOf(
      t,
      recorded.map(({ request_body }) => request_body ?? {}),
    );
    for (const exchange of recorded) {
      const request = exchange.request_body ?? {};
      const audience = here(tenant, request["audience"]);
      const { status, body } = await tenant.manage("POST", "client-grants", { ...request, audience });
      const expected = exchange.response_body ?? {};
      assert.equal(status, exchange.status, sourceOf(exchange));
      assert.deepEqual(comparableGrant(body, expected), comparableGrant({ ...expected, audience }, expected));
      assert.equal((await tenant.manage("DELETE", `client-grants/${String(body["id"])}`)).status, 204);
    }
  });

  it("to a patch of a grant", async (t) => {
    const data = sharedData(t);
    if (data === undefined) return;
    const recorded = exchanges(data).filter(isCall("PATCH", /^\/api\/v2\/client-grants\//));
    assert.ok(recorded.length >= 4);
    const tenant = await withPartsOf(
      t,
      recorded.map(({ response_body }) => response_body ?? {}),
    );
    for (const exchange of recorded) {
      const expected = exchange.response_body ?? {};
      const { client_id, subject_type } = expected;
      const audience = here(tenant, expected["audience"]);
      const parts = { client_id, audience, ...(subject_type !== undefined && { subject_type }) };
      const made = await tenant.manage("POST", "client-grants", parts);
      const path = `client-grants/${String(made.body["id"])}`;
      const { status, body } = await tenant.manage("PATCH", path, exchange.request_body);
      assert.equal(status, exchange.status, sourceOf(exchange));
      assert.deepEqual(comparableGrant(body, expected), comparableGrant({ ...expected, audience }, expected));
      await tenant.manage("DELETE", path);
    }
  });
});
