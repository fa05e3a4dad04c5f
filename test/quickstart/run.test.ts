import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { quickstart } from "../../server/src/quickstart/quickstart.ts";
import type { StackId } from "../../server/src/quickstart/stacks.ts";
import { apiExpectationOf } from "../../server/src/expected/expectation-of.ts";
import { application, type Json, runningTenant } from "../local-tenant/running-tenant.ts";
import { run } from "./program.ts";

const audience = "https://api.example/orders";
const secret = "0123456789abcdef0123456789abcdef";

const plain = { signing_alg: "RS256", token_dialect: "access_token" };
const strict = { signing_alg: "PS256", token_dialect: "rfc9068_profile_authz", enforce_policies: true };
const symmetric = { signing_alg: "HS256", token_dialect: "access_token" };
const strictScope = { signing_alg: "RS512", token_dialect: "rfc9068_profile", enforce_policies: false };

const cases: readonly (readonly [stack: StackId, api: Json])[] = [
  ["express", plain],
  ["express", strict],
  ["express", symmetric],
  ["fastify", strict],
  ["fastify", symmetric],
  ["hono", strictScope],
  ["nestjs", plain],
  ["nestjs", strict],
];

describe("the program of a quickstart takes right tokens and no others", { concurrency: true }, () => {
  for (const [stack, api] of cases) {
    it(`${stack}, ${String(api["signing_alg"])}, ${String(api["token_dialect"])}`, async (t) => {
      const { domain, certificate, tokens } = await tenantWith(t, api);
      const scopes = [{ value: "read:orders" }, { value: "write:orders" }];
      const promised = apiExpectationOf({
        tenant: { domain },
        api: { identifier: audience, fields: { ...api, scopes } },
      });
      const { status } = await run(t, quickstart(stack, promised), {
        NODE_EXTRA_CA_CERTS: certificate,
        API_SIGNING_SECRET: secret,
      });
      const answers = {
        right: await status("/", tokens.right),
        "right, with the scope": await status("/read-orders", tokens.right),
        "right, without the scope": await status("/write-orders", tokens.right),
        "no token": await status("/"),
        "no token at all": await status("/", "not-a-token"),
        "another audience": await status("/", tokens.otherAudience),
        expired: await status("/", tokens.expired),
        "tampered with": await status("/read-orders", tampered(tokens.right)),
        "another algorithm": await status("/", tokens.otherAlgorithm),
        "another profile": await status("/", tokens.otherProfile),
      };
      assert.deepEqual(answers, {
        right: 200,
        "right, with the scope": 200,
        "right, without the scope": 403,
        "no token": 401,
        "no token at all": 401,
        "another audience": 401,
        expired: 401,
        "tampered with": 401,
        "another algorithm": 401,
        // Auth0's own profile has no mark of its own, so that code for it can't tell.
        "another profile": String(api["token_dialect"]).startsWith("rfc9068") ? 401 : 200,
      });
    });
  }
});

/** A tenant that has the API, and tokens of it: one that is right, others that are not. */
async function tenantWith(t: TestContext, api: Json) {
  let late = 0;
  const tenant = await runningTenant(t, { now: () => Date.now() - late });
  const worker = application(tenant, "Orders Worker");
  const scopes = [{ value: "read:orders" }, { value: "write:orders" }];
  const settings = { ...api, ...(api["signing_alg"] === "HS256" && { signing_secret: secret }) };
  for (const identifier of [audience, `${audience}/`]) {
    await tenant.manage("POST", "resource-servers", { identifier, scopes, token_lifetime: 60, ...settings });
    const grant = { client_id: worker.client_id, audience: identifier, scope: ["read:orders"] };
    await tenant.manage("POST", "client-grants", grant);
  }
  const change = (fields: Json) =>
    tenant.manage("PATCH", `resource-servers/${encodeURIComponent(audience)}`, { ...settings, ...fields });
  const token = async (of = audience) => {
    const { status, body } = await tenant.token({ grant_type: "client_credentials", audience: of, ...worker });
    assert.equal(status, 200);
    return String(body["access_token"]);
  };
  const right = await token();
  const otherAudience = await token(`${audience}/`);
  late = 3_600_000;
  const expired = await token();
  late = 0;
  const rfc9068 = String(api["token_dialect"]).startsWith("rfc9068");
  await change({ token_dialect: rfc9068 ? "access_token" : "rfc9068_profile" });
  const otherProfile = await token();
  await change({ signing_alg: api["signing_alg"] === "RS256" ? "PS256" : "RS256" });
  const otherAlgorithm = await token();
  return {
    domain: tenant.domain,
    certificate: tenant.certificate,
    tokens: { right, otherAudience, expired, otherProfile, otherAlgorithm },
  };
}

/** The same token with one more scope and permission: what somebody would want to write into it. */
function tampered(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Json;
  const more = { ...claims, scope: "read:orders write:orders", permissions: ["read:orders", "write:orders"] };
  return [header, Buffer.from(JSON.stringify(more)).toString("base64url"), signature].join(".");
}
