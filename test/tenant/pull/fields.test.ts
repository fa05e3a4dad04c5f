import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { apiOnTenant, identifier } from "../build.ts";
import type { Wire } from "../fake-management.ts";
import { pulled, pulls } from "./pull-case.ts";

const head = `apis:\n  - identifier: ${identifier}\n`;
/** What the lines of an API become when the tenant has these fields. */
const becomes = (lines: string, fields: Wire, expected: string): void => {
  const { left } = pulls(head + lines, { apis: [apiOnTenant(fields)] }, head + expected);
  assert.deepEqual(left, []);
};

describe("a value that differs", () => {
  test("changes in its place, with its comment", () => {
    const text = (seconds: number) => `${head}    token_lifetime: ${seconds} # a minute\n`;
    const { changed } = pulls(text(60), { apis: [apiOnTenant({ token_lifetime: 90 })] }, text(90));
    assert.deepEqual(changed, [
      { kind: "changed", identifier, fields: [{ path: "token_lifetime", before: 60, after: 90 }] },
    ]);
  });
  test("is told in one row with all others of its API, scopes that come and go among them", () => {
    const text = (scope: string) => `${head}    name: Shop\n    scopes:\n      - value: ${scope}\n`;
    const { changed } = pulls(
      text("old"),
      { apis: [apiOnTenant({ name: "Shop", scopes: [{ value: "new" }] })] },
      text("new"),
    );
    assert.deepEqual(
      changed.map(({ fields }) => fields.map(({ path }) => path)),
      [["scopes.old", "scopes.new"]],
    );
  });
  test("keeps its quotes", () => becomes("    name: 'Shop'\n", { name: "It's" }, "    name: 'It''s'\n"));
  test("gets quotes where it needs them", () => becomes("    name: Shop\n", { name: "a: b" }, '    name: "a: b"\n'));
  test("is no placeholder though it looks like one", () =>
    becomes("    name: Shop\n", { name: "${tenant.name}" }, '    name: "$${tenant.name}"\n'));
  test("stands where the block scalar stood", () =>
    becomes(
      "    name: >-\n      Old\n      Shop\n    token_lifetime: 60\n",
      { name: "Shop", token_lifetime: 60 },
      "    name: Shop\n    token_lifetime: 60\n",
    ));
  test("keeps line ends", () => {
    const text = (seconds: number) => `apis:\r\n  - identifier: ${identifier}\r\n    token_lifetime: ${seconds}\r\n`;
    pulls(text(60), { apis: [apiOnTenant({ token_lifetime: 90 })] }, text(90));
  });
  test("keeps an anchor, and the values of those that use it", () =>
    becomes(
      "    token_lifetime: &t 60\n    token_lifetime_for_web: *t\n",
      { token_lifetime: 90, token_lifetime_for_web: 60 },
      "    token_lifetime: &t 90\n    token_lifetime_for_web: 60\n",
    ));
});

describe("what the tenant hasn't set", () => {
  test("is its default", () => becomes("    enforce_policies: true\n", {}, "    enforce_policies: false\n"));
  test("is null where null clears it", () =>
    becomes("    consent_policy: transactional-authorization-with-mfa\n", {}, "    consent_policy: null\n"));
  test("goes where neither is", () =>
    becomes("    name: Shop\n    token_lifetime: 86400\n", {}, "    token_lifetime: 86400\n"));
  test("goes with the line of a list's dash", () =>
    void pulls(`apis:\n  - name: Shop\n    identifier: ${identifier}\n`, { apis: [apiOnTenant()] }, head));
  test("goes from within an object", () =>
    becomes(
      "    proof_of_possession: { mechanism: dpop, required: true, required_for: all_clients }\n",
      { proof_of_possession: { mechanism: "dpop", required: true } },
      "    proof_of_possession: { mechanism: dpop, required: true }\n",
    ));
});

describe("an object", () => {
  test("changes where it differs, and says nothing more than before", () =>
    becomes(
      "    subject_type_authorization:\n      user: { policy: deny_all } # nobody\n",
      {},
      "    subject_type_authorization:\n      user: { policy: allow_all } # nobody\n",
    ));
  test("comes in the place of null", () =>
    becomes(
      "    proof_of_possession: # off\n",
      { proof_of_possession: { mechanism: "dpop", required: true } },
      "    proof_of_possession: { mechanism: dpop, required: true } # off\n",
    ));
  test("goes for null", () =>
    becomes(
      "    proof_of_possession: &p # on\n      mechanism: dpop\n      required: true\n    token_lifetime: 86400\n",
      {},
      "    proof_of_possession: &p null # on\n    token_lifetime: 86400\n",
    ));
});

describe("scopes", () => {
  const have = {
    scopes: [{ value: "a", description: "New" }, { value: "b" }, { value: "c:d", description: "Two words" }],
  };
  test("match by value, in the file's order", () =>
    becomes(
      "    scopes:\n      # first\n      - value: b # bee\n      - description: Old\n        value: a\n      - value: gone\n    token_lifetime: 86400\n",
      have,
      "    scopes:\n      # first\n      - value: b # bee\n      - description: New\n        value: a\n      - value: c:d\n        description: Two words\n    token_lifetime: 86400\n",
    ));
  test("in flow style stay so", () =>
    becomes(
      "    scopes: [{ value: x }, { value: y }, { value: a }, { value: b }, { value: z }, { value: w }]\n",
      have,
      "    scopes: [{ value: a }, { value: b }, { value: c:d, description: Two words }]\n",
    ));
  test("come to an empty list", () =>
    becomes(
      "    scopes: [] # none\n    token_lifetime: 86400\n",
      { scopes: [{ value: "a" }] },
      "    scopes: # none\n      - value: a\n    token_lifetime: 86400\n",
    ));
  test("all go", () => becomes("    scopes:\n      - value: a\n      - value: b\n", {}, "    scopes: []\n"));
  test("lose a description that the tenant doesn't have", () =>
    becomes(
      "    scopes:\n      - value: b\n        description: Bee\n",
      { scopes: [{ value: "b" }] },
      "    scopes:\n      - value: b\n",
    ));
});

describe("a value from elsewhere is said here", () => {
  const text = (lines: string) =>
    `x-base: &base\n  token_lifetime: 60\ndefaults:\n  signing_alg: HS256\n${head}${lines}`;
  test("instead of an alias, a merge key, defaults", () =>
    void pulls(
      text("    <<: *base\n    name: Shop\n"),
      { apis: [apiOnTenant({ name: "Shop", token_lifetime: 90 })] },
      text("    <<: *base\n    name: Shop\n    signing_alg: RS256\n    token_lifetime: 90\n"),
    ));
  test("beside nothing but a merge key", () =>
    void pulls(
      `x-base: &base\n  value: a\n  description: Old\napis:\n  - identifier: ${identifier}\n    scopes:\n      - <<: *base\n      - *base\n`.replace(
        "      - *base\n",
        "",
      ),
      { apis: [apiOnTenant({ scopes: [{ value: "a", description: "New" }] })] },
      `x-base: &base\n  value: a\n  description: Old\napis:\n  - identifier: ${identifier}\n    scopes:\n      - <<: *base\n        description: New\n`,
    ));
  test("a whole list instead of its alias", () =>
    void pulls(
      `x-s: &s [{ value: a }]\n${head}    scopes: *s # shared\n    token_lifetime: 86400\n`,
      { apis: [apiOnTenant({ scopes: [{ value: "b" }] })] },
      `x-s: &s [{ value: a }]\n${head}    scopes: # shared\n      - value: b\n    token_lifetime: 86400\n`,
    ));
});

test("what is in sync, unmentioned, on one side only, absent or in error stays as it is", () => {
  const text = `${head}    token_lifetime: 86400\n    scopes: [{ value: b }, { value: a }]\n  - identifier: urn:new\n    name: New\n  - identifier: urn:two\n    state: absent\n  - identifier: urn:bad\n    token_lifetime: no\n`;
  const apis = [
    apiOnTenant({ name: "Shop", scopes: [{ value: "a", description: "A" }, { value: "b" }] }),
    apiOnTenant({ identifier: "urn:two" }),
    apiOnTenant({ identifier: "urn:bad" }),
    apiOnTenant({ identifier: "urn:extra" }),
  ];
  const report = pulls(text, { apis }, text);
  assert.deepEqual(report.changed, []);
  assert.deepEqual(report.onlyInFile, ["urn:new"]);
  assert.deepEqual(report.onlyOnTenant, ["urn:extra"]);
  assert.deepEqual(
    report.left.map(({ identifier }) => identifier),
    ["urn:two", "urn:bad"],
  );
});

test("an anchor stays as it is for an API in error that has an alias of it", () => {
  const text = `${head}    token_lifetime: &t 60\n  - identifier: urn:bad\n    token_lifetime: *t\n    signing_alg: no\n`;
  const apis = [apiOnTenant({ token_lifetime: 90 }), apiOnTenant({ identifier: "urn:bad", token_lifetime: 60 })];
  const { left } = pulls(text, { apis }, text);
  assert.deepEqual(
    left.map(({ identifier: of, why }) => [of, why]),
    [
      [identifier, "text"],
      ["urn:bad", "blocked"],
    ],
  );
});

test("an encryption key of the tenant can't be had", () => {
  const pem = "-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----";
  const text = `${head}    token_encryption: { format: compact-nested-jwe, encryption_key: { alg: RSA-OAEP-256, pem: "${pem}" } }\n`;
  const other = { format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-512", thumbprint_sha256: "x" } };
  const { document, report } = pulled(text, { apis: [apiOnTenant({ token_encryption: other })] });
  assert.equal(document.text, text);
  assert.match(report.left[0]?.reason ?? "", /pem/);
});
