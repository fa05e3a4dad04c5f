import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Dialect, SigningAlg, TokenExpectation } from "../../server/src/expected/expectation.ts";
import { type RawToken, rawToken } from "../../server/src/token/request/raw-token.ts";
import { tenantKeys } from "../../server/src/token/verify/tenant-keys.ts";
import { overall, verdict } from "../../server/src/token/verdict/verdict.ts";
import { verifyToken } from "../../server/src/token/verify/verify.ts";
import * as fake from "./fake-tenant.ts";

let key: fake.KeyPair;
before(async () => {
  key = await fake.keyPair("k1");
});

const full: TokenExpectation = {
  ...fake.bare,
  signingAlg: "RS256",
  dialect: "access_token",
  lifetime: 3600,
  scopes: ["write:orders", "read:orders"],
  enforcePolicies: true,
};

async function judged(token: RawToken, expectation: TokenExpectation, options: { secret?: string } = {}) {
  const { fetch } = fake.fakeFetch(() => fake.json({ keys: [key.open] }));
  const inspected = await verifyToken(token, {
    keys: tenantKeys(fake.domain, { fetch }),
    signingAlg: expectation.signingAlg,
    signingSecret: options.secret,
  });
  return verdict(inspected, expectation, { now: fake.now });
}

async function states(token: RawToken, expectation: TokenExpectation, options?: { secret?: string }) {
  return Object.fromEntries((await judged(token, expectation, options)).map(({ check, state }) => [check, state]));
}

/** The one row of this check. */
async function row(check: string, making: fake.Making, expectation: TokenExpectation) {
  const rows = await judged(await fake.make(key, making), expectation);
  const found = rows.filter((one) => one.check === check);
  assert.equal(found.length, 1);
  return found[0];
}

const algorithms: readonly SigningAlg[] = ["RS256", "PS256", "RS512", "HS256"];
const dialects: readonly Dialect[] = ["access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"];
for (const alg of algorithms) {
  for (const dialect of dialects) {
    test(`${alg} ${dialect}: everything that the file promises is held`, async () => {
      const token = await fake.make(key, { alg, dialect });
      const rows = await judged(token, { ...full, signingAlg: alg, dialect }, { secret: fake.signingSecret });
      assert.deepEqual(
        rows.map(({ check, state }) => `${check} ${state}`),
        "signature issuer audience algorithm profile lifetime expiry client scopes permissions"
          .split(" ")
          .map((check) => `${check} held`),
      );
      assert.equal(overall(rows), "held");
    });

    for (const other of dialects.filter((one) => one !== dialect)) {
      test(`${alg} ${dialect} is not ${other}`, async () => {
        const token = await fake.make(key, { alg, dialect });
        const rows = await judged(token, { ...full, signingAlg: alg, dialect: other }, { secret: fake.signingSecret });
        // An _authz dialect without permissions is at most unknown for an application.
        const plainForAuthz =
          dialect.replace(/_authz$/, "") === other.replace(/_authz$/, "") && other.endsWith("_authz");
        assert.equal(overall(rows), plainForAuthz ? "unknown" : "broken");
      });
    }
  }
}

test("where the file is silent there is no row", async () => {
  assert.deepEqual(await states(await fake.make(key), fake.bare), {
    signature: "held",
    issuer: "held",
    audience: "held",
    expiry: "held",
    client: "held",
  });
});

test("what reads right in a token that is not verified is unknown, what reads wrong is broken", async () => {
  const token = await fake.make(key, { alg: "HS256", claims: { aud: "https://other" } });
  assert.deepEqual(await states(token, { ...full, signingAlg: "HS256" }), {
    signature: "unknown",
    issuer: "unknown",
    audience: "broken",
    algorithm: "unknown",
    profile: "unknown",
    lifetime: "unknown",
    expiry: "unknown",
    client: "unknown",
    scopes: "unknown",
    permissions: "unknown",
  });
});

test("a token that is not verified never earns a tick, however it fails", async () => {
  const stranger = await fake.keyPair("k1");
  const forged = [
    fake.unsigned(),
    await fake.make(key, { key: stranger }),
    await fake.make(key, { key: { ...stranger, kid: "other" } }),
    await fake.make(key, { alg: "PS256" }),
    rawToken("opaque"),
  ];
  for (const token of forged) {
    const rows = await judged(token, full);
    assert.ok(rows.length > 0 && rows.every(({ state }) => state !== "held"));
    assert.equal(overall(rows), "broken");
  }
});

test("another algorithm than the file's is a broken row with its cause, not a broken signature", async () => {
  const rows = await judged(await fake.make(key, { alg: "PS256" }), full);
  const algorithm = rows.find(({ check }) => check === "algorithm");
  assert.equal(algorithm?.state, "broken");
  assert.deepEqual([algorithm.expected, algorithm.actual], ["RS256", "PS256"]);
  assert.match(algorithm.why ?? "", /not synced yet/);
  assert.equal(rows.find(({ check }) => check === "signature")?.state, "unknown");
});

const brokenRows: readonly (readonly [string, fake.Making, TokenExpectation, unknown, RegExp])[] = [
  ["issuer", { claims: { iss: "https://acme.eu.auth0.com" } }, full, "https://acme.eu.auth0.com", /the trailing slash/],
  ["issuer", { claims: { iss: "https://login.acme.com/" } }, full, "https://login.acme.com/", /custom domain/],
  ["issuer", { claims: { iss: undefined } }, full, undefined, /another tenant/],
  ["audience", { claims: { aud: `${fake.audience}/` } }, full, `${fake.audience}/`, /the trailing slash only/],
  ["audience", { claims: { aud: ["https://a", "https://b"] } }, full, ["https://a", "https://b"], /another API/],
  ["lifetime", { claims: { exp: fake.now + 100 } }, full, 110, /not synced yet/],
  ["lifetime", { claims: { iat: undefined } }, full, undefined, /no lifetime/],
  ["expiry", { claims: { exp: fake.now - 3600 } }, full, "expired 1 hour ago", /new one/],
  ["expiry", { claims: { exp: "tomorrow" } }, full, "tomorrow", /never expire/],
  ["expiry", { claims: { nbf: fake.now + 600 } }, full, "not valid yet", /10 minutes from now/],
  ["client", { claims: { azp: "other" } }, full, "other", /another application/],
  ["client", { claims: { azp: undefined } }, full, undefined, /Neither/],
  ["profile", { claims: { azp: undefined } }, full, "access_token without azp", /azp is missing/],
  ["profile", { dialect: "rfc9068_profile" }, full, "rfc9068_profile", /typ: "at\+jwt", not JWT/],
  ["profile", {}, { ...full, dialect: "rfc9068_profile" }, "access_token", /client_id, jti are missing/],
  ["profile", { header: { typ: undefined } }, full, "access_token", /typ: null/],
  ["permissions", { dialect: "access_token_authz" }, full, ["read:orders", "write:orders"], /another dialect/],
  [
    "permissions",
    { dialect: "access_token_authz" },
    { ...full, dialect: "access_token_authz", enforcePolicies: false },
    ["read:orders", "write:orders"],
    /on on the tenant/,
  ],
  [
    "permissions",
    { dialect: "access_token_authz", claims: { permissions: "read:orders" } },
    { ...full, dialect: "access_token_authz" },
    "read:orders",
    /a list of names/,
  ],
  ["sender-constraint", {}, { ...full, senderConstraint: "dpop" }, "none", /Whoever finds/],
  [
    "sender-constraint",
    { claims: { cnf: { "x5t#S256": "x" } } },
    { ...full, senderConstraint: "dpop" },
    "mtls",
    /Whoever finds/,
  ],
  ["organization", {}, { ...full, organization: "org_1" }, undefined, /another organization/],
  ["encryption", {}, { ...full, encryption: {} }, "none", /not synced yet/],
];
for (const [check, making, expectation, actual, why] of brokenRows) {
  test(`${check} is broken by ${JSON.stringify(making)}`, async () => {
    const found = await row(check, making, expectation);
    assert.equal(found?.state, "broken");
    assert.deepEqual(found.actual, actual);
    assert.match(found.why ?? "", why);
    assert.notEqual(found.expected, undefined);
  });
}

const heldRows: readonly (readonly [string, fake.Making, TokenExpectation])[] = [
  [
    "issuer",
    { claims: { iss: "https://login.acme.com/" } },
    { ...full, issuers: [...full.issuers, "https://login.acme.com/"] },
  ],
  ["audience", { claims: { aud: [fake.audience, "https://acme.eu.auth0.com/userinfo"] } }, full],
  ["profile", { header: { typ: "jwt" } }, full],
  [
    "profile",
    { dialect: "rfc9068_profile", header: { typ: "application/at+JWT" } },
    { ...full, dialect: "rfc9068_profile" },
  ],
  ["scopes", { claims: { scope: undefined } }, { ...full, scopes: [] }],
  ["scopes", { claims: { scope: " write:orders  read:orders read:orders" } }, full],
  ["scopes", {}, { ...full, scopes: "all", allScopes: ["read:orders", "write:orders"] }],
  ["permissions", {}, { ...full, dialect: "access_token_authz", enforcePolicies: false }],
  ["permissions", {}, { ...full, enforcePolicies: false }],
  ["sender-constraint", { claims: { cnf: { jkt: "x" } } }, { ...full, senderConstraint: "dpop" }],
  ["sender-constraint", { claims: { cnf: { "x5t#S256": "x" } } }, { ...full, senderConstraint: "mtls" }],
  ["organization", { claims: { org_id: "org_1" } }, { ...full, organization: "org_1" }],
  ["organization", { claims: { org_id: "org_1", org_name: "acme" } }, { ...full, organization: "acme" }],
  ["encryption", {}, { ...full, encryption: "none" }],
];
for (const [check, making, expectation] of heldRows) {
  test(`${check} is held by ${JSON.stringify(making)}`, async () => {
    assert.equal((await row(check, making, expectation))?.state, "held");
  });
}

const unknownRows: readonly (readonly [string, fake.Making, TokenExpectation])[] = [
  ["scopes", {}, { ...full, scopes: "all" }],
  ["permissions", {}, { ...full, dialect: "access_token_authz" }],
  ["permissions", { claims: { permissions: [] } }, { ...full, dialect: "access_token_authz" }],
  ["organization", { claims: { org_id: "org_1" } }, { ...full, organization: "acme" }],
];
for (const [check, making, expectation] of unknownRows) {
  test(`${check} is unknown, with a reason, for ${JSON.stringify(making)}`, async () => {
    const found = await row(check, making, expectation);
    assert.equal(found?.state, "unknown");
    assert.ok(found.why);
  });
}

test("missing and surplus scopes are named", async () => {
  const found = await row("scopes", {}, { ...full, scopes: ["read:orders", "read:stock"] });
  assert.equal(found?.state, "broken");
  assert.deepEqual([found.missing, found.surplus], [["read:stock"], ["write:orders"]]);
  assert.match(found.why ?? "", /Missing: read:stock\. Not in the file: write:orders\./);
});
