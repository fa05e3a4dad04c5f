import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parse, stringify } from "yaml";
import { applyEdits } from "../../../server/src/document/edit/apply-edits.ts";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import type { FileEdit } from "../../../server/src/expected/repair.ts";
import { layouts, meaning } from "../layouts.ts";
import { repairEdits } from "../../../server/src/tenant/repair/repair-edits.ts";

const api = "https://a";

/** Of what a repair may add to, each file has more than the one before. */
const files: Readonly<Record<string, object>> = {
  "with nothing": {
    tenants: { dev: { domain: "a.auth0.com" } },
    apis: [{ identifier: api, grants: [{ client: "worker" }] }],
  },
  "with empty lists and maps": {
    tenants: { dev: { domain: "a.auth0.com", custom_domains: [] } },
    apis: [
      { identifier: api, scopes: [], subject_type_authorization: {}, grants: [{ client: "worker", scope: [] }] },
      { identifier: "https://b" },
    ],
  },
  "with nulls": {
    tenants: { dev: { domain: "a.auth0.com", custom_domains: null } },
    apis: [
      {
        subject_type_authorization: null,
        signing_alg: null,
        scopes: null,
        identifier: api,
        grants: [{ scope: null, client: "worker" }],
      },
    ],
  },
  "with much": {
    tenants: { live: { domain: "b.auth0.com" }, dev: { custom_domains: ["x.acme.com"], domain: "a.auth0.com" } },
    apis: [
      { identifier: "https://b" },
      {
        name: "A",
        identifier: api,
        signing_alg: "RS256",
        token_lifetime: 60,
        enforce_policies: false,
        scopes: [{ value: "read:a", description: "Read" }, { value: "z" }],
        subject_type_authorization: { user: { policy: "deny_all" }, client: { policy: "deny_all" } },
        grants: [
          { client: "web", subject_type: "user" },
          { client: "worker", scope: ["read:a"], organization_usage: "deny" },
          { client: "other", scope: ["z"] },
        ],
      },
    ],
  },
};

const worker = { api, client: "worker", subjectType: "client" } as const;
const repairs: readonly FileEdit[] = [
  { kind: "set-identifier", api, value: "https://a/, #b" },
  { kind: "set-field", api, path: ["signing_alg"], value: "PS256" },
  { kind: "set-field", api, path: ["token_lifetime"], value: 3600 },
  { kind: "set-field", api, path: ["enforce_policies"], value: true },
  { kind: "set-field", api, path: ["subject_type_authorization", "client", "policy"], value: "require_client_grant" },
  { kind: "define-scopes", api, scopes: ["write:a"] },
  { kind: "define-scopes", api, scopes: ["yes", "a, b", "x: y", 'q"#'] },
  { kind: "add-grant", api, client: "Reports, [new]: it", scope: ["read:a", "true"] },
  { kind: "add-grant", api, client: "reports", scope: [] },
  { ...worker, kind: "set-grant-field", field: "organization_usage", value: "allow" },
  { ...worker, kind: "set-grant-field", field: "allow_any_organization", value: true },
  { ...worker, kind: "grant-scopes", scopes: ["read:a", "write:a", "no"] },
  { kind: "add-custom-domain", domain: "login.acme.com" },
];

for (const [layout, write] of Object.entries(layouts)) {
  suite(`a file as ${layout} stays one, and means what it would in block style`, () => {
    for (const [what, file] of Object.entries(files)) {
      test(what, () => {
        for (const repair of repairs) {
          const wanted: unknown = parse(repaired(stringify(file), repair));
          assert.notDeepEqual(wanted, file);
          const after = repaired(write(file), repair);
          assert.deepEqual(meaning(after, layout), wanted, after);
        }
      });
    }
  });
}

function repaired(text: string, repair: FileEdit): string {
  const file = readFile(Document.of(text));
  const tenant = file.tenants.find(({ name }) => name === "dev");
  assert.ok(tenant);
  return applyEdits(file.document, repairEdits(file, tenant, repair)).text;
}
