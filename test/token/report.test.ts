import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { TokenExpectation } from "../../server/src/expected/expectation.ts";
import { markdownReport, plainReport } from "../../server/src/token/views/report.ts";
import { tenantKeys } from "../../server/src/token/verify/tenant-keys.ts";
import { type JudgedToken, judgeToken } from "../../server/src/token/test-token.ts";
import * as fake from "./fake-tenant.ts";

let key: fake.KeyPair;
before(async () => {
  key = await fake.keyPair("k1");
});

const expectation: TokenExpectation = {
  issuers: [`https://${fake.domain}/`],
  audience: fake.audience,
  clientId: fake.clientId,
  lifetime: 3600,
  scopes: ["read:orders"],
};

async function judged(making: fake.Making, wanted = expectation): Promise<JudgedToken> {
  const { fetch } = fake.fakeFetch(() => fake.json({ keys: [key.open] }));
  const keys = tenantKeys(fake.domain, { fetch });
  return judgeToken(await fake.make(key, making), fake.domain, wanted, { fetch, keys, now: () => fake.now });
}

test("a terminal shows verdict, header and payload, claims explained and times readable", async () => {
  assert.equal(
    plainReport(await judged({ dialect: "rfc9068_profile" }), fake.now),
    `Token: verified

Verdict
  ✔ signature  held     key k1
  ✔ issuer     held     https://acme.eu.auth0.com/
  ✔ audience   held     https://api.acme.com/orders
  ✔ lifetime   held     3600 (1 hour)
  ✔ expiry     held     expires in 59 minutes 50 seconds
  ✔ client     held     Lz8TqXWm1VbYfQd3
  ✘ scopes     broken   expected read:orders, actual read:orders write:orders
               Not in the file: write:orders. The file is not synced yet, the grant was changed on the tenant, or an Action changes scopes.

Header
  alg  RS256  (algorithm of the signature)
  typ  at+jwt  (profile of the token: JWT is Auth0's own, at+jwt is RFC 9068)
  kid  k1  (id of the key)

Payload
  iss        https://acme.eu.auth0.com/  (issuer: the tenant)
  sub        Lz8TqXWm1VbYfQd3@clients  (subject: the user, or the application itself)
  aud        https://api.acme.com/orders  (audience: the API that the token is for)
  iat        2026-03-01T11:59:50Z (10 seconds ago)  (issued at)
  exp        2026-03-01T12:59:50Z (in 59 minutes 50 seconds), 1 hour after it was issued  (expires at)
  scope      read:orders write:orders  (scopes that were granted)
  client_id  Lz8TqXWm1VbYfQd3  (application that the token was given to)
  jti        id-1  (id of this one token)
`,
  );
});

test("Markdown shows the same as tables", async () => {
  const lines = markdownReport(await judged({}), fake.now).split("\n");
  for (const line of [
    "# Token: verified",
    "| ✘\u00a0broken | scopes | expected `read:orders`, actual `read:orders write:orders`. Not in the file",
    "| ✔\u00a0held | audience | `https://api.acme.com/orders` |",
    "| `exp` | `2026-03-01T12:59:50Z (in 59 minutes 50 seconds), 1 hour after it was issued` | expires at |",
  ]) {
    assert.ok(
      lines.some((each) => each.startsWith(line)),
      line,
    );
  }
});

test("only a verified token is called verified", async () => {
  const headline = (token: JudgedToken) => plainReport(token, fake.now).split("\n")[0];
  assert.equal(headline(await judged({})), "Token: verified");
  assert.equal(headline(await judged({ alg: "HS256" })), "Token: decoded only, not verified");
  assert.equal(headline(await judged({ key: await fake.keyPair("x") })), "Token: decoded only, not verified");
  assert.ok(!plainReport(await judged({ alg: "HS256" }), fake.now).includes("✔"));
});

const hostile = {
  "https://acme.com/\u001b[2J": "\u001b]0;owned\u0007\r\nToken: verified\u009b31m\u202e",
  "`a|b`": "``x`` | <img src=x onerror=alert(1)> [a](command:x) \\|",
  __proto__x: { "\u0000": ["\u2028"] },
  exp: 1e300,
  lone: "\ud800",
};

test("nothing of a token can steer a terminal", async () => {
  const report = plainReport(await judged({ claims: hostile, header: { kid: "\u001b[31m" } }), fake.now);
  assert.doesNotMatch(report.replaceAll("\n", ""), /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
  assert.equal(report.split("\n").filter((line) => line.startsWith("Token:")).length, 1);
});

test("nothing of a token or the file can be more than text in Markdown", async () => {
  const scopes = ["</td><script>", "![x](https://evil.example/x.png)", "[y](command:z)"];
  const report = markdownReport(await judged({ claims: hostile }, { ...expectation, scopes }), fake.now);
  // What is left after all code spans, and all escaped characters, is ours.
  const outside = report.replace(/\\[^\w\s]/g, "").replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, "");
  assert.doesNotMatch(outside, /[<>[\]`]|https?:/);
  for (const line of report.split("\n").filter((one) => one.startsWith("|"))) {
    const cells = line.replace(/\\\|/g, "").split("|").length - 2;
    assert.ok(cells === 3, line);
  }
});

test("a claim as long as a book is cut", async () => {
  const report = await judged({ claims: { story: "word ".repeat(50_000) } });
  assert.ok(plainReport(report, fake.now).length < 5000);
  assert.ok(markdownReport(report, fake.now).length < 5000);
});

test("what can't be read is reported in a line", () => {
  const rows = [{ check: "signature", state: "broken", why: "It is not a JWT." }] as const;
  const report = plainReport({ token: { kind: "unreadable", reason: "opaque" }, rows }, fake.now);
  assert.equal(
    report,
    "Token: not a readable JWT\n\nVerdict\n  ✘ signature  broken\n               It is not a JWT.\n",
  );
});
