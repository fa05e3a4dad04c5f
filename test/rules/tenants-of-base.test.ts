import { deepEqual, notDeepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readBase } from "../../server/src/document/read/extends.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

const TEXT = `extends: base.auth-apis.yaml
apis:
  - identifier: https://api.acme.com
    name: Orders
    signing_alg: RS256
    grants:
      - client: worker
        scope: []
`;
const BASE = `tenants:
  dev: { domain: acme-dev.eu.auth0.com, clients: { worker: Lz8TqXWm1VbYfQd3 } }
  live: { domain: acme.eu.auth0.com }
`;

const document = Document.of(TEXT);
const options = { base: readBase(document, "file:///work/a.auth-apis.yaml", () => Document.of(BASE)) };
const said = (file: AuthApisFile): readonly string[] =>
  analyse(file).map(({ rule, at }) => `${rule} ${file.document.lineOf(at.block)}:${at.start}`);

describe("where tenants come from another file, a key that may hide some is typed", () => {
  const before = readFile(document, options);
  const known = said(before);
  const cases = {
    "a misspelt `tenants`": "tenant:\n",
    "a key whose value can't be read": 'x-own: "a\n',
  };
  for (const [name, typed] of Object.entries(cases)) {
    test(name, () => {
      const after = document.edit(TEXT.length, TEXT.length, typed);
      const anew = said(readFile(Document.of(after.text), options));
      deepEqual(said(readFile(after, options, before)), anew);
      notDeepEqual(
        anew.filter((each) => known.includes(each)),
        known,
      );
    });
  }
});
