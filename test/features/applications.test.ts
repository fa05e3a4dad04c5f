import { deepEqual, match } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { NONE_KNOWN, told } from "../../server/src/facts/known-tenants.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { hover } from "../../server/src/features/hover.ts";

const client = (clientId: string, name: string, appType: string) => ({
  clientId,
  name,
  appType,
  grantTypes: ["client_credentials"],
  authentication: undefined,
  firstParty: true,
  global: clientId === "all",
});
const facts = told(NONE_KNOWN, {
  domain: "acme.eu.auth0.com",
  readAt: 0,
  state: {
    apis: [{ id: "1", identifier: "urn:a", system: false, fields: { token_lifetime: 3600 } }],
    grants: [],
    clients: [client("id1", "Worker", "non_interactive"), client("id2", "Shop", "spa"), client("all", "All", "")],
  },
});
const TEXT = `tenants:
  live: { domain: acme.eu.auth0.com, clients: { worker: id1 } }
apis:
  - identifier: urn:a
    token_lifetime: 60
    grants:
      - client: `;

function at(text: string, mark = text.length) {
  const document = Document.of(text);
  return { file: readFile(document), position: document.positionAt(mark) };
}

test("applications stand beside short names, and write their ids", () => {
  const { file, position } = at(TEXT);
  const items = complete(file, position, { snippets: false, facts });
  deepEqual(
    items.map(({ label, textEdit, detail }) => [label, textEdit?.newText, detail]),
    [
      ["worker", "worker", "short name"],
      ["Shop", "id2", "single-page · live · id2"],
    ],
  );
  deepEqual(complete(file, position).length, 1, "nothing is guessed");
});

test("a short name's id is chosen among the tenant's applications", () => {
  const { file, position } = at(TEXT, TEXT.indexOf("id1"));
  deepEqual(
    complete(file, position, { snippets: false, facts }).map(({ label, textEdit }) => [label, textEdit?.newText]),
    [
      ["Worker", "id1"],
      ["Shop", "id2"],
    ],
  );
});

for (const [what, text, place, expected] of [
  ["a short name", `${TEXT}worker`, "worker\n", /`id1` \| Worker \(machine to machine\)/],
  ["an id", `${TEXT}id2`, "id2", /live \| Shop \| single-page \| `id2`/],
  ["a name", `${TEXT}Shop`, "Shop", /live \| Shop \| single-page \| `id2`/],
  ["an id in `clients`", TEXT, "id1", /Worker/],
  ["a field", TEXT, "token_lifetime", /live \| `60` \| `3600`/],
] as const) {
  test(`hover: ${what}`, () => {
    const index = text.lastIndexOf(place.trim());
    const { file, position } = at(text, index + 1);
    match(JSON.stringify(hover(file, position, facts)).replaceAll("\\", ""), expected);
  });
}
