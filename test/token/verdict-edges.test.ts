import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { TokenExpectation } from "../../server/src/expected/expectation.ts";
import { tenantKeys } from "../../server/src/token/verify/tenant-keys.ts";
import { verdict } from "../../server/src/token/verdict/verdict.ts";
import { verifyToken } from "../../server/src/token/verify/verify.ts";
import * as fake from "./fake-tenant.ts";

let key: fake.KeyPair;
before(async () => {
  key = await fake.keyPair("k1");
});

/** Seconds after `now` at which the token is looked at -> the row. */
const clocks: readonly (readonly [number, string, string, RegExp])[] = [
  [0, "held", "expires in 59 minutes 50 seconds", /^$/],
  [-40, "held", "expires in 1 hour", /clock is behind the tenant's by 30 seconds/],
  [-600, "broken", "not valid yet", /clock is behind/],
  [3589, "held", "expires in 1 second", /^$/],
  [3590, "unknown", "expired 0 seconds ago", /clocks may differ/],
  [3649, "unknown", "expired 59 seconds ago", /clocks may differ/],
  [3650, "broken", "expired 1 minute ago", /new one/],
];
for (const [offset, state, actual, why] of clocks) {
  test(`${offset} seconds on, the token ${actual}`, async () => {
    const { fetch } = fake.fakeFetch(() => fake.json({ keys: [key.open] }));
    const token = await verifyToken(await fake.make(key), { keys: tenantKeys(fake.domain, { fetch }) });
    const found = verdict(token, fake.bare, { now: fake.now + offset }).find(({ check }) => check === "expiry");
    assert.equal(found?.state, state);
    assert.ok(String(found.actual).startsWith(actual));
    assert.match(found.why ?? "", why);
  });
}

test("of an encrypted token only the outer header is judged, all else is unknown", () => {
  const outer = { kind: "encrypted", header: { alg: "RSA-OAEP-256", enc: "A256GCM", kid: "mine" } } as const;
  const all = verdict(
    outer,
    { ...fake.bare, lifetime: 3600, scopes: [], encryption: { alg: "RSA-OAEP-256", kid: "mine" } },
    { now: fake.now },
  );
  assert.equal(all.length, 8);
  assert.deepEqual([...new Set(all.map(({ state }) => state))], ["unknown"]);
  const encryption = (expectation: TokenExpectation["encryption"] & {}) =>
    verdict(outer, { ...fake.bare, encryption: expectation }, { now: fake.now })[1];
  assert.equal(encryption({ alg: "RSA-OAEP-512" })?.state, "broken");
  assert.equal(encryption({ kid: "yours" })?.state, "broken");
  assert.equal(encryption("none")?.state, "broken");
});
