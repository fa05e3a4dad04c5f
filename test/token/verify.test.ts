import assert from "node:assert/strict";
import { before, test } from "node:test";
import { CompactEncrypt, exportSPKI, generateKeyPair, importJWK } from "jose";
import type { SigningAlg } from "../../server/src/expected/expectation.ts";
import { type RawToken, rawToken } from "../../server/src/token/request/raw-token.ts";
import { tenantKeys } from "../../server/src/token/verify/tenant-keys.ts";
import { verifyToken } from "../../server/src/token/verify/verify.ts";
import { domain, fakeFetch, json, type KeyPair, keyPair, make, signingSecret, unsigned } from "./fake-tenant.ts";

let ours: KeyPair;
let theirs: KeyPair;
before(async () => {
  ours = await keyPair("ours");
  theirs = await keyPair("theirs");
});

interface Options {
  readonly signingAlg?: SigningAlg;
  readonly signingSecret?: string;
  readonly jwks?: () => Response | Error;
}

async function outcome(token: RawToken, { jwks = () => json({ keys: [ours.open] }), ...options }: Options = {}) {
  const { fetch, sent } = fakeFetch(jwks);
  const inspected = await verifyToken(token, { keys: tenantKeys(domain, { fetch }), ...options });
  const detail =
    inspected.kind === "decoded" ? inspected.problem : inspected.kind === "unreadable" ? inspected.reason : "";
  return { is: `${inspected.kind} ${detail}`.trim(), requests: sent.map(({ url }) => url) };
}

const is = async (token: RawToken, options?: Options) => (await outcome(token, options)).is;

for (const alg of ["RS256", "PS256", "RS512"] as const) {
  test(`${alg} is verified with the tenant's public key, whether or not the file names it`, async () => {
    const token = await make(ours, { alg });
    assert.equal(await is(token), "verified");
    assert.equal(await is(token, { signingAlg: alg }), "verified");
  });
}

test("the keys come from the tenant's own domain, whatever the header offers", async () => {
  const offers = { jku: "https://evil.example/jwks.json", x5u: "https://evil.example/cert", jwk: theirs.open };
  const { is, requests } = await outcome(await make(ours, { key: { ...theirs, kid: "ours" }, header: offers }));
  assert.equal(is, "decoded own-key");
  assert.deepEqual(requests, ["https://acme.eu.auth0.com/.well-known/jwks.json"]);
});

test("HS256 needs the signing secret, and only the right one verifies", async () => {
  const token = await make(ours, { alg: "HS256" });
  assert.deepEqual(await outcome(token), { is: "decoded no-secret", requests: [] });
  assert.equal(await is(token, { signingSecret: "" }), "decoded no-secret");
  assert.equal(await is(token, { signingSecret, signingAlg: "HS256" }), "verified");
  assert.equal(await is(token, { signingSecret: "another secret of 16" }), "decoded bad-signature");
});

test("algorithm confusion: an HMAC made with the public key is never verified with it", async () => {
  const key = await importJWK(ours.open, "RS256", { extractable: true });
  const pem = key instanceof Uint8Array ? "" : await exportSPKI(key);
  const forged = await make(ours, { alg: "HS256", hmacSecret: pem, header: { kid: "ours" } });
  assert.equal(await is(forged), "decoded no-secret");
  assert.equal(await is(forged, { signingAlg: "RS256" }), "decoded algorithm-mismatch");
  assert.equal(await is(forged, { signingAlg: "RS256", signingSecret: pem }), "decoded algorithm-mismatch");
  const octet = { kty: "oct", k: Buffer.from(pem).toString("base64url"), kid: "ours", alg: "HS256" };
  assert.equal(await is(forged, { jwks: () => json({ keys: [octet] }) }), "decoded no-secret");
});

test("only the algorithm that the file names is tried", async () => {
  const { is, requests } = await outcome(await make(ours, { alg: "RS512" }), { signingAlg: "RS256" });
  assert.equal(is, "decoded algorithm-mismatch");
  assert.deepEqual(requests, []);
});

test("alg none, in any spelling, and algorithms that Auth0 has not", async () => {
  const token = unsigned();
  assert.equal(await is(token), "decoded alg-none");
  const [, payload] = token.reveal().split(".");
  const headed = (alg: unknown) =>
    rawToken(`${Buffer.from(JSON.stringify({ alg })).toString("base64url")}.${payload}.`);
  assert.equal(await is(headed("nOnE")), "decoded alg-none");
  assert.equal(await is(headed("ES256")), "decoded unsupported-algorithm");
  assert.equal(await is(headed(["RS256"])), "decoded unsupported-algorithm");
  assert.equal(await is(headed(undefined)), "decoded unsupported-algorithm");
});

test("a changed payload or signature, and one without a signature", async () => {
  const [header, , signature] = (await make(ours)).reveal().split(".");
  const [, other] = (await make(ours, { claims: { scope: "admin" } })).reveal().split(".");
  assert.equal(await is(rawToken(`${header}.${other}.${signature}`)), "decoded bad-signature");
  assert.equal(await is(rawToken(`${header}.${other}.${signature?.slice(0, -20)}`)), "decoded bad-signature");
  assert.equal(await is(rawToken(`${header}.${other}.`)), "decoded bad-signature");
});

test("a critical header that nobody knows is not passed over", async () => {
  const text = (await make(ours)).reveal();
  const [, payload, signature] = text.split(".");
  const header = { alg: "RS256", kid: "ours", crit: ["x"], x: 1 };
  const token = rawToken(`${Buffer.from(JSON.stringify(header)).toString("base64url")}.${payload}.${signature}`);
  assert.equal(await is(token), "decoded bad-signature");
});

test("an unknown kid makes one more reading, and no third", async () => {
  const { is, requests } = await outcome(await make(ours, { key: theirs }));
  assert.equal(is, "decoded unknown-key");
  assert.equal(requests.length, 2);
});

test("a key that was rotated in is found by the second reading; known keys are read once for many tokens", async () => {
  const { fetch, sent } = fakeFetch((_sent, count) =>
    json({ keys: count === 1 ? [ours.open] : [ours.open, theirs.open] }),
  );
  const keys = tenantKeys(domain, { fetch });
  for (const key of [ours, ours, theirs, theirs]) {
    assert.equal((await verifyToken(await make(ours, { key }), { keys })).kind, "verified");
  }
  assert.equal(sent.length, 2);
});

test("without kid every key of the tenant is tried", async () => {
  const token = await make(ours, { header: { kid: undefined } });
  assert.equal(await is(token, { jwks: () => json({ keys: [theirs.open, ours.open] }) }), "verified");
});

test("an encryption key of the tenant verifies nothing", async () => {
  const jwks = () => json({ keys: [{ ...ours.open, use: "enc", alg: "RSA-OAEP-256" }] });
  assert.equal(await is(await make(ours), { jwks }), "decoded unknown-key");
});

const unavailable: Record<string, () => Response | Error> = {
  "no network": () => new TypeError("fetch failed"),
  "a redirect to another host": () =>
    new Response(null, { status: 302, headers: { location: "https://evil.example" } }),
  "a web page": () => new Response("<html>"),
  "not found": () => json({ error: "Not Found" }, 404),
  "no keys": () => json({}),
  "keys that are none": () => json({ keys: [1, null] }),
  "5 MB": () => new Response("x".repeat(5 * 1024 * 1024)),
};
for (const [name, jwks] of Object.entries(unavailable)) {
  test(`keys that can't be read leave the token unverified: ${name}`, async () => {
    assert.equal(await is(await make(ours), { jwks }), "decoded keys-unavailable");
  });
}

test("a failed reading of the keys is not kept", async () => {
  const { fetch } = fakeFetch((_sent, count) =>
    count === 1 ? new TypeError("fetch failed") : json({ keys: [ours.open] }),
  );
  const keys = tenantKeys(domain, { fetch });
  assert.equal((await verifyToken(await make(ours), { keys })).kind, "decoded");
  assert.equal((await verifyToken(await make(ours), { keys })).kind, "verified");
});

test("an encrypted token shows its outer header alone", async () => {
  const { publicKey } = await generateKeyPair("RSA-OAEP-256");
  const inner = new TextEncoder().encode((await make(ours)).reveal());
  const header = { alg: "RSA-OAEP-256", enc: "A256GCM", kid: "mine", cty: "JWT" };
  const token = rawToken(await new CompactEncrypt(inner).setProtectedHeader(header).encrypt(publicKey));
  const { fetch, sent } = fakeFetch(() => json({ keys: [ours.open] }));
  assert.deepEqual(await verifyToken(token, { keys: tenantKeys(domain, { fetch }) }), { kind: "encrypted", header });
  assert.equal(sent.length, 0);
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const garbage: Record<string, string> = {
  "": "opaque",
  "hJ8f9sd0f7-opaque": "opaque",
  "a.b.c": "damaged",
  "not.even": "opaque",
  [`${part({ alg: "RS256" })}.${part({})}`]: "truncated",
  [part({ alg: "RS256" })]: "truncated",
  [`${part({ alg: "RS256" })}.${part([1])}.x`]: "damaged",
  [`${part("text")}.${part({})}.x`]: "damaged",
  [`${part({ alg: "RS256" })}.${part({})}.+/=`]: "damaged",
  [`${part({ alg: "RS256" })}.${Buffer.from([0x22, 0xff, 0x22]).toString("base64url")}.x`]: "damaged",
  [`${part({ alg: "dir", enc: "A256GCM" })}..a.b.c`]: "opaque",
  [`${part({ alg: "RS256" })}.${part({})}.x\n`]: "damaged",
  [".".repeat(50)]: "opaque",
};
for (const [text, reason] of Object.entries(garbage)) {
  test(`${JSON.stringify(text.slice(0, 40))} is ${reason}`, async () => {
    assert.deepEqual(await outcome(rawToken(text)), { is: `unreadable ${reason}`, requests: [] });
  });
}

test("5 MB of token are not looked at, whatever they look like", async () => {
  assert.equal(
    await is(rawToken(`${part({ alg: "RS256" })}.${"A".repeat(5 * 1024 * 1024)}.x`)),
    "unreadable too-large",
  );
  assert.equal(await is(rawToken(".".repeat(5 * 1024 * 1024))), "unreadable too-large");
});
