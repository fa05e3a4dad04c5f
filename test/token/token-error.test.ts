import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../../server/src/token/connection/explain.ts";
import { TokenError, type TokenErrorCode } from "../../server/src/token/connection/token-error.ts";

const codes: Readonly<Record<TokenErrorCode, RegExp>> = {
  "bad-domain": /"acme\.com" is not a tenant's domain.*bare host/,
  "bad-key": /private key.*PEM/,
  "no-credentials": /empty.*Dashboard/,
  unreachable: /acme\.com cannot be reached \(ECONNREFUSED\).*local tenant/,
  certificate: /not trusted \(ECONNREFUSED\).*NODE_EXTRA_CA_CERTS/,
  timeout: /in time.*Try again/,
  cancelled: /Cancelled/,
  redirected: /redirects.*HTTP 418.*not followed/,
  "too-large": /1 MB/,
  "not-json": /JSON with HTTP 418.*proxy/,
  "unexpected-answer": /HTTP 418/,
  "rate-limited": /in 7 seconds/,
  "server-error": /HTTP 418.*in 7 seconds/,
};
for (const [code, text] of Object.entries(codes) as [TokenErrorCode, RegExp][]) {
  test(`${code} says what is wrong and what to do`, () => {
    const facts = { domain: "acme.com", status: 418, reason: "ECONNREFUSED", retryAfter: 7 };
    const { title, detail, nextStep } = explain(code, facts);
    assert.match(`${title} ${detail} ${nextStep}`, text);
    assert.equal(new TokenError(code, facts).message, title);
    assert.doesNotMatch(Object.values(explain(code, { domain: "acme.com" })).join(" "), /undefined|\(\)/);
  });
}

test("one second is no seconds", () => {
  assert.equal(explain("rate-limited", { domain: "acme.com", retryAfter: 1 }).nextStep, "Try again in 1 second.");
});
