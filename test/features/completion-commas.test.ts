import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { syntaxFindings } from "../../server/src/rules/engine/syntax-findings.ts";
import { completes, edited, offered } from "./cursor.ts";

const SNIPPETS = { snippets: true };

describe("what is chosen behind a part without a comma brings the comma", () => {
  const json = (marked: string, label: string, expected: string, options = SNIPPETS) =>
    completes(`{\n  "apis": [\n    ${marked}\n  ]\n}\n`, label, `{\n  "apis": [\n    ${expected}\n  ]\n}\n`, options);
  const api = '{ "identifier": "https://a" }';
  for (const options of [SNIPPETS, { snippets: false }]) {
    const open = (key: string) => `{\n      "scopes": [],\n      ${key}\n    }`;
    json('{\n      "scopes": []\n      |\n    }', "token_lifetime", open('"token_lifetime": '), options);
    json(
      '{\n      "scopes": []\n      |\n    }',
      "name",
      open(options.snippets ? '"name": "$1"' : '"name": '),
      options,
    );
    json(
      '{\n      "name": "A"\n      "st|"\n    }',
      "state",
      '{\n      "name": "A",\n      "state": "absent"\n    }',
      options,
    );
    json(
      '{\n      "name": "A"\n      "st|\n    }',
      "state",
      '{\n      "name": "A",\n      "state": "absent"\n    }',
      options,
    );
  }
  json('{ "name": "A" st| }', "state", '{ "name": "A", "state": "absent" }');
  json('{ "enforce_policies": true\n st| }', "state", '{ "enforce_policies": true,\n "state": "absent" }');
  json(
    '{ "name": "A" # why, and\n      # how\n      st| }',
    "state",
    '{ "name": "A", # why, and\n      # how\n      "state": "absent" }',
  );
  json(
    `${api}\n    |`,
    "new API",
    `${api},
    {
      "identifier": "\${1:https://api.example.com}",
      "name": "\${2:Name}",
      "scopes": [{ "value": "\${3:read:things}", "description": "\${4:What it allows}" }]
    }`,
  );
  const granted = (scope: string) =>
    `{ "scopes": [{ "value": "a" }, { "value": "b" }, { "value": "c" }], "grants": [{ "client": "x", "scope": [${scope}] }] }`;
  json(granted('"a" |'), "b", granted('"a", "b"'));
  json(granted('"a"\n"|"'), "b", granted('"a",\n"b"'));
  json(granted('"a"\n"|" "c"'), "b", granted('"a",\n"b", "c"'));
  completes('{\n  "apis": []\n  |\n}\n', "rules", '{\n  "apis": [],\n  "rules": { $0 }\n}\n', SNIPPETS);
  completes("{|}\n", "extends", '{"extends": "$1"}\n', SNIPPETS);
  completes("{\n  ru|\n}\n", "rules", '{\n  "rules": { $0 }\n}\n', SNIPPETS);
  completes("{ apis: [], | }\n", "extends", "{ apis: [], extends:  }\n", SNIPPETS);
  completes('{ "apis": [] |}\n', "extends", '{ "apis": [], "extends": "$1"}\n', SNIPPETS);
  completes(`{ "apis": [${api}]\n|}\n`, "extends", `{ "apis": [${api}],\n"extends": "$1"}\n`, SNIPPETS);
  completes("apis:\n  - { name: A\n      st|\n    }\n", "state", "apis:\n  - { name: A,\n      state: absent\n    }\n");
  completes(
    "x-a: &s { value: a }\napis: [{ scopes: [{ value: b }\n *|] }]\n",
    "*s",
    "x-a: &s { value: a }\napis: [{ scopes: [{ value: b },\n *s] }]\n",
  );
});

describe("what is chosen before another part brings the comma", () => {
  const json = (marked: string, label: string, expected: string, options = SNIPPETS) =>
    completes(`{ "apis": [\n${marked}\n] }\n`, label, `{ "apis": [\n${expected}\n] }\n`, options);
  json('{ | "name": "A" }', "identifier", '{ "identifier": "$1", "name": "A" }');
  json('{ na|\n "identifier": "a" }', "name", '{ "name": "$1",\n "identifier": "a" }');
  json('{ "na|"\n "identifier": "a" }', "name", '{ "name": "$1",\n "identifier": "a" }');
  json('{ "tok|"\n "identifier": "a" }', "token_lifetime", '{ "token_lifetime": $0,\n "identifier": "a" }');
  json('{ "st|" "name": "A" }', "state", '{ "state": "absent", "name": "A" }', { snippets: false });
  json('{ "signing_alg": | "name": "A" }', "RS256", '{ "signing_alg": "RS256", "name": "A" }');
  json('{ "signing_alg": RS| "name": "A" }', "RS256", '{ "signing_alg": "RS256", "name": "A" }');
  json('{ "signing_alg": "|" # why\n "name": "A" }', "RS256", '{ "signing_alg": "RS256", # why\n "name": "A" }');
  json('{ "signing_alg": "|\n "name": "A" }', "RS256", '{ "signing_alg": "RS256",\n "name": "A" }');
  json('{ "name": "${|}" "state": "absent" }', "${tenant.name}", '{ "name": "${tenant.name}", "state": "absent" }');
  completes('{\n  |\n  "apis": []\n}\n', "extends", '{\n  "extends": "$1",\n  "apis": []\n}\n', SNIPPETS);
  completes(
    "apis:\n  - { na|\n      identifier: a }\n",
    "name",
    "apis:\n  - { name: $0,\n      identifier: a }\n",
    SNIPPETS,
  );
  completes(
    'tenants: { d: { variables: { "a$}": 1 } }, e: { variables: { | b: 1 } } }\n',
    "a$}",
    'tenants: { d: { variables: { "a$}": 1 } }, e: { variables: { "a\\$\\}": $0, b: 1 } } }\n',
    SNIPPETS,
  );
  // Nothing that stands in block style is in the bracket.
  completes(
    "apis:\n  - token_encryption: { fo|\n    name: A\n",
    "format",
    "apis:\n  - token_encryption: { format: compact-nested-jwe\n    name: A\n",
  );
  completes(
    "apis:\n  - scopes: [{ value: a }]\n    grants: [{ client: x, scope: [|\n    name: A\n",
    "a",
    "apis:\n  - scopes: [{ value: a }]\n    grants: [{ client: x, scope: [a\n    name: A\n",
  );
});

describe("a value that lacks its comma ends before the next key", () => {
  const grant = (marked: string) =>
    `tenants: { dev: { domain: a, clients: { worker: abc, shop: def } } }\napis: [{ grants: [{ ${marked} }] }]\n`;
  completes(grant("client: wo|rker scope: []"), "shop", grant("client: shop, scope: []"));
  completes(grant("client: |worker scope: []"), "shop", grant("client: shop, scope: []"));
  completes(
    '{ "apis": [{ "signing_alg": |"RS256" "name": "A" }] }\n',
    "PS256",
    '{ "apis": [{ "signing_alg": "PS256", "name": "A" }] }\n',
  );
  completes(grant("client: worker sc|ope: []"), "subject_type", grant("client: worker, subject_type: []"));
  completes(grant("client: worker\n  sc|ope: []"), "subject_type", grant("client: worker,\n  subject_type: []"));
  completes(
    grant("client: a worker\n  organization_usage: |, scope: []"),
    "allow",
    grant("client: a worker\n  organization_usage: allow, scope: []"),
  );
});

describe("behind a part without a comma nothing is offered", () => {
  const triggered = { ...SNIPPETS, triggered: true };
  for (const [marked, options] of [
    ['{ "apis": [{ "name": "A"| }] }', SNIPPETS],
    ['{ "apis": []| }', SNIPPETS],
    ['{ "apis": []|}', SNIPPETS],
    ['{ "apis": [{ "scopes": []|, "name": "A" }] }', SNIPPETS],
    ['{ "apis": [{ "name": "A" | }] }', triggered],
    ["apis:\n  - { name: Orders and\n      so| }\n", SNIPPETS],
    ["apis:\n  - { name: Orders\n      API\n      st| }\n", SNIPPETS],
    ["apis:\n  - { name: Orders\n      st|\n      API }\n", SNIPPETS],
    ["apis:\n  - { name: Orders\n      API and\n      more\n      st| }\n", SNIPPETS],
    ["apis:\n  - { name: Orders | }\n", SNIPPETS],
  ] as const)
    test(JSON.stringify(marked), () => deepEqual(offered(marked, options), []));
});

/** The text after each choice at an offset, with what the tab stops propose. */
function* choices(text: string, offset: number): Iterable<string> {
  const document = Document.of(text);
  for (const { textEdit, additionalTextEdits } of complete(readFile(document), document.positionAt(offset), SNIPPETS)) {
    ok(textEdit && "range" in textEdit);
    const newText = textEdit.newText.replaceAll(/\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\d/g, "$1$2");
    yield edited(text, [{ ...textEdit, newText }, ...(additionalTextEdits ?? [])]);
  }
}

function syntaxErrors(text: string): readonly string[] {
  const messages = [...syntaxFindings(readFile(Document.of(text)))].map(({ message }) => message);
  return messages.filter((message) => !message.includes("stands twice"));
}

const JSON_FILE = `{
  "tenants": { "dev": { "domain": "d.eu.auth0.com", "clients": { "worker": "abc", "shop": "def" } } },
  "rules": { "trailing-slash": "off" },
  "apis": [
    {
      "identifier": "https://a",
      "signing_alg": "RS256",
      "subject_type_authorization": { "user": { "policy": "allow_all" } },
      "scopes": [{ "value": "read:a" }, { "value": "read:b" }],
      "grants": [
        { "client": "worker", "scope": ["read:a", "read:b"] }
      ]
    },
    { "identifier": "https://b" }
  ]
}
`;

describe("no choice in brackets leaves a syntax error", () => {
  const bare = JSON_FILE.replaceAll(/"([\w-]+)"/g, "$1");
  for (const [name, text] of [
    ["JSON", JSON_FILE],
    ["CRLF", JSON_FILE.replaceAll("\n", "\r\n")],
    ["without quotes", bare],
  ] as const) {
    const gaps = [...text.matchAll(/[ \n]/g)].map(({ index }) => index);
    test(`${name}, in any gap`, () => {
      let chosen = 0;
      for (const gap of gaps)
        for (const after of choices(text, gap)) {
          chosen++;
          deepEqual(syntaxErrors(after), [], after);
        }
      ok(chosen > 500, String(chosen));
    });
    test(`${name}, in a gap that lacks its comma`, () => {
      let chosen = 0;
      for (const { index } of text.matchAll(/,/g)) {
        const lacking = `${text.slice(0, index)}  ${text.slice(index + 1)}`;
        for (const after of choices(lacking, index + 1)) {
          chosen++;
          deepEqual(syntaxErrors(after), [], after);
        }
      }
      ok(chosen > 50, String(chosen));
    });
  }
});
