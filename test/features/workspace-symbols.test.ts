import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { resembles, workspaceSymbols } from "../../server/src/features/workspace-symbols.ts";

const URI = "file:///auth-apis.yaml";

test("APIs by name and identifier, and scopes with their API; nothing else", () => {
  const document = Document.of(`tenants: { live: { domain: a.eu.auth0.com } }
apis:
  - name: Orders
    identifier: https://orders
    scopes: [{ value: read:a }]
    grants: [{ client: worker, scope: [read:a] }]
  - identifier: https://stock
`);
  const found = atOnce(workspaceSymbols(readFile(document), URI)).map(
    ({ name, containerName, location: { uri, range } }) => {
      equal(uri, URI);
      return [name, containerName, document.text.slice(document.offsetAt(range.start), document.offsetAt(range.end))];
    },
  );
  deepEqual(found, [
    ["Orders (https://orders)", undefined, "Orders"],
    ["read:a", "Orders", "read:a"],
    ["https://stock", undefined, "https://stock"],
  ]);
});

const resembling: readonly [string, string, boolean][] = [
  ["Orders", "", true],
  ["Orders", "ODS", true],
  ["Orders (https://o)", "orders https", true],
  ["Orders", "orderss", false],
  ["Orders", "so", false],
  ["😀 A", "😀a", true],
];
for (const [name, typed, expected] of resembling) {
  test(`"${typed}" ${expected ? "finds" : "doesn't find"} "${name}"`, () => equal(resembles(name, typed), expected));
}
