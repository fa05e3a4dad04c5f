import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { pickedTenant } from "../../../server/src/document/read/tenants.ts";
import type { FileEdit } from "../../../server/src/expected/repair.ts";
import { repairEdits } from "../../../server/src/tenant/repair/repair-edits.ts";
import { applyEdits } from "../../../server/src/document/edit/apply-edits.ts";

const api = "https://a";
const file = `apis:
  - identifier: https://a # stays
    signing_alg: "RS256"
    scopes:
      - value: read
    grants:
      - client: worker
        scope: [read] # why
      - client: web
        subject_type: user
`;

function repaired(text: string, repair: FileEdit, name?: string): string {
  const read = readFile(Document.of(text));
  const tenant = read.tenants.find((each) => each.name === name) ?? pickedTenant("acme.eu.auth0.com");
  return applyEdits(read.document, repairEdits(read, tenant, repair)).text;
}

suite("a repair edits the file", () => {
  const cases: readonly [string, FileEdit, string, string][] = [
    ["identifier", { kind: "set-identifier", api, value: "https://a/" }, "https://a #", "https://a/ #"],
    ["field", { kind: "set-field", api, path: ["signing_alg"], value: "PS256" }, '"RS256"', '"PS256"'],
    [
      "scopes",
      { kind: "define-scopes", api, scopes: ["write"] },
      "      - value: read\n",
      "      - value: read\n      - value: write\n",
    ],
    [
      "grant",
      { kind: "add-grant", api, client: "reports", scope: ["read"] },
      "        subject_type: user\n",
      "        subject_type: user\n      - client: reports\n        scope: [read]\n",
    ],
    [
      "scopes of a grant",
      { kind: "grant-scopes", api, client: "worker", subjectType: "client", scopes: ["read", "write"] },
      "[read] # why",
      "[read, write] # why",
    ],
    [
      "field of a grant",
      {
        kind: "set-grant-field",
        api,
        client: "worker",
        subjectType: "client",
        field: "organization_usage",
        value: "allow",
      },
      "[read] # why\n",
      "[read] # why\n        organization_usage: allow\n",
    ],
  ];
  for (const [what, repair, from, to] of cases) {
    test(what, () => assert.equal(repaired(file, repair), file.replace(from, to)));
    test(`${what}, with CRLF`, () => {
      const crlf = (text: string) => text.replaceAll("\n", "\r\n");
      assert.equal(repaired(crlf(file), repair), crlf(file.replace(from, to)));
    });
  }

  test("nested field", () => {
    const path = ["subject_type_authorization", "client", "policy"];
    const text = "apis:\n  - identifier: https://a\n";
    const out = repaired(text, { kind: "set-field", api, path, value: "require_client_grant" });
    const view = readFile(Document.of(out)).apis[0]?.views[0]?.get(...path);
    assert.equal(view?.kind === "scalar" && view.value, "require_client_grant");
    assert.ok(out.startsWith(text.trimEnd()));
  });

  test("custom domain of a tenant", () => {
    const text = "tenants:\n  live:\n    domain: acme.eu.auth0.com\napis: []\n";
    assert.equal(
      repaired(text, { kind: "add-custom-domain", domain: "login.acme.com" }, "live"),
      text.replace("auth0.com\n", "auth0.com\n    custom_domains: [login.acme.com]\n"),
    );
  });
});

suite("a repair leaves the file alone", () => {
  const none: readonly [string, string, FileEdit][] = [
    ["where the API is gone", "apis: []\n", { kind: "define-scopes", api, scopes: ["a"] }],
    ["where the grant is gone", file, { kind: "grant-scopes", api, client: "x", subjectType: "client", scopes: ["a"] }],
    [
      "where a variable says the identifier",
      'tenants:\n  dev: { domain: acme.eu.auth0.com, variables: { A: "https://a" } }\napis:\n  - identifier: ${A}\n',
      { kind: "set-identifier", api, value: "https://b" },
    ],
  ];
  for (const [name, text, repair] of none) test(name, () => assert.equal(repaired(text, repair, "dev"), text));
});
