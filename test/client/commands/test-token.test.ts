import assert from "node:assert/strict";
import { test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { type TextDocument, workspace } from "vscode";
import { testToken } from "../../../client/src/commands/test-token.ts";
import type { Session } from "../../../client/src/inspector/session.ts";
import type { Services } from "../../../client/src/services.ts";
import { pickedTarget } from "../../../client/src/tenants/target.ts";
import { tokenCache } from "../../../server/src/token/request/token-cache.ts";

const text = `apis:
  - identifier: https://api.acme.dev/
    scopes: [{ value: read, description: Reads }]
    grants: [{ client: worker, scope: [read] }]
`;
const uri = { toString: () => "file:///auth-apis.yaml", path: "/auth-apis.yaml", scheme: "file" };
const document = { uri, version: 1, isClosed: false, getText: () => text } as unknown as TextDocument;

test("a token is used again while it is valid, but where another one is requested", async (t) => {
  Object.assign(workspace, { textDocuments: [document] });
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "k" };
  const requested: string[] = [];
  t.mock.method(globalThis, "fetch", async (url: string) => {
    if (!url.endsWith("/oauth/token")) return Response.json({ keys: [key] });
    const claims = { azp: "w", gty: "client-credentials", scope: "read", jti: String(requested.length) };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "k", typ: "JWT" })
      .setIssuer("https://acme.eu.auth0.com/")
      .setSubject("w@clients")
      .setAudience("https://api.acme.dev/")
      .setIssuedAt()
      .setExpirationTime("24h")
      .sign(privateKey);
    requested.push(token);
    return Response.json({ access_token: token, expires_in: 86_400 });
  });
  const shown: Session[] = [];
  const applications = [{ clientId: "w", name: "worker", clientSecret: "secret" }];
  const target = { ...pickedTarget(document, "acme.eu.auth0.com"), local: { applications } };
  const services = {
    choice: { choose: () => Promise.resolve(target) },
    readings: { of: () => undefined },
    log: { info: () => undefined },
    inspector: { show: (session: Session) => shown.push(session) },
    tokens: tokenCache(),
  } as unknown as Services;

  await testToken(services, document);
  await testToken(services, document);
  assert.deepEqual([requested.length, shown.length], [1, 2]);
  await shown.at(-1)?.again?.();
  assert.deepEqual([requested.length, shown.length], [2, 3]);
  assert.equal(shown.at(-1)?.raw?.reveal(), requested[1]);
  await testToken(services, document);
  assert.deepEqual([requested.length, shown.at(-1)?.raw?.reveal()], [2, requested[1]]);
});
