import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../server/src/features/completion/completion.ts";
import { atCursor, completes, offered } from "./cursor.ts";

const API = "apis:\n  - identifier: https://a\n";
const NEW_API =
  '{ "identifier": "${1:https://api.example.com}", "name": "${2:Name}", "scopes": [{ "value": "${3:read:things}", "description": "${4:What it allows}" }] }';

describe("keys in flow style", () => {
  completes(
    `${API}    subject_type_authorization: { us| }\n`,
    "user",
    `${API}    subject_type_authorization: { user:  }\n`,
  );
  completes(
    `${API}    subject_type_authorization: {|}\n`,
    "user",
    `${API}    subject_type_authorization: {user: { $0 }}\n`,
    { snippets: true },
  );
  completes("apis: [{ identifier: a, na| }]\n", "name", "apis: [{ identifier: a, name:  }]\n");
  completes("{ apis: [{ identifier: a,\n  na|", "name", "{ apis: [{ identifier: a,\n  name: ");
  completes("apis:\n  - { na|\n  - name: B\n", "name", "apis:\n  - { name: \n  - name: B\n");
  completes("{ap|}", "apis", '{"apis": }');
  completes('{ "tenants": {}, ap|}\n', "apis", '{ "tenants": {}, "apis": }\n');
  completes("apis: [{ identifier: a, na|}]\n", "name", "apis: [{ identifier: a, name: }]\n");
  completes("apis:\n  - { na| identifier: a }\n", "name", "apis:\n  - { name:  identifier: a }\n");
});

describe("as in JSON, once a key there stands in double quotes, or where a file of braces has none yet", () => {
  const json = (marked: string, label: string, expected: string) =>
    completes(
      `{ "apis": [{ "identifier": "https://a", ${marked} }] }\n`,
      label,
      `{ "apis": [{ "identifier": "https://a", ${expected} }] }\n`,
    );
  json("|", "name", '"name": ');
  json("na|", "name", '"name": ');
  json('"na|"', "name", '"name": ');
  json('"na|": "A"', "name", '"name": "A"');
  json('"signing_alg": |', "RS256", '"signing_alg": "RS256"');
  json('"signing_alg":|', "RS256", '"signing_alg": "RS256"');
  json('"signing_alg":"|"', "RS256", '"signing_alg":"RS256"');
  json('"signing_alg":"RS|256"', "PS256", '"signing_alg":"PS256"');
  json('"enforce_policies": |', "true", '"enforce_policies": true');
  json('"token_lifetime":|', "86400", '"token_lifetime": 86400');
  json('"consent_policy": |', "null", '"consent_policy": null');
  json('"na|', "name", '"name": ');
  json('"st|"', "state", '"state": "absent"');
  json(
    '"scopes": [{"value":"read:a"}], "grants": [{"client":"x","scope":["|"]}]',
    "read:a",
    '"scopes": [{"value":"read:a"}], "grants": [{"client":"x","scope":["read:a"]}]',
  );
  json(
    '"scopes": [{"value":"read:a"}], "grants": [{"client":"x","scope":[|]}]',
    "read:a",
    '"scopes": [{"value":"read:a"}], "grants": [{"client":"x","scope":["read:a"]}]',
  );
  completes(
    '{ "rules": { "tra|" } }\n',
    "trailing-slash",
    '{ "rules": { "trailing-slash": } }\n'.replace(": }", ":  }"),
  );
  completes("{\n  |\n}\n", "tenants", '{\n  "tenants": \n}\n');
  const list = (marked: string) => `{ "apis": [{ "identifier": "https://a" }, ${marked}] }\n`;
  completes(list("{|}"), "name", list('{"name": }'));
  completes(list("{ | }"), "identifier", list('{ "identifier":  }'));
  completes(list("|"), "new API", list(NEW_API), { snippets: true });
  completes('{ "apis": [{|}] }\n', "name", '{ "apis": [{"name": }] }\n');
  completes(
    '{ "tenants": {}, "apis": [\n  {\n    |\n  }\n] }\n',
    "name",
    '{ "tenants": {}, "apis": [\n  {\n    "name": \n  }\n] }\n',
  );
});

describe("as in JSON, the value of a key that takes a text stands in quotes", () => {
  const json = (marked: string, label: string, expected: string, options = { snippets: true }) =>
    completes(`{ "apis": [{ ${marked} }] }\n`, label, `{ "apis": [{ ${expected} }] }\n`, options);
  json('"na|"', "name", '"name": "$1"');
  json('"na|', "name", '"name": "$1"');
  json("|", "signing_alg", '"signing_alg": "$1"');
  json('"name": "A", "|"', "signing_alg", '"name": "A", "signing_alg": "$1"');
  json('"|" "name": "A"', "identifier", '"identifier": "$1", "name": "A"');
  json('"na|"', "name", '"name": ', { snippets: false });
  json('"|"', "token_lifetime", '"token_lifetime": ');
  json('"|"', "enforce_policies", '"enforce_policies": ');
  json('"grants": [{ "|" }]', "client", '"grants": [{ "client": "$1" }]');
  json('"na|": "A"', "name", '"name": "A"');
  const plain = (text: string) => `apis: [{ ${text} }]\n`;
  completes(plain("na|"), "name", plain("name: "), { snippets: true });
  completes(plain('state: absent, "na|"'), "name", plain('state: absent, "name": '), { snippets: true });
  completes(plain('"na|"'), "name", plain('"name": "$1"'), { snippets: true });
  completes('apis:\n  - "na|"\n', "name", 'apis:\n  - "name": \n', { snippets: true });
  const tenants = (clients: string) =>
    `{ "tenants": { "a": { "clients": { "w$": "abc" } }, "b": { "clients": {${clients}} } } }\n`;
  completes(tenants('"|"'), "w$", tenants('"w\\$": "$1"'), { snippets: true });
  completes('{ "rules": { "tra|" } }\n', "trailing-slash", '{ "rules": { "trailing-slash":  } }\n', { snippets: true });
});

describe("the cursor stands behind the closing quote of what was chosen", () => {
  for (const [marked, label, inserted] of [
    ['apis:\n  - signing_alg: "|"\n', "RS256", 'RS256"'],
    ["apis:\n  - signing_alg: 'R|'\n", "RS256", "RS256'"],
    ['apis: [{ signing_alg: "|" }]\n', "RS256", 'RS256"'],
    ['apis:\n  - signing_alg: "R|\n', "RS256", 'RS256"'],
    ['apis:\n  - "|": RS256\n', "signing_alg", 'signing_alg"'],
    ['apis:\n  - scopes: [{ value: a }]\n    grants: [{ scope: ["|"] }]\n', "a", 'a"'],
  ] as const)
    test(`${JSON.stringify(marked)} + ${label}`, () => {
      const { file, position } = atCursor(marked);
      const edit = complete(file, position).find((item) => item.label === label)?.textEdit;
      equal(edit?.newText, inserted);
    });
});

describe("a key of the file stands in its brackets alone", () => {
  for (const marked of [
    '{ "apis": [] }\n|',
    '{ "apis": [] }|',
    '{ "apis": [] }\n\nex|\n',
    '{ "apis": [] }\n# why\n"|\n',
    '{\n  "apis": [{ "identifier": "https://a" }]\n}\r\n|\r\n',
    "{}\n|",
    "[]\nex|\n",
    '|\n{ "apis": [] }\n',
    'ex|\n{ "apis": [] }\n',
    '# why\n|\n# how\n{\n  "apis": []\n}\n',
    "  apis: []\n|\n",
  ])
    test(`none in ${JSON.stringify(marked)}`, () => deepEqual(offered(marked, { snippets: true }), []));
  for (const marked of [
    "|",
    "# why\n|\napis: []\n",
    "---\nex|",
    "  ex|",
    "  apis: []\n  |",
    "apis: []\n|",
    "apis: [\n]\nex|",
  ])
    test(`keys in ${JSON.stringify(marked)}`, () => ok(offered(marked).includes("extends")));
});
