import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test, type TestContext } from "node:test";
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, type JWK } from "jose";
import { callApi, callProblem } from "../../server/src/token/call-api.ts";
import { makeProofKey } from "../../server/src/token/request/proof-key.ts";
import { rawToken } from "../../server/src/token/request/raw-token.ts";

const text = "header.payload.signature";
const raw = rawToken(text);

async function api(t: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders?page=2`;
}

test("Bearer; what the API echoes of the token is masked", async (t) => {
  const url = await api(t, (request, response) => {
    response.setHeader("x-seen", String(request.headers.authorization));
    response.end(`${String(request.method)} ${String(request.url)} ${String(request.headers.authorization)}`);
  });
  const answer = await callApi({ url, method: "DELETE" }, { raw }, { fetch });
  assert.deepEqual([answer.status, answer.body, answer.cut], [200, "DELETE /orders?page=2 Bearer [token]", false]);
  assert.deepEqual(
    answer.headers.find(([name]) => name === "x-seen"),
    ["x-seen", "Bearer [token]"],
  );
});

test("a redirect is the answer, and nobody else gets the token", async (t) => {
  const asked: string[] = [];
  const url = await api(t, ({ url: path = "" }, response) => {
    asked.push(path);
    response.writeHead(307, { location: "/elsewhere" }).end();
  });
  assert.equal((await callApi({ url, method: "GET" }, { raw }, { fetch })).status, 307);
  assert.deepEqual(asked, ["/orders?page=2"]);
});

test("a challenge is an answer; a long body is cut", async (t) => {
  const url = await api(t, (_request, response) => {
    response.writeHead(401, { "www-authenticate": 'Bearer error="invalid_token"' }).end("x".repeat(1_000_000));
  });
  const { status, body, cut } = await callApi({ url, method: "GET" }, { raw }, { fetch });
  assert.deepEqual([status, body.length, cut], [401, 256 * 1024, true]);
});

test("DPoP: a proof of this request and token, and once more with the API's nonce", async (t) => {
  const proofs: string[] = [];
  const url = await api(t, (request, response) => {
    assert.equal(request.headers.authorization, `DPoP ${text}`);
    proofs.push(String(request.headers["dpop"]));
    if (proofs.length > 1) response.end("ok");
    else {
      const headers = { "www-authenticate": 'DPoP error="use_dpop_nonce"', "dpop-nonce": "n1" };
      response.writeHead(401, headers).end();
    }
  });
  const proofKey = await makeProofKey(() => Date.now() / 1000);
  assert.equal((await callApi({ url, method: "POST" }, { raw, proofKey }, { fetch })).body, "ok");
  const [first = "", second = ""] = proofs;
  const { htm, htu, ath, nonce, jti } = decodeJwt(second);
  assert.deepEqual(
    { htm, htu, ath, nonce },
    {
      htm: "POST",
      htu: url.replace("?page=2", ""),
      ath: createHash("sha256").update(text).digest("base64url"),
      nonce: "n1",
    },
  );
  assert.notEqual(jti, decodeJwt(first).jti);
  const { typ, jwk } = decodeProtectedHeader(second);
  assert.equal(typ, "dpop+jwt");
  assert.equal(await calculateJwkThumbprint(jwk as JWK), proofKey.thumbprint);
});

const problems: readonly (readonly [url: string, method: string, problem: string | undefined])[] = [
  ["https://api.example/x", "GET", undefined],
  ["http://localhost:3000/x", "PUT", undefined],
  ["http://[::1]:3000/", "GET", undefined],
  ["http://api.example/x", "GET", "not-https"],
  ["http://localhost.evil.example/", "GET", "not-https"],
  ["file:///etc/passwd", "GET", "not-https"],
  ["https://user:secret@api.example/", "GET", "has-credentials"],
  ["api.example", "GET", "not-a-url"],
  ["https://api.example/x", "TRACE", "bad-method"],
  ["https://api.example/x", "GET\r\nx: y", "bad-method"],
];
for (const [url, method, problem] of problems) {
  test(`${JSON.stringify(method)} ${url}: ${problem ?? "may be called"}`, async () => {
    assert.equal(callProblem({ url, method }), problem);
    const asks = callApi({ url, method }, { raw }, { fetch: () => Promise.resolve(new Response("asked")) });
    if (problem === undefined) assert.equal((await asks).body, "asked");
    else await assert.rejects(asks, { message: `A token may not be sent there: ${problem}` });
  });
}
