import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextDocument } from "vscode";
import { placeOf } from "../../../client/src/sync/place.ts";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import type { Change } from "../../../server/src/tenant/plan/change.ts";

const text = `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: "https://api.dev.acme.com" } }
apis:
  - name: Orders
    identifier: \${BASE}/orders
    grants:
      - client: worker
        scope: []
      - client: worker
        subject_type: user
  - identifier: https://reports.acme.com
  - identifier: \${NOWHERE}/ledger
  - name: Without
`;

/** The text of the line, from the place on, to which a row of a plan points. */
function pointsTo(change: Pick<Change, "resource" | "identifier" | "client" | "subjectType">): string | undefined {
  const file = readFile(Document.of(text));
  const [tenant] = file.tenants;
  assert.ok(tenant);
  const open = { document: {} as TextDocument, version: 1, base: "", file, options: {}, findings: [] };
  const place = placeOf(
    { kind: "update", fields: [], ...change },
    { open, tenant: { ...tenant, domain: "acme-dev.eu.auth0.com" } },
  );
  return (
    place &&
    text
      .split("\n")
      .slice(place.start.line, place.start.line + 2)
      .join("\n")
      .slice(place.start.character)
  );
}

const orders = "https://api.dev.acme.com/orders";

test("a row about an API points to its identifier, as the tenant sees it", () => {
  assert.match(pointsTo({ resource: "api", identifier: orders }) ?? "", /^\$\{BASE\}\/orders\n/);
  assert.match(pointsTo({ resource: "api", identifier: "https://reports.acme.com" }) ?? "", /^https:\/\/reports/);
});

test("a row about a grant points to its application, and for users to theirs", () => {
  const grant = { resource: "grant", identifier: orders, client: "worker" } as const;
  assert.match(pointsTo({ ...grant, subjectType: "client" }) ?? "", /^worker\n {8}scope/);
  assert.match(pointsTo({ ...grant, subjectType: "user" }) ?? "", /^worker\n {8}subject_type/);
});

test("a grant of the tenant that the file leaves out points to its API", () => {
  assert.match(pointsTo({ resource: "grant", identifier: orders, client: "Old Worker" }) ?? "", /^\$\{BASE\}\/orders/);
});

test("an API that the file doesn't have has no place in it", () => {
  assert.equal(pointsTo({ resource: "api", identifier: "https://elsewhere.acme.com" }), undefined);
});

test("an API whose identifier can't be read has its place all the same", () => {
  assert.match(pointsTo({ resource: "api", identifier: "${NOWHERE}/ledger" }) ?? "", /^\$\{NOWHERE\}/);
  assert.match(pointsTo({ resource: "api", identifier: "(line 13)" }) ?? "", /^name: Without/);
});
