import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { Document, type Range } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { codeLenses } from "../../server/src/features/code-lenses.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { atOnce } from "../../server/src/document/steps.ts";

const URI = "file:///auth-apis.yaml";
const ALL = new Set<string>(Object.values(LENS_COMMANDS));

/** Each lens as `LINE TITLE`. */
function lenses(text: string, commands = ALL): string[] {
  return atOnce(codeLenses(readFile(Document.of(text)), URI, commands))
    .flat(2)
    .map(({ range, command }) => `${String(range.start.line)} ${command?.title ?? ""}`);
}

const TEXT = `tenants:
  dev: { domain: d.eu.auth0.com }
  live: { domain: l.eu.auth0.com }
apis:
  - name: A
    scopes:
      - value: read:a
      - value: write:a
      - value: admin
    grants:
      - { client: one, scope: [read:a, write:a], tenants: [dev] }
      - { client: one, scope: [read:a], subject_type: user, tenants: [live] }
      - { client: two, scope: [read:a] }
      - { client: three, scope: [admin], state: absent }
  - name: B
    scopes: [value: x]
    grants: [{ client: one, allow_all_scopes: true }]
  - identifier: https://c
`;

test("what can be done with an API, and who may get its scopes", () =>
  deepEqual(lenses(TEXT), [
    "4 Sync",
    "4 Test token",
    "4 2 applications",
    "6 granted to 2",
    "7 granted to 1",
    "8 granted to none",
    "14 Sync",
    "14 Test token",
    "14 1 application",
    "15 granted to 1",
    "17 Sync",
    "17 Test token",
  ]));

test("no token of an API that is to go or of the Management API", () =>
  deepEqual(
    lenses(
      "apis:\n  - identifier: https://a\n    state: absent\n  - identifier: https://${tenant.domain}/api/v2/\n    grants: []\n",
    ),
    ["1 Sync", "3 Sync", "3 no applications"],
  ));

test("a lens calls only what the client has", () => {
  deepEqual(lenses(TEXT, new Set()), []);
  deepEqual(lenses(TEXT, new Set(["authApis.testToken"])), ["4 Test token", "14 Test token", "17 Test token"]);
});

test("what a lens hands to its command", () => {
  const document = Document.of(TEXT);
  const found = atOnce(codeLenses(readFile(document), URI, ALL)).flat(2);
  const at = { line: 4, character: 4 };
  deepEqual(found[1]?.command?.arguments, [URI, at]);
  const places = (found[3]?.command?.arguments as [string, object, Range[]])[2];
  deepEqual(
    places.map(
      ({ start, end }) => `${String(start.line)} ${TEXT.slice(document.offsetAt(start), document.offsetAt(end))}`,
    ),
    ["10 read:a", "11 read:a", "12 read:a"],
  );
});

test("where there are many, those of APIs alone; where there are very many, what can be done with them", () => {
  const api = `  - identifier: a\n    scopes:\n${"      - value: x\n".repeat(20)}    grants: []\n`;
  const found = lenses(`apis:\n${api.repeat(300)}`);
  equal(found.length, 900);
  const very = lenses(`apis:\n${api.repeat(700)}`);
  equal(very.filter((lens) => lens.endsWith("Test token")).length, 700);
  equal(very.length, 1400);
  equal(lenses(`apis:\n${"  - identifier: a\n".repeat(3000)}`).length, 2000);
});

test("scopes that stand elsewhere have none at the API's lines", () => {
  const text =
    "apis:\n  - identifier: https://a.acme.com\n    grants: [{ client: web, scope: [read:a] }]\n" +
    "defaults:\n  scopes:\n    - value: read:a\n    - value: read:b\n";
  deepEqual(
    atOnce(codeLenses(readFile(Document.of(text)), URI, ALL))
      .flat(2)
      .map(({ range, command }) => [range.start.line, command?.title]),
    [
      [1, "Sync"],
      [1, "Test token"],
      [1, "1 application"],
    ],
  );
});
