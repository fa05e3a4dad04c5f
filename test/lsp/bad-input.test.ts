import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import type { DocumentSymbol } from "vscode-languageserver/node";
import { start, URI } from "./client.ts";

/** A repeatable sequence of bytes (a linear congruential generator), read as an editor reads a binary file. */
function binary(length: number): string {
  const bytes = new Uint8Array(length);
  let seed = 42;
  for (let at = 0; at < length; at++) bytes[at] = (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) >> 8;
  return new TextDecoder().decode(bytes);
}

const names = "a b c d e f g h i j k l m n o p".split(" ");
const BOMB = names.map((name, at) => `x-${name}: &${name} [${`*${names[at - 1] ?? "none"},`.repeat(10)}]\n`).join("");
const API = `  - name: API
    identifier: https://api.acme.com/NUMBER
    signing_alg: RS256
    enforce_policies: true
    scopes:
${Array.from({ length: 24 }, (_, at) => `      - value: read:thing${String(at)}\n        description: Read a thing\n`).join("")}    grants:
      - client: worker
        scope: [read:thing1, read:thing2]
`;

const INPUTS: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["a byte order mark alone", "\uFEFF"],
  ["a line end alone", "\r\n"],
  ["broken YAML", 'apis:\n  - name: "A\n    scopes: [a, {b\n  - : :\n  -\t- x\n &a *b !c |\n'],
  ["tabs", "apis:\n\t- name: A\n\t\tidentifier: https://a\n"],
  ["CRLF, lone CR and a byte order mark", "\uFEFFapis:\r\n  - name: A\r    identifier: b\r\n"],
  ["lone surrogates", "apis:\n  - name: \uD83D\n    identifier: \uDE00\n"],
  ["duplicate keys", "apis: []\napis:\n  - name: A\n    name: B\n    identifier: x\n    identifier: y\n"],
  [
    "keys of every object",
    "__proto__:\n  a: 1\nconstructor: 1\napis:\n  - __proto__: { identifier: x }\n    toString: 1\n    hasOwnProperty: 1\ntenants:\n  __proto__: { domain: x }\nrules:\n  __proto__: off\n  constructor: off\ndefaults: { __proto__: 1 }\n",
  ],
  ["an alias bomb", `x-none: &none 1\n${BOMB}apis:\n${"  - { identifier: *p, scopes: *p, <<: *p }\n".repeat(20)}`],
  ["aliases of themselves", "x-a: &a [*a]\nx-b: &b { <<: *b }\napis: &c\n  - &d { scopes: *c, grants: *d }\n"],
  ["nesting without end", `apis:\n  - scopes: ${"[{a: ".repeat(100_000)}`],
  ["dashes without end", `apis:\n  ${"- ".repeat(300_000)}`],
  ["a binary file", binary(1_000_000)],
  ["one line of 5 MB", `apis:\n  - name: ${"x".repeat(5_000_000)}\n`],
  ["half a million empty lines", "\n".repeat(500_000)],
  ["5 MB of APIs", `apis:\n${Array.from({ length: 3500 }, (_, at) => API.replace("NUMBER", String(at))).join("")}`],
  ["broken APIs", `apis:\n${API.replace("RS256", "[RS256").repeat(300)}`],
  ["one API of ten thousand scopes", `apis:\n  - scopes:\n${"      - { value: a }\n".repeat(10_000)}`],
  ["APIs in flow style", `{ apis: [${"{ identifier: https://a, name: [x }, ".repeat(2000)}`],
];

describe("whatever a file holds, the server answers and goes on", async () => {
  const session = start();
  await session.initialize();

  for (const [name, text] of INPUTS) {
    test(name, async () => {
      session.open(text);
      const diagnostics = await session.pull();
      ok(diagnostics.length <= 1000);
      const middle = {
        textDocument: { uri: URI },
        position: { line: Math.floor(text.split("\n").length / 2), character: 4 },
      };
      await session.request("textDocument/completion", middle);
      await session.request("textDocument/hover", middle);
      await session.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: URI } });
      await session.request("textDocument/codeAction", {
        textDocument: { uri: URI },
        range: { start: { line: 0, character: 0 }, end: middle.position },
        context: { diagnostics: [] },
      });
      session.edit([1, 0], [1, 1], "x: [");
      await session.pull();
      session.notify("textDocument/didClose", { textDocument: { uri: URI } });
      equal(session.process.exitCode, null);
      equal(session.log.filter((line) => line.includes("failed")).join("\n"), "");
    });
  }
  test("nothing of a file was logged", async () => {
    ok(!session.log.join("\n").includes("identifier"));
    equal(await session.stop(), 0);
  });
});
