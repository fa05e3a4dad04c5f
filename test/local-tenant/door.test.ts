import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { decodeJwt } from "jose";
import { type Json, type RunningTenant, runningTenant } from "./running-tenant.ts";

interface Told {
  readonly status: number;
  readonly body: Json;
}

/** A request by one of node's own clients, which let address, Host and trusted certificate be chosen. */
function ask(by: typeof httpRequest, options: RequestOptions & { ca?: string }, body?: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const request = by({ agent: false, ...options }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Json }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const portOf = (tenant: RunningTenant) => Number(tenant.domain.split(":")[1]);
const path = "/.well-known/openid-configuration";

describe("the one port", () => {
  it("speaks http and https, with one issuer, on 127.0.0.1 and ::1", async (t) => {
    const tenant = await runningTenant(t);
    const port = portOf(tenant);
    const ca = await readFile(tenant.certificate, "utf8");
    const issuer = `https://${tenant.domain}/`;
    const ipv6 = await ask(httpRequest, { host: "::1", port, path }).catch((error: unknown) => error);
    const hosts = ipv6 instanceof Error ? ["127.0.0.1"] : ["127.0.0.1", "::1", "localhost"];
    if (ipv6 instanceof Error) t.diagnostic("no ::1 on this machine");
    for (const host of hosts) {
      const plain = await ask(httpRequest, { host, port, path });
      const secure = await ask(httpsRequest, { host, port, path, ca });
      assert.deepEqual([plain.body["issuer"], secure.body["issuer"]], [issuer, issuer]);
      assert.equal(plain.body["jwks_uri"], `http://${tenant.domain}/.well-known/jwks.json`);
      assert.equal(secure.body["token_endpoint"], `https://${tenant.domain}/oauth/token`);
    }
  });

  it("issues the same token by https, for the same Management API", async (t) => {
    const tenant = await runningTenant(t);
    const audience = `https://${tenant.domain}/api/v2/`;
    const ca = await readFile(tenant.certificate, "utf8");
    const body = JSON.stringify({ grant_type: "client_credentials", audience, ...tenant.credentials.administrator });
    const at = { host: "localhost", port: portOf(tenant), ca, headers: { "content-type": "application/json" } };
    const token = await ask(httpsRequest, { ...at, path: "/oauth/token", method: "POST" }, body);
    const access = String(token.body["access_token"]);
    assert.equal(decodeJwt(access).iss, `https://${tenant.domain}/`);
    const headers = { authorization: `Bearer ${access}` };
    const list = await ask(httpsRequest, { ...at, path: "/api/v2/clients", headers });
    assert.equal(list.status, 200);
    assert.equal((await tenant.manage("GET", "clients", undefined, access)).status, 200);
  });

  it("isn't trusted without its certificate", async (t) => {
    const tenant = await runningTenant(t);
    const stranger = ask(httpsRequest, { host: "localhost", port: portOf(tenant), path });
    await assert.rejects(stranger, { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  });

  it("answers to loopback's names only", async (t) => {
    const tenant = await runningTenant(t);
    const port = portOf(tenant);
    const status = async (host: string) =>
      (await ask(httpRequest, { host: "127.0.0.1", port, path, headers: { host } })).status;
    for (const host of [`localhost:${port}`, "LOCALHOST", "127.0.0.1:1", "127.8.0.1", `[::1]:${port}`])
      assert.equal(await status(host), 200, host);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "192.168.0.1",
    ])
      assert.equal(await status(host), 421, host);
  });

  it("lives on after a connection that says nothing, half a word, or nonsense", async (t) => {
    const tenant = await runningTenant(t);
    for (const words of ["", "GE", "\u0016\u0003nonsense", "nonsense\r\n\r\n"]) {
      const socket = connect(portOf(tenant), "127.0.0.1");
      await new Promise<void>((resolve) => {
        socket.on("error", () => undefined).on("close", () => resolve());
        socket.on("connect", () => socket.write(words, () => socket.destroySoon()));
      });
    }
    assert.equal((await tenant.manage("GET", "clients")).status, 200);
  });

  it("lives on after a caller that goes away in the middle of its body", async (t) => {
    const tenant = await runningTenant(t);
    const authorization = `Bearer ${await tenant.managementToken()}`;
    const headers = {
      authorization,
      "content-type": "application/json",
      "content-length": "100",
      expect: "100-continue",
    };
    const at = { host: "127.0.0.1", port: portOf(tenant), method: "POST", headers, agent: false };
    for (const where of ["/oauth/token", "/api/v2/clients"]) {
      const leaving = httpRequest({ ...at, path: where }).on("error", () => undefined);
      const gone = new Promise((resolve) => leaving.on("close", resolve));
      leaving.flushHeaders();
      await once(leaving, "continue");
      leaving.write('{"grant');
      leaving.destroy();
      await gone;
    }
    assert.equal((await tenant.manage("GET", "clients")).status, 200);
  });

  it("answers what it doesn't know in the Management API's form", async (t) => {
    const tenant = await runningTenant(t);
    const expected = { statusCode: 404, error: "Not Found", message: "Not Found" };
    for (const unknown of ["/", "/authorize", "/oauth/token", "/api/v3/clients"])
      assert.deepEqual(await (await fetch(`http://${tenant.domain}${unknown}`)).json(), expected);
    assert.deepEqual((await tenant.manage("GET", "users")).body, expected);
  });

  it("holds answers back by the latency", async (t) => {
    const tenant = await runningTenant(t, { latency: 80 });
    const before = performance.now();
    await fetch(`http://${tenant.domain}${path}`);
    // A lower bound, which no machine is too slow for; a timer may fire a millisecond early.
    assert.ok(performance.now() - before >= 79);
  });

  it("finishes what is under way when it closes, and then is gone", async (t) => {
    const tenant = await runningTenant(t);
    const port = portOf(tenant);
    const headers = { "content-type": "application/json", expect: "100-continue" };
    const slow = httpRequest({ host: "127.0.0.1", port, path: "/oauth/token", method: "POST", headers, agent: false });
    slow.flushHeaders();
    await once(slow, "continue");
    const closed = tenant.close();
    slow.end("{}");
    const [response] = (await once(slow, "response")) as [IncomingMessage];
    assert.equal(response.statusCode, 400);
    response.resume();
    await closed;
    await assert.rejects(ask(httpRequest, { host: "127.0.0.1", port, path }), { code: "ECONNREFUSED" });
  });
});
