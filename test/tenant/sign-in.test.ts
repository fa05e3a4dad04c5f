import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { inspect } from "node:util";
import type { Credentials } from "../../server/src/tenant/connection/credentials.ts";
import { connect } from "../../server/src/tenant/connection/management-api.ts";
import { conceal, redact } from "../../server/src/tenant/connection/secret.ts";
import { clientId, clientSecret, domain, fakeTenant, managementToken } from "./fake-tenant.ts";

const get = { method: "GET", path: "/clients" } as const;
const tokenRequests = (fake: ReturnType<typeof fakeTenant>) =>
  fake.sent.filter(({ path }) => path === "/oauth/token").length;

type Given = Exclude<Credentials, { kind: "private-key" }>;

function connected(credentials: Partial<Given> & Pick<Given, "kind">, fake: ReturnType<typeof fakeTenant>) {
  const all = {
    domain,
    clientId,
    clientSecret: conceal(clientSecret),
    token: conceal(managementToken),
    ...credentials,
  };
  return connect(all, { domain, fetch: fake.fetch, clock: fake.clock, random: () => 0.5 });
}

suite("the management token", () => {
  test("is fetched once, however many ask for it", async () => {
    const fake = fakeTenant({ scope: "read:clients create:clients" });
    const api = fake.api();
    await Promise.all([1, 2, 3].map(() => api.send(get)));
    assert.equal(tokenRequests(fake), 1);
    assert.deepEqual([...((await api.identity()).permissions ?? [])], ["read:clients", "create:clients"]);
    assert.equal((await api.identity()).clientId, clientId);
  });

  test("is renewed before it expires", async () => {
    const fake = fakeTenant({ tokenLifetime: 600 });
    const api = fake.api();
    for (const [seconds, requests] of [
      [0, 1],
      [500, 1],
      [60, 2],
      [30, 2],
    ] as const) {
      fake.clock.advance(seconds * 1000);
      await api.send(get);
      assert.equal(tokenRequests(fake), requests, `after ${seconds} s`);
    }
  });

  test("is renewed when the tenant refuses it, and the request sent again, even a create", async () => {
    const fake = fakeTenant({ fault: (index) => (index === 1 ? { at: "request", kind: 401 } : undefined) });
    await fake.api().send({ method: "POST", path: "/resource-servers", json: { identifier: "urn:x" } });
    assert.equal(tokenRequests(fake), 2);
    assert.equal(fake.state.apis.length, 1);
  });

  test("is not renewed for ever", async () => {
    const fake = fakeTenant({
      fault: (_, { path }) => (path.startsWith("/api") ? { at: "request", kind: 401 } : undefined),
    });
    await assert.rejects(fake.api().send(get), { code: "refused-credentials" });
    assert.equal(tokenRequests(fake), 2);
  });

  test("that somebody gave is used as it is", async () => {
    const fake = fakeTenant();
    const api = connected({ kind: "token" }, fake);
    await api.send(get);
    assert.equal(tokenRequests(fake), 0);
    assert.deepEqual([...((await api.identity()).permissions ?? [])], ["fake-management-token"]);
  });

  test("that somebody gave and the tenant refuses can't be renewed", async () => {
    const fake = fakeTenant({ fault: () => ({ at: "request", kind: 401 }) });
    await assert.rejects(connected({ kind: "token" }, fake).send(get), { code: "refused-credentials" });
    assert.equal(fake.sent.length, 1);
  });

  test("that no header can hold is not sent, and not quoted", async () => {
    const fake = fakeTenant();
    const token = conceal("abc\ndef-secret");
    await assert.rejects(connected({ kind: "token", token }, fake).send(get), (error) => {
      assert.ok(!inspect(error).includes("def-secret"));
      return true;
    });
    assert.equal(fake.sent.length, 0);
  });
});

suite("credentials", () => {
  test("that are wrong", async () => {
    const api = connected({ kind: "client-secret", clientSecret: conceal("wrong-secret") }, fakeTenant());
    await assert.rejects(api.identity(), (error) => {
      assert.ok(!inspect(error, { depth: 9 }).includes("wrong-secret"));
      return (error as { code?: string }).code === "refused-credentials";
    });
  });

  test("go to the domain that they were stored for, and to no other", () => {
    const fake = fakeTenant();
    assert.throws(() => connected({ kind: "client-secret", domain: "evil.example" }, fake), { code: "wrong-domain" });
    assert.throws(() => connected({ kind: "token", domain: `${domain}:8443` }, fake), { code: "wrong-domain" });
    assert.equal(fake.sent.length, 0);
  });

  test("are refused by the token endpoint in words of their own", async () => {
    const fake = fakeTenant();
    const answer = (status: number, error: string, text: string) => async () =>
      Promise.resolve(new Response(JSON.stringify({ error, error_description: text }), { status }));
    const cases = [
      [403, "access_denied", "Client is not authorized to access", "no-management-access"],
      [
        403,
        "unauthorized_client",
        "Grant type 'client_credentials' not allowed for the client.",
        "no-management-access",
      ],
      [401, "access_denied", "Unauthorized", "refused-credentials"],
      [401, "invalid_client", "Client authentication failed", "refused-credentials"],
    ] as const;
    for (const [status, error, text, code] of cases) {
      const options = { domain, fetch: answer(status, error, text), clock: fake.clock, random: () => 0.5 };
      const api = connect({ kind: "client-secret", domain, clientId, clientSecret: conceal("x") }, options);
      await assert.rejects(api.identity(), { code });
    }
  });
});

suite("a secret", () => {
  const secret = conceal("s3cret value&more");
  test("turns into nothing but its mask", () => {
    const shown = [
      String(secret),
      secret.toString(),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ a: [secret] }),
    ];
    for (const text of shown) assert.ok(text.includes("[secret]") && !text.includes("s3cret"), text);
  });

  test("is taken out of what others say, in each form in which it was sent", () => {
    const said = `a s3cret value&more b s3cret+value%26more c ${managementToken}`;
    assert.equal(redact(said, [secret]), "a [secret] b [secret] c [secret]");
  });
});
