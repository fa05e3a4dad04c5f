import assert from "node:assert/strict";
import { before, test } from "node:test";
import { format, inspect } from "node:util";
import type { TokenExpectation } from "../../server/src/expected/expectation.ts";
import type { TokenTest } from "../../server/src/expected/token-test.ts";
import { rawToken } from "../../server/src/token/request/raw-token.ts";
import { tokenResult } from "../../server/src/token/views/result.ts";
import { judgeToken, testToken } from "../../server/src/token/test-token.ts";
import * as fake from "./fake-tenant.ts";
import { wantedApi, wantedGrant } from "../expected/token-test.ts";

let key: fake.KeyPair;
before(async () => {
  key = await fake.keyPair("k1");
});

const secret = "client-secret-0123456789";
const expectation: TokenExpectation = {
  issuers: [`https://${fake.domain}/`],
  audience: fake.audience,
  clientId: fake.clientId,
  scopes: ["read:orders", "write:orders"],
};
const authentication = { method: "client_secret_post", secret } as const;
const grant = wantedGrant(fake.clientId, { scope: ["read:orders", "write:orders"] });
const api = wantedApi(fake.audience, {}, [grant]);
const orders: TokenTest = {
  tenant: { domain: fake.domain },
  api,
  grant,
  application: { named: "orders-worker", clientId: fake.clientId },
  file: [api],
};

function tenant(answer: () => Response | Promise<Response>) {
  return fake.fakeFetch(({ url }) => (url.endsWith("/oauth/token") ? answer() : fake.json({ keys: [key.open] })));
}

async function granting(making: fake.Making) {
  const token = (await fake.make(key, making)).reveal();
  return tenant(() => fake.json({ access_token: token, token_type: "Bearer", expires_in: 3600 }));
}

test("request, verify, judge: two requests, both to the tenant, and a result in the documented form", async () => {
  const { fetch, sent } = await granting({ alg: "PS256" });
  const tested = await testToken(orders, authentication, { fetch, now: () => fake.now });
  assert.deepEqual(
    sent.map(({ method, url }) => `${method} ${url}`),
    ["POST https://acme.eu.auth0.com/oauth/token", "GET https://acme.eu.auth0.com/.well-known/jwks.json"],
  );
  const result = tokenResult(tested);
  assert.ok("verdict" in result);
  assert.equal(result.verified, true);
  assert.deepEqual(result.header, { alg: "PS256", typ: "JWT", kid: "k1" });
  assert.deepEqual(result.payload, fake.claimsOf("access_token"));
  assert.deepEqual(
    result.verdict.find(({ check }) => check === "audience"),
    { check: "audience", state: "held", expected: fake.audience, actual: fake.audience },
  );
});

test("HS256 without the signing secret is not verified, with it it is", async () => {
  const verified = async (signingSecret?: string) => {
    const { fetch } = await granting({ alg: "HS256" });
    const tested = await testToken(orders, authentication, { fetch, now: () => fake.now, signingSecret });
    const result = tokenResult(tested);
    return "verified" in result && result.verified;
  };
  assert.equal(await verified(), false);
  assert.equal(await verified(fake.signingSecret), true);
});

test("a refusal comes with its cause; an unrecognised one as it came, with none", async () => {
  const refused = async (description: string) => {
    const { fetch } = tenant(() => fake.json({ error: "access_denied", error_description: description }, 403));
    return tokenResult(await testToken(orders, authentication, { fetch, now: () => fake.now }));
  };
  const description = `Service not enabled within domain: ${fake.audience}`;
  assert.deepEqual(await refused(description), {
    refusal: {
      status: 403,
      error: "access_denied",
      description,
      cause: "unknown-audience",
      repairs: [{ kind: "sync" }],
    },
  });
  assert.deepEqual(await refused("because"), {
    refusal: {
      status: 403,
      error: "access_denied",
      description: "because",
      repairs: [{ kind: "on-tenant", what: "log" }],
    },
  });
});

test("what can't be read has neither header nor payload, and is no exception", async () => {
  const { fetch } = tenant(() => fake.json({}));
  for (const text of ["", "opaque", "a.b.c", "a.b.c.d.e", "x".repeat(5 * 1024 * 1024)]) {
    const tested = await judgeToken(rawToken(text), fake.domain, expectation, { fetch, now: () => fake.now });
    const result = tokenResult(tested);
    assert.ok("verdict" in result);
    assert.deepEqual([result.verified, result.header, result.payload], [false, null, null]);
    assert.deepEqual(
      result.verdict.map(({ check, state }) => `${check} ${state}`),
      ["signature broken"],
    );
  }
});

test("neither the token nor the secret shows, however the result is turned into text", async () => {
  const { fetch } = await granting({});
  const tested = await testToken(orders, authentication, { fetch, now: () => fake.now });
  assert.ok(tested.kind === "judged");
  const raw = tested.raw.reveal();
  const [, , signature = ""] = raw.split(".");
  const everything = [
    JSON.stringify(tested),
    JSON.stringify(tokenResult(tested)),
    inspect(tested, { depth: 20, showHidden: true, getters: true }),
    format("%s %o %O %j", tested.raw, tested.raw, tested.raw, tested.raw),
    String(tested.raw),
    JSON.stringify({ ...tested.raw }),
    new Error(`no: ${[tested.raw].join()}`).message,
  ].join("\n");
  assert.equal(inspect(tested.raw), "[token]");
  for (const hidden of [raw, signature, secret]) assert.ok(!everything.includes(hidden));
  assert.throws(() => structuredClone(tested), "a token is not cloned into another thread by accident");
});
