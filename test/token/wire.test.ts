// The same over a real connection: what Node's own fetch does with redirects, floods and closed ports.
import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { requestToken } from "../../server/src/token/request/request.ts";
import type { TokenErrorCode } from "../../server/src/token/connection/token-error.ts";
import { audience, clientId, now } from "./fake-tenant.ts";

const authentication = { method: "client_secret_post", secret: "0123456789abcdef" } as const;

async function ask(listener: RequestListener | undefined, timeout = 15_000) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    listener?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const domain = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  if (!listener) await close();
  try {
    const request = { domain, clientId, authentication, audience };
    return { answer: await requestToken(request, { fetch, now: () => now, timeout }), asked };
  } finally {
    if (listener) await close();
  }
}

test("a loopback tenant is asked over plain http", async () => {
  const { answer, asked } = await ask((_request, response) => {
    response.setHeader("content-type", "application/json").end('{"access_token":"a.b.c","token_type":"Bearer"}');
  });
  assert.ok(answer.kind === "granted");
  assert.equal(answer.token.reveal(), "a.b.c");
  assert.deepEqual(asked, ["POST /oauth/token"]);
});

const failures: readonly (readonly [string, RequestListener | undefined, TokenErrorCode])[] = [
  ["nothing listens", undefined, "unreachable"],
  ["the connection breaks", (_request, response) => void response.destroy(), "unreachable"],
  [
    "the body breaks off",
    (_request, response) =>
      void response.writeHead(200, { "content-length": "99" }).write("{", () => response.destroy()),
    "unreachable",
  ],
  ["a redirect", (_request, response) => void response.writeHead(307, { location: "/elsewhere" }).end(), "redirected"],
  ["a flood", (_request, response) => void response.end("x".repeat(5 * 1024 * 1024)), "too-large"],
];
for (const [name, listener, code] of failures) {
  test(`${name}: ${code}`, async () => {
    await assert.rejects(ask(listener), { code });
  });
}

test("no answer at all: timeout", async () => {
  await assert.rejects(
    ask(() => undefined, 50),
    { code: "timeout" },
  );
});
