import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { apiOnTenant } from "../build.ts";
import { domain } from "../fake-tenant.ts";
import { pulled } from "./pull-case.ts";

const apis = [
  apiOnTenant({ id: "1", identifier: "urn:one", token_lifetime: 90, token_lifetime_for_web: 60 }),
  apiOnTenant({ id: "2", identifier: "urn:two", token_lifetime: 60 }),
];
const withTenants = (lines: string, ttl = "60") =>
  `tenants:\n  dev:\n    domain: ${domain}\n    variables: { TTL: ${ttl} }\n  production:\n    domain: acme-production.eu.auth0.com\n    variables: { TTL: 70 }\napis:\n  - identifier: urn:one\n${lines}`;

/** Asserts that a pull of `dev`, where only urn:one has another `token_lifetime`, leaves that. */
function leaves(text: string, extended?: string): void {
  const { document, report } = pulled(text, { apis }, "dev", false, extended);
  assert.equal(document.text, text);
  assert.deepEqual(
    report.left.map(({ identifier, fields }) => [identifier, fields.map(({ path }) => path)]),
    [["urn:one", ["token_lifetime"]]],
  );
  assert.deepEqual(report.notes, []);
}

describe("a variable keeps its value where it is meant elsewhere, too", () => {
  test("by an alias in another API", () =>
    leaves(withTenants("    token_lifetime: &ttl ${TTL}\n  - identifier: urn:two\n    token_lifetime: *ttl\n")));
  test("by an alias in the same API", () =>
    leaves(withTenants("    token_lifetime: &ttl ${TTL}\n    token_lifetime_for_web: *ttl\n")));
  test("by an alias of its value", () =>
    leaves(withTenants("    token_lifetime: ${TTL}\n  - identifier: urn:two\n    token_lifetime: *ttl\n", "&ttl 60")));
  test("by the defaults that it extends", () =>
    leaves(
      `extends: base.yaml\n${withTenants("    token_lifetime: ${TTL}\n")}`,
      "defaults:\n  token_lifetime_for_web: ${TTL}\n",
    ));
});

test("an anchor that nothing means is none", () => {
  const lines = "    token_lifetime: &ttl ${TTL}\n";
  assert.equal(pulled(withTenants(lines), { apis }, "dev").document.text, withTenants(lines, "90"));
});
