import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { findings, marked } from "../../rules/marked.ts";

const RIGHT = `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { TTL: 3600 }
    clients: { orders-worker: Lz8TqXWm1VbYfQd3 }
  live:
    domain: acme.eu.auth0.com
    variables: { TTL: 86400 }
    clients:
      orders-worker: h2Rk0aPq7NsXw4Zc
defaults:
  signing_alg: RS256
  enforce_policies: true
apis:
  - name: Orders API
    identifier: https://api.acme.com/orders
    token_dialect: rfc9068_profile_authz
    token_lifetime: \${TTL}
    subject_type_authorization:
      user: { policy: require_client_grant }
    scopes:
      - value: read:orders
        description: |
          Read orders

          of one's own
    grants:
      - client: orders-worker
        scope: [read:orders]
      - client: orders-worker
        subject_type: user
        scope: [read:orders]

  # The other one
  - name: Load test API
    identifier: https://api.acme.com/load-test
`;

/** What of a text is wrong besides its syntax. */
function others(text: string): readonly string[] {
  return findings(text)
    .filter(({ rule }) => rule !== "syntax")
    .map(({ rule }) => rule);
}

describe("a line at the left edge that is no part of the file is one error, and what it stands in goes on", () => {
  const lines = RIGHT.split(/^/m);
  for (const [name, line] of [
    ["a mark of a merge conflict", "<<<<<<< HEAD"],
    ["… amid one", "======="],
    ["… at its end", ">>>>>>> feature/orders"],
    ["a fence of Markdown", "```"],
    ["… with a language", "```yaml"],
    ["a template's mark", "{{ if x }}"],
    ["… of another template", "{% endif %}"],
    ["a word", "stray"],
    ["a sentence", "this was pasted, too"],
  ] as const)
    test(name, () => {
      const says = (text: string): unknown => readFile(Document.of(text)).apis.map(({ views }) => views[0]?.identifier);
      for (let at = 0; at <= lines.length; at++) {
        const [before, behind] = [lines.slice(0, at).join(""), lines.slice(at).join("")];
        const text = `${before}${line}\n${behind}`;
        equal(marked(text, "syntax"), `${before}⟦${line}⟧\n${behind}`);
        deepEqual(others(text), [], `above line ${at + 1}`);
        deepEqual(says(text), says(RIGHT));
      }
    });

  for (const word of ["apis", "tenants", "defaults", "x-a", "apis # c"])
    test(`a key of the file without its colon: ${word}`, () => {
      for (let at = 0; at <= lines.length; at++) {
        const text = [...lines.slice(0, at), `${word}\n`, ...lines.slice(at)].join("");
        const wrong = findings(text).filter(({ severity }) => severity === "error");
        deepEqual(
          wrong.map(({ range }) => range.start.line),
          [at],
          text,
        );
      }
    });
  test("… holds what stands below it, where that may be its value", () => {
    const text =
      "tenants:\n  dev:\n    domain: a.eu.auth0.com\n⟦defaults⟧\n  signing_alg: RS256\n  enforce_policies: true\n";
    equal(marked(text.replaceAll(/[⟦⟧]/g, ""), "syntax"), text);
    deepEqual(others(text.replaceAll(/[⟦⟧]/g, "")), []);
  });

  for (const [name, text] of [
    ["… below several of them", "apis:\n  - name: A\n⟦one⟧\n\n⟦```⟧ \n# c\n⟦two⟧ # d\n    identifier: https://a\n"],
    [
      "… with a colon that is missing",
      "tenants:\n  a: { domain: a.eu.auth0.com }\n⟦default⟧ # c\n    signing_alg: RS256\n",
    ],
    ["… in a text", 'apis:\n  - name: "A\n⟦=======⟧\n      B"\n    identifier: https://a\n'],
    ["… that ends the file", "apis:\n  - name: A\n    identifier: https://a\n⟦stray⟧"],
    ["… in a file with CRLF", "apis:\r\n  - name: A\r\n⟦>>>>>>> a⟧\r\n    identifier: https://a\r\n"],
    ["… at the column of the list", "apis:\n- name: A\n⟦stray⟧\n  identifier: https://a\n"],
    ["… in a list in brackets", "apis: [\n⟦{{ if x }}⟧\n  { identifier: https://a }\n]\n"],
    ["a fence behind a byte order mark", "\uFEFF⟦```yaml⟧\napis: []\n⟦```⟧\n"],
    ["… before a file in braces", '⟦{{ if x }}⟧\n{ "apis": [] }\n⟦{{ end }}⟧\n'],
    ["a template's mark in a map", "defaults:\n  ⟦{{ if x }}⟧\n  signing_alg: RS256\n  enforce_policies: true\n"],
    [
      "a template's mark in a tenant",
      "tenants:\n  a:\n    ⟦{% if x %}⟧ # c\n    domain: a.eu.auth0.com\n    ⟦{% end %}⟧\n",
    ],
  ] as const)
    test(name, () => {
      equal(marked(text.replaceAll(/[⟦⟧]/g, ""), "syntax"), text);
    });
});

describe("of a merge conflict", () => {
  const conflicts = [
    [
      "in an API",
      "apis:\n  - name: A\n<<<<<<< HEAD\n    identifier: https://a\n=======\n    identifier: https://b\n>>>>>>> x\n    enforce_policies: false\n",
      ["https://a"],
    ],
    [
      "with the base of both",
      "apis:\n  - name: A\n<<<<<<< HEAD\n    identifier: https://a\n||||||| 1\n    identifier: https://c\n=======\n    identifier: https://b\n>>>>>>> x\n",
      ["https://a"],
    ],
    [
      "between APIs",
      "apis:\n<<<<<<< HEAD\n  - name: A\n    identifier: https://a\n  - identifier: https://c\n=======\n  - name: A\n    identifier: https://a\n  - name: B\n    identifiers: https://b\n>>>>>>> x\n    enforce_policies: false\n  - identifier: https://d\n",
      ["https://a", "https://c", "https://d"],
    ],
    [
      "at the top",
      "<<<<<<< HEAD\nx-a: 1\n=======\nx-a: 2\ntenants: {}\n>>>>>>> x\napis:\n  - identifier: https://a\n",
      ["https://a"],
    ],
    [
      "around an empty list in brackets",
      "<<<<<<< HEAD\napis: []\n=======\napis:\n  - identifier: https://a\n>>>>>>> x\ntenants: {}\n",
      [],
    ],
    [
      "with no end",
      "apis:\n  - identifier: https://a\n<<<<<<< HEAD\n=======\n  - identifier: https://a\n",
      ["https://a"],
    ],
  ] as const;
  for (const [name, text, identifiers] of conflicts)
    test(`${name} the first side is read, and each mark is an error`, () => {
      const file = readFile(Document.of(text));
      deepEqual(
        file.apis.map(({ views }) => views[0]?.identifier),
        identifiers,
      );
      tellsMarksAlone(text);
    });

  for (const [name, text] of [
    [
      "in a list in brackets",
      "apis: [\n<<<<<<< HEAD\n  { identifier: https://a },\n=======\n  { identifier: https://b },\n>>>>>>> x\n  { identifier: https://c }\n]\n",
    ],
    [
      "in a tenant of a file in braces",
      '{\n  "tenants": {\n<<<<<<< HEAD\n    "dev": { "domain": "a.eu.auth0.com" },\n=======\n    "dev": { "domain": "b.eu.auth0.com" },\n>>>>>>> x\n    "live": { "domain": "c.eu.auth0.com" }\n  },\n  "apis": []\n}\n',
    ],
    [
      "of which two marks are left, in braces",
      '{\n  "tenants": {\n<<<<<<< HEAD\n    "dev": { "domain": "a.eu.auth0.com" },\n=======\n    "live": { "domain": "c.eu.auth0.com" }\n  }\n}\n',
    ],
    [
      "above a list in a file in braces",
      '{\n<<<<<<< HEAD\n  "x-a": 1,\n=======\n  "x-b": 1,\n>>>>>>> x\n  "apis": [{ "identifier": "https://a" }]\n}\n',
    ],
    [
      "in an API of a file in braces",
      '{\n  "apis": [\n    {\n      "identifier": "https://a",\n<<<<<<< HEAD\n      "name": "A"\n=======\n      "name": "B"\n>>>>>>> x\n    }\n  ]\n}\n',
    ],
    [
      "over the head of a text",
      "apis:\n  - identifier: https://a\n    scopes:\n      - value: a\n<<<<<<< HEAD\n        description: |\n=======\n        description: >-\n>>>>>>> x\n          text\n",
    ],
    ["behind a byte order mark", "\uFEFF<<<<<<< HEAD\nx-a: 1\n=======\nx-a: 2\n>>>>>>> x\n"],
  ] as const)
    test(`${name} each mark is an error`, () => tellsMarksAlone(text));

  test("what the other side may have isn't called missing", () => {
    const text = `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    clients:
<<<<<<< HEAD
      worker: Lz8TqXWm1VbYfQd3
=======
      web: Qp4vYt8sBn2LkXc7
>>>>>>> x
apis:
  - identifier: https://a
    enforce_policies: true
    scopes:
<<<<<<< HEAD
      - value: a
        description: A
=======
      - value: b
        description: B
>>>>>>> x
    grants:
      - client: web
        scope: [a, b]
`;
    deepEqual(others(text), []);
  });
});

function tellsMarksAlone(text: string): void {
  const told = findings(text).filter(({ severity }) => severity === "error");
  deepEqual(
    told.map(({ range, message }) => [range.start.line, message.slice(0, CONFLICT.length)]),
    text.split("\n").flatMap((line, number) => (MARK.test(line) ? [[number, CONFLICT]] : [])),
  );
}

const MARK = /^\uFEFF?(?:[<>]{7}|={7}|\|{7})/;
const CONFLICT = "A merge conflict isn't resolved here.";
