import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isLoopback } from "../../server/src/facts/domain.ts";
import { baseUrl, managementAudience, parseDomain } from "../../server/src/tenant/connection/domain.ts";

suite("a tenant's domain", () => {
  const good: readonly (readonly [text: string, url: string])[] = [
    ["acme.eu.auth0.com", "https://acme.eu.auth0.com"],
    ["ACME.eu.auth0.com", "https://acme.eu.auth0.com"],
    ["login.acme-dev.co", "https://login.acme-dev.co"],
    ["xn--bcher-kva.example", "https://xn--bcher-kva.example"],
    ["localhost", "http://localhost"],
    ["localhost:4711", "http://localhost:4711"],
    ["127.0.0.1:80", "http://127.0.0.1:80"],
    ["127.8.9.10", "http://127.8.9.10"],
    ["[::1]:4711", "http://[::1]:4711"],
    // Not the machine itself, whatever they look like.
    ["localhost.evil.example", "https://localhost.evil.example"],
    ["127.0.0.1.evil.example", "https://127.0.0.1.evil.example"],
  ];
  for (const [text, url] of good) {
    test(text, () => {
      const parsed = parseDomain(text);
      assert.ok("domain" in parsed, JSON.stringify(parsed));
      assert.equal(baseUrl(parsed.domain), url);
      assert.equal(new URL(baseUrl(parsed.domain)).hostname, parsed.domain.replace(/:\d+$/, ""));
    });
  }

  const bad: readonly (readonly [text: string, problem: RegExp])[] = [
    ["", /empty/],
    [" acme.auth0.com", /spaces/],
    ["https://acme.auth0.com", /is a URL/],
    ["acme.auth0.com/", /has a path/],
    ["acme.auth0.com?x", /has a path/],
    ["acme.auth0.com\\@evil", /names a user/],
    ["user@acme.auth0.com", /names a user/],
    ["acme.auth0.com@evil.example", /names a user/],
    ["acme.auth0.com:8443", /has a port/],
    ["acme", /acme\.eu\.auth0\.com/],
    ["10.0.0.1", /no host name/],
    ["2130706433", /no whole domain/],
    ["0x7f.1", /no host name/],
    ["127.1", /no host name/],
    ["127.0.0.256", /no host name/],
    ["localhost:0", /has a port/],
    ["localhost:99999", /has a port/],
    ["[::2]", /no host name/],
    ["acme..auth0.com", /no host name/],
    ["acme.auth0.com.", /ends in a dot/],
    ["-acme.auth0.com", /no host name/],
    ["bücher.example", /no host name/],
    ["acme.auth0.com\u0000", /no host name/],
  ];
  for (const [text, problem] of bad) {
    test(JSON.stringify(text), () => {
      const parsed = parseDomain(text);
      assert.ok("problem" in parsed);
      assert.match(parsed.problem, problem);
      assert.equal(isLoopback(text), false);
    });
  }

  test("the Management API's audience is https, on loopback as well", () => {
    assert.equal(managementAudience("localhost:4711"), "https://localhost:4711/api/v2/");
  });
});
