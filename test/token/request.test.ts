import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { inspect } from "node:util";
import { decodeJwt, decodeProtectedHeader } from "jose";
import type { ClientAuthentication } from "../../server/src/token/request/authentication.ts";
import { requestToken, type TokenRequest } from "../../server/src/token/request/request.ts";
import { TokenError, type TokenErrorCode } from "../../server/src/token/connection/token-error.ts";
import { audience, clientId, domain, fakeFetch, json, now } from "./fake-tenant.ts";

const secret = "s3cr3t-with_marks+and/more=é";
const post: ClientAuthentication = { method: "client_secret_post", secret };
const request: TokenRequest = { domain, clientId, authentication: post, audience };
const grant = { access_token: "aaa.bbb.ccc", token_type: "Bearer", expires_in: 3600, scope: "read:orders" };
const surroundings = (fetch: typeof globalThis.fetch) => ({ fetch, now: () => now });

test("a granted token comes with its lifetime", async () => {
  const { fetch, sent } = fakeFetch(() => json(grant));
  const answer = await requestToken(
    { ...request, scope: ["read:orders", "write:orders"], organization: "org_1" },
    surroundings(fetch),
  );
  assert.ok(answer.kind === "granted");
  assert.equal(answer.token.reveal(), "aaa.bbb.ccc");
  assert.equal(answer.expiresIn, 3600);
  assert.equal(sent.length, 1);
  assert.equal(sent[0]?.url, "https://acme.eu.auth0.com/oauth/token");
  assert.equal(sent[0].redirect, "manual");
  assert.deepEqual(Object.fromEntries(sent[0].body), {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
    audience,
    scope: "read:orders write:orders",
    organization: "org_1",
  });
});

test("without scope and organization neither is sent", async () => {
  const { fetch, sent } = fakeFetch(() => json(grant));
  await requestToken(request, surroundings(fetch));
  assert.deepEqual([...(sent[0]?.body.keys() ?? [])].sort(), ["audience", "client_id", "client_secret", "grant_type"]);
});

test("client_secret_basic form-encodes both halves and leaves - and _ as they are", async () => {
  const { fetch, sent } = fakeFetch(() => json(grant));
  await requestToken({ ...request, authentication: { method: "client_secret_basic", secret } }, surroundings(fetch));
  const header = sent[0]?.headers.get("authorization") ?? "";
  assert.equal(
    Buffer.from(header.replace("Basic ", ""), "base64").toString(),
    `${clientId}:s3cr3t-with_marks%2Band%2Fmore%3D%C3%A9`,
  );
  assert.equal(sent[0]?.body.has("client_secret"), false);
});

for (const [form, algorithm] of [
  ["pkcs8", "RS256"],
  ["pkcs1", "RS384"],
  ["pkcs8", "PS256"],
] as const) {
  test(`private_key_jwt: ${form} key, ${algorithm}, within Auth0's limits`, async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: form, format: "pem" }).toString();
    const { fetch, sent } = fakeFetch(() => json(grant));
    const authentication = { method: "private_key_jwt", privateKey: pem, algorithm } as const;
    await requestToken({ ...request, authentication }, surroundings(fetch));
    const body = sent[0]?.body;
    assert.equal(body?.get("client_assertion_type"), "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    const assertion = body.get("client_assertion") ?? "";
    assert.ok(assertion.length <= 2048);
    assert.deepEqual(decodeProtectedHeader(assertion), { alg: algorithm });
    const { jti, ...claims } = decodeJwt(assertion);
    const times = { iat: now, nbf: now, exp: now + 60 };
    assert.deepEqual(claims, { iss: clientId, sub: clientId, aud: "https://acme.eu.auth0.com/", ...times });
    assert.ok(jti && jti.length <= 64);
  });
}

const urls: Record<string, string> = {
  "localhost:8443": "http://localhost:8443/oauth/token",
  "127.0.0.1:8443": "http://127.0.0.1:8443/oauth/token",
  "127.8.9.1": "http://127.8.9.1/oauth/token",
  "[::1]:8443": "http://[::1]:8443/oauth/token",
  "login.acme.com": "https://login.acme.com/oauth/token",
  "localhost.acme.com": "https://localhost.acme.com/oauth/token",
  "127.0.0.1.acme.com": "https://127.0.0.1.acme.com/oauth/token",
};
for (const [tenant, url] of Object.entries(urls)) {
  test(`${tenant} is asked at ${url}`, async () => {
    const { fetch, sent } = fakeFetch(() => json(grant));
    await requestToken({ ...request, domain: tenant }, surroundings(fetch));
    assert.equal(sent[0]?.url, url);
  });
}

const badDomains = [
  "",
  "https://acme.com",
  "acme.com/x",
  "user@acme.com",
  "acme.com:8443",
  "acme.com#localhost",
  "a b",
];
for (const tenant of badDomains) {
  test(`no request goes to ${JSON.stringify(tenant)}`, async () => {
    const { fetch, sent } = fakeFetch(() => json(grant));
    await assert.rejects(requestToken({ ...request, domain: tenant }, surroundings(fetch)), { code: "bad-domain" });
    assert.equal(sent.length, 0);
  });
}

const refusals: readonly (readonly [string, Response, object])[] = [
  [
    "an OAuth error",
    json({ error: "access_denied", error_description: "Unauthorized" }, 401, { "www-authenticate": "Basic" }),
    { status: 401, error: "access_denied", description: "Unauthorized" },
  ],
  [
    "the quota's Retry-After",
    json({ error: "too_many_requests", error_description: "Client quota exceeded" }, 429, { "retry-after": "3540" }),
    { status: 429, error: "too_many_requests", description: "Client quota exceeded", retryAfter: 3540 },
  ],
  [
    "the Management API's envelope",
    json({ statusCode: 403, error: "Forbidden", message: "no" }, 403),
    { status: 403, error: "Forbidden", description: "no" },
  ],
  [
    "no description",
    json({ error: "invalid_request" }, 400),
    { status: 400, error: "invalid_request", description: "" },
  ],
  [
    "an echo of the secret, with control characters",
    json({ error: "access_denied", error_description: `\u001b[31mbad ${secret}\u0007` }, 401),
    { status: 401, error: "access_denied", description: "\ufffd[31mbad [secret]\ufffd" },
  ],
];
test("an echo of the whole request masks the secret as it was sent", async () => {
  const { fetch } = fakeFetch(() =>
    json({ error: "access_denied", error_description: "client_secret=SEK%2B%2Frit%3D+xx was sent" }, 401),
  );
  const odd = { ...request, authentication: { method: "client_secret_post", secret: "SEK+/rit= xx" } } as const;
  const answer = await requestToken(odd, surroundings(fetch));
  assert.deepEqual(answer.kind === "refused" && answer.refusal.description, "client_secret=[secret] was sent");
});
for (const [name, response, refusal] of refusals) {
  test(`a refusal is a value: ${name}`, async () => {
    const { fetch } = fakeFetch(() => response);
    assert.deepEqual(await requestToken(request, surroundings(fetch)), { kind: "refused", refusal });
  });
}

const system = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error("no"), { code }) });
const failures: readonly (readonly [string, Response | Error, TokenErrorCode])[] = [
  ["connection refused", system("ECONNREFUSED"), "unreachable"],
  ["name not found", system("ENOTFOUND"), "unreachable"],
  ["a plain failure", new TypeError("fetch failed"), "unreachable"],
  ["a certificate of its own", system("DEPTH_ZERO_SELF_SIGNED_CERT"), "certificate"],
  ["a certificate for another host", system("ERR_TLS_CERT_ALTNAME_INVALID"), "certificate"],
  ["an unknown issuer", system("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "certificate"],
  ["a redirect", new Response(null, { status: 307, headers: { location: "https://evil.example/" } }), "redirected"],
  ["a web page", new Response("<html>", { status: 200 }), "not-json"],
  ["a web page with 403", new Response("<html>", { status: 403 }), "not-json"],
  ["nothing", new Response(null, { status: 204 }), "not-json"],
  ["5 MB", new Response("x".repeat(5 * 1024 * 1024)), "too-large"],
  ["5 MB of token", json({ access_token: "x".repeat(5 * 1024 * 1024) }), "too-large"],
  ["JSON that is no object", json([1]), "unexpected-answer"],
  ["success without a token", json({ token: 1 }), "unexpected-answer"],
  ["a failure without an error", json({}, 400), "unexpected-answer"],
  [
    "too many requests in HTML",
    new Response("<html>", { status: 429, headers: { "retry-after": "7" } }),
    "rate-limited",
  ],
  ["a broken tenant", new Response("oops", { status: 500 }), "server-error"],
  ["a broken tenant with JSON", json({ error: "server_error" }, 503), "server-error"],
];
for (const [name, answer, code] of failures) {
  test(`${name}: ${code}`, async () => {
    const { fetch, sent } = fakeFetch(() => answer);
    await assert.rejects(requestToken(request, surroundings(fetch)), (error) => {
      assert.ok(error instanceof TokenError);
      assert.equal(error.code, code);
      assert.ok(!`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`.includes(secret));
      return true;
    });
    assert.equal(sent.length, 1, "no second request, wherever it would go");
  });
}

function hanging(_url: unknown, init?: RequestInit): Promise<Response> {
  const signal = init?.signal;
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error));
  });
}

test("a tenant that never answers: timeout", async () => {
  const still = setTimeout(() => undefined, 60_000);
  await assert.rejects(requestToken(request, { ...surroundings(hanging), timeout: 5 }), { code: "timeout" });
  clearTimeout(still);
});

test("a body that never ends: timeout", async () => {
  const still = setTimeout(() => undefined, 60_000);
  const endless = (_url: unknown, init?: RequestInit) =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start: (controller) => init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason)),
        }),
      ),
    );
  await assert.rejects(requestToken(request, { ...surroundings(endless), timeout: 5 }), { code: "timeout" });
  clearTimeout(still);
});

test("the caller's own stop: cancelled", async () => {
  const stop = new AbortController();
  const answer = requestToken(request, { ...surroundings(hanging), signal: stop.signal });
  stop.abort();
  await assert.rejects(answer, { code: "cancelled" });
});

test("a key that can't be used, and empty credentials, send nothing", async () => {
  const { fetch, sent } = fakeFetch(() => json(grant));
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const ask = (changes: Partial<TokenRequest>) => requestToken({ ...request, ...changes }, surroundings(fetch));
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
  const pems = [ec, short].map((key) => key.export({ type: "pkcs8", format: "pem" }).toString());
  for (const privateKey of ["", "garbage", ...pems]) {
    await assert.rejects(ask({ authentication: { method: "private_key_jwt", privateKey } }), { code: "bad-key" });
  }
  await assert.rejects(ask({ clientId: "" }), { code: "no-credentials" });
  await assert.rejects(ask({ authentication: { ...post, secret: "" } }), { code: "no-credentials" });
  assert.equal(sent.length, 0);
});
