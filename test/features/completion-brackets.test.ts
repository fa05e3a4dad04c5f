import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { completes, offered } from "./cursor.ts";

const SNIPPETS = { snippets: true };
const API = "apis:\n  - identifier: https://a\n";

describe("in a bracket, but left of all that may stand there, nothing is offered", () => {
  const scopes = (lines: string) => `${API}    scopes: [\n      { value: y },\n${lines}`;
  for (const marked of [
    scopes("    |]\n"),
    scopes("    n|]\n"),
    scopes("    n|\n    ]\n"),
    scopes("  |]\n"),
    scopes("n|]\n"),
    scopes("    |\n      { value: z },\n    ]\n"),
    scopes("    n|\n\n# why ]\n      { value: z },\n    ]\n"),
    scopes("  |\n      { value: z },\n    ]\n"),
    scopes("|\n      { value: z },\n    ]\n"),
    `${API}    scopes: [{ value: x }]\n    grants:\n      - scope: [\n          x,\n        s|]\n`,
    "defaults: {\n  signing_alg: RS256\n|}\n",
    "defaults: {\n  signing_alg: RS256,\nen|}\n",
    "defaults: {\n  signing_alg: RS256,\n|\n  enforce_policies: true\n}\n",
    "defaults: {\n  signing_alg: RS256,\n# why\nen|\n  enforce_policies: true\n}\n",
    "defaults: {\r\n  signing_alg: RS256,\r\nen|\r\n  enforce_policies: true\r\n}\r\n",
    "apis:\n  - { identifier: a,\n  na|}\n",
    "apis:\n  - { identifier: a,\nna|}\n",
  ])
    test(JSON.stringify(marked), () => deepEqual(offered(marked, SNIPPETS), []));
  // A bracket that nothing closes ends here.
  completes(scopes("    na|\n    grants: []\n"), "name", scopes("    name: \n    grants: []\n"));
  completes("defaults: {\n  signing_alg: RS256\nru|\n", "rules", "defaults: {\n  signing_alg: RS256\nrules:\n  \n");
});

describe("before a bracket that holds what could be chosen, nothing is offered", () => {
  for (const marked of [
    "apis:\n  - |{ identifier: https://c }\n",
    '|{ "apis": [] }\n',
    "defaults:\n  signing_alg: |{}\n",
    "apis:\n  - n|{ identifier: https://c }\n",
  ])
    test(JSON.stringify(marked), () => deepEqual(offered(marked, SNIPPETS), []));
});

const BLOCK_STYLE = `tenants: {
  dev: { domain: d.eu.auth0.com, clients: { worker: abc, shop: "d, e]" } }
}
defaults: {
  signing_alg: RS256, # no } here
  enforce_policies: true
}
apis:
  - { identifier: https://a, name: Orders
      API,
    scopes: [{ value: read:a }]
  }
  - identifier: https://b
    scopes: [
      { value: read:b },
      { value: read:c },
    ]
    grants:
      - client: worker
        scope: [
          read:b,
          read:c
        ]
`;

describe("whatever is chosen in a block-style file, it replaces no bracket", () => {
  for (const [name, text] of [
    ["closed", BLOCK_STYLE],
    ["CRLF", BLOCK_STYLE.replaceAll("\n", "\r\n")],
    ["without commas", BLOCK_STYLE.replaceAll(/,$/gm, "")],
    ["not closed", BLOCK_STYLE.replaceAll(/^ *[\]}]+\n/gm, "")],
    ["a letter before each bracket that begins a line", BLOCK_STYLE.replaceAll(/^( *)([\]}])/gm, "$1n$2")],
    ["a letter before each bracket", BLOCK_STYLE.replaceAll(/[[\]{}]/g, "n$&")],
    ["further to the left", BLOCK_STYLE.replaceAll(/^( *)  (?=\S)/gm, "$1")],
    ["as JSON", '{ "apis": [\n  { "identifier": "a" },\n] }\n'],
  ] as const)
    test(name, () => {
      const document = Document.of(text);
      const file = readFile(document);
      const bare = text.replaceAll(/"[^"\n]*"|#.*/g, (quoted) => "_".repeat(quoted.length));
      let chosen = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        for (const { textEdit, label } of complete(file, document.positionAt(offset), SNIPPETS)) {
          ok(textEdit);
          const ranges = "range" in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
          for (const { start, end } of ranges) {
            const replaced = bare.slice(document.offsetAt(start), document.offsetAt(end));
            ok(!/[[\]{}]/.test(replaced), `${label} at ${offset} replaces ${replaced}`);
          }
          chosen++;
        }
      }
      ok(chosen > 30, String(chosen));
    });
});
