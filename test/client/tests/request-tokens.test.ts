import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { requestTokens } from "../../../client/src/tests/request-tokens.ts";
import type { GrantUnderTest } from "../../../client/src/tests/run.ts";
import type { Services } from "../../../client/src/services.ts";
import { tokenCache } from "../../../server/src/token/request/token-cache.ts";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

test("the tenant's keys are read once for all tokens of a run", async (t) => {
  const jwk = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" });
  const token = `${part({ alg: "RS256", kid: "k" })}.${part({ iss: "https://acme.eu.auth0.com/" })}.c2ln`;
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", (url: string) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    const keys = { keys: [{ ...jwk, kid: "k", alg: "RS256", use: "sig" }] };
    return Promise.resolve(Response.json(pathname === "/oauth/token" ? { access_token: token } : keys));
  });
  const judge = requestTokens({
    readings: { of: () => undefined },
    tokens: tokenCache(),
    secrets: { application: () => Promise.resolve("secret") },
  } as unknown as Services);
  const api = { identifier: "https://api.acme.dev/", fields: {}, absent: false };
  for (const clientId of ["one", "two"]) {
    const grant = { client: clientId, clientId, subjectType: "client", fields: {} };
    const target = { tenant: { name: "acme", domain: "acme.eu.auth0.com" } };
    const judged = await judge.judge(
      { api, apis: [api], grant, target } as unknown as GrantUnderTest,
      new AbortController().signal,
    );
    assert.equal(judged.state, "failed");
  }
  assert.deepEqual(asked, ["/oauth/token", "/.well-known/jwks.json", "/oauth/token"]);
});
