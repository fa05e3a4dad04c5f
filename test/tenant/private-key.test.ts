import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { suite, test } from "node:test";
import { inspect } from "node:util";
import { decodeJwt, jwtVerify } from "jose";
import { clientProof, isSigningKey } from "../../server/src/tenant/connection/client-proof.ts";
import { type SigningAlgorithm, signingAlgorithms } from "../../server/src/tenant/connection/credentials.ts";
import { connect } from "../../server/src/tenant/connection/management-api.ts";
import { conceal } from "../../server/src/tenant/connection/secret.ts";
import { clientId, domain, managementToken } from "./fake-tenant.ts";
import { fakeClock } from "./fake-clock.ts";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const pkcs1 = pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const keyed = (pem: string, algorithm: SigningAlgorithm = "RS256") =>
  ({ kind: "private-key", domain, clientId, privateKey: conceal(pem), algorithm }) as const;
const now = Date.UTC(2026, 0, 1);

suite("the proof of a private key", () => {
  for (const algorithm of signingAlgorithms) {
    test(`is an assertion of one minute, signed with ${algorithm}`, async () => {
      const { client_assertion = "", ...others } = await clientProof(keyed(pkcs8, algorithm), now);
      assert.deepEqual(others, {
        client_id: clientId,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      });
      const options = { algorithms: [algorithm], audience: `https://${domain}/`, currentDate: new Date(now) };
      const { payload } = await jwtVerify(client_assertion, pair.publicKey, options);
      assert.deepEqual([payload.iss, payload.sub], [clientId, clientId]);
      assert.deepEqual([payload.iat, payload.exp], [now / 1000, now / 1000 + 60]);
      assert.ok(client_assertion.length <= 2048 && String(payload.jti).length <= 64);
    });
  }

  test("is another one each time, for PKCS#1 as well", async () => {
    const ids = await Promise.all(
      [pkcs1, pkcs1].map(async (pem) => decodeJwt((await clientProof(keyed(pem), now)).client_assertion ?? "").jti),
    );
    assert.notEqual(ids[0], ids[1]);
  });
});

test("what can't sign as Auth0 wants it is no signing key", () => {
  const pem = { type: "pkcs8", format: "pem" } as const;
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const locked = { ...pem, cipher: "aes-256-cbc", passphrase: "x" };
  assert.deepEqual([pkcs8, pkcs1].map(isSigningKey), [true, true]);
  const refused = {
    public: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
    "1024 bits": short.export(pem).toString(),
    "a curve": curve.export(pem).toString(),
    "with a passphrase": pair.privateKey.export(locked).toString(),
    "half of it": pkcs8.slice(0, 400),
    nothing: "",
  };
  for (const [what, text] of Object.entries(refused)) assert.equal(isSigningKey(text), false, what);
});

suite("signing in with a private key", () => {
  function tenant(answers: readonly (() => Response)[]) {
    const forms: URLSearchParams[] = [];
    const fetch = (_: unknown, { body }: RequestInit = {}): Promise<Response> => {
      const answer = answers[forms.push(new URLSearchParams(body as URLSearchParams)) - 1];
      if (!answer) throw new Error("one request too many");
      return Promise.resolve(answer());
    };
    const options = { domain, fetch, clock: fakeClock(), random: () => 0.5 };
    return { forms, options };
  }

  test("sends a new assertion where an answer was lost: the first one may be spent", async () => {
    const lost = () => {
      throw new TypeError("fetch failed");
    };
    const granted = () => Response.json({ access_token: managementToken, expires_in: 60, scope: "read:clients" });
    const { forms, options } = tenant([lost, granted]);
    const { clientId: own, permissions } = await connect(keyed(pkcs8), options).identity();
    assert.deepEqual([own, ...(permissions ?? [])], [clientId, "read:clients"]);
    const [first, second] = forms.map((form) => form.get("client_assertion"));
    assert.ok(first && second && first !== second);
    assert.ok(forms.every((form) => !form.has("client_secret")));
  });

  test("never sends a key that can't sign, and quotes it nowhere", async () => {
    const { forms, options } = tenant([]);
    await assert.rejects(connect(keyed("-----BEGIN PRIVATE KEY-----\nwrong-key\n"), options).identity(), (error) => {
      assert.ok(!inspect(error, { depth: 9 }).includes("wrong-key"));
      return (error as { code?: string }).code === "bad-key";
    });
    assert.equal(forms.length, 0);
  });

  test("never repeats what a tenant says of the assertion", async () => {
    const said = (form: URLSearchParams | undefined) => () =>
      Response.json({ error: "invalid_client", error_description: form?.get("client_assertion") }, { status: 401 });
    const { forms, options } = tenant([() => said(forms[0])()]);
    await assert.rejects(connect(keyed(pkcs8), options).identity(), (error) => {
      assert.ok(!inspect(error, { depth: 9 }).includes(forms[0]?.get("client_assertion") ?? "eyJ"));
      return (error as { code?: string }).code === "refused-credentials";
    });
  });
});
