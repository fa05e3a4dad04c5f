import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { grantsOfFile } from "../../../client/src/tests/grants-of-file.ts";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";

const tenants = `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: "https://dev" }, clients: { worker: a } }
  live: { domain: acme.eu.auth0.com, variables: { BASE: "https://live" }, clients: { worker: b } }
`;

function idsOf(text: string): readonly string[] {
  return grantsOfFile(readFile(Document.of(text))).flatMap(({ grants }) => grants.map(({ id }) => id));
}

suite("grants of a file as tests", () => {
  test("are told apart by identifier as written, client and subject type", () => {
    const text = `${tenants}apis:
  - identifier: \${BASE}/a
    grants:
      - client: worker
      - client: worker
        subject_type: user
      - client: gone
        state: absent
`;
    assert.deepEqual(idsOf(text), ['["${BASE}/a","worker","client"]', '["${BASE}/a","worker","user"]']);
  });

  test("keep their ids through edits of anything else", () => {
    const text = "apis:\n  - identifier: https://a\n    grants:\n      - client: x\n        scope: [a]\n";
    assert.deepEqual(idsOf(text), idsOf(`# note\n${text.replace("[a]", "[a, b]").replace("apis:", "apis: # all")}`));
  });

  test("of some tenants only are there, each once", () => {
    const text = `${tenants}apis:
  - identifier: \${BASE}/a
    grants:
      - { client: one, tenants: [dev] }
      - { client: two, tenants: [live] }
      - client: both
      - client: both
`;
    assert.deepEqual(
      idsOf(text).map((id) => (JSON.parse(id) as string[])[1]),
      ["one", "both", "two"],
    );
  });

  test("of an API that is absent, or has no grants, are none", () => {
    for (const api of [
      "identifier: https://a\n    state: absent\n    grants: [{ client: x }]",
      "identifier: https://a",
      "name: A",
    ]) {
      assert.deepEqual(idsOf(`apis:\n  - ${api}\n`), []);
    }
  });
});
