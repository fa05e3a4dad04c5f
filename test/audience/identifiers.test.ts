import assert from "node:assert/strict";
import { test } from "node:test";
import { identifiersOf } from "../../server/src/audience/identifiers.ts";
import { knownIdentifiers } from "../../server/src/audience/known.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { hitsIn } from "./finds.ts";

const text = `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: "https://dev.acme.example" } }
  production: { domain: acme.eu.auth0.com, variables: { BASE: "https://acme.example" } }
apis:
  - identifier: \${BASE}/orders
  - identifier: https://acme.example/orders/
    state: absent
`;
const known = atOnce(knownIdentifiers(atOnce(identifiersOf(readFile(Document.of(text))))));

function meant(written: string): readonly string[] {
  return hitsIn(".env", `AUDIENCE=${written}`, known).flatMap(({ identifiers }) => identifiers);
}

test("an identifier counts as each tenant sees it", () => {
  assert.deepEqual(meant("https://dev.acme.example/orders/"), ["https://dev.acme.example/orders"]);
  assert.deepEqual(meant("https://acme.example/orders"), []);
});

test("whoever asks for an API that is to be removed, is told of the one that stays", () => {
  assert.deepEqual(meant("https://acme.example/orders/"), ["https://acme.example/orders"]);
});

test("Auth0's own APIs of each tenant are known without being listed", () => {
  assert.deepEqual(meant("https://acme.eu.auth0.com/api/v2"), ["https://acme.eu.auth0.com/api/v2/"]);
  assert.deepEqual(meant("https://acme.eu.auth0.com/api/v2/"), []);
  assert.deepEqual(meant("https://acme-dev.eu.auth0.com/userinfo/"), ["https://acme-dev.eu.auth0.com/userinfo"]);
  assert.deepEqual(meant("https://other.eu.auth0.com/api/v2"), []);
});
