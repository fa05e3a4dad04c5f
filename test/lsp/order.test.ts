import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { documents } from "../document/hostile.ts";
import * as fc from "../properties.ts";
import { start } from "./client.ts";

const URIS = ["file:///a/auth-apis.yaml", "file:///b/auth-apis.yaml", "untitled:auth-apis.yaml", "nonsense"];
const METHODS = [
  "diagnostic",
  "completion",
  "hover",
  "documentSymbol",
  "foldingRange",
  "codeAction",
  "codeLens",
  "documentLink",
  "documentHighlight",
  "inlayHint",
  "definition",
  "references",
  "prepareRename",
  "rename",
  "selectionRange",
  "semanticTokens/full",
  "semanticTokens/range",
  "formatting",
  "rangeFormatting",
  "onTypeFormatting",
  "unknown",
];
const OF_ALL = ["workspace/diagnostic", "workspace/symbol", "completionItem/resolve", "workspace/executeCommand"];
const uri = fc.constantFrom(...URIS);
const position = fc.record({ line: fc.integer({ min: -1, max: 9 }), character: fc.integer({ min: -1, max: 40 }) });
const range = fc.record({ start: position, end: position });
const pieces = fc.constantFrom(
  "",
  "apis:\n",
  "  - identifier: https://a\n",
  "\n",
  "*a",
  "&a [",
  "tenants: {",
  "x".repeat(500),
);
const text = fc.oneof(pieces, documents);
/** What requests take besides a document and a place. */
const ANY = {
  newName: "n",
  options: {},
  ch: "\n",
  context: { diagnostics: [], includeDeclaration: true },
  query: "",
  previousResultIds: [],
  label: "x",
};
/** As clients send it, too early, too late, for another version, or with no sense at all. */
const message = fc.oneof(
  fc.record({ uri, version: fc.integer(), text }).map((document) => ({
    method: "textDocument/didOpen",
    params: { textDocument: { ...document, languageId: "auth-apis" } },
    answered: false,
  })),
  fc.record({ uri, version: fc.integer(), range, text }).map(({ uri: of, version, ...change }) => ({
    method: "textDocument/didChange",
    params: { textDocument: { uri: of, version }, contentChanges: [change] },
    answered: false,
  })),
  uri.map((of) => ({
    method: "textDocument/didClose",
    params: { textDocument: { uri: of } },
    answered: false,
  })),
  fc.record({ method: fc.constantFrom(...METHODS), uri, position, range }).map(({ method, uri: of, ...rest }) => ({
    method: `textDocument/${method}`,
    params: { textDocument: { uri: of }, ...rest, positions: [rest.position], ...ANY },
    answered: true,
  })),
  fc.constantFrom(...OF_ALL).map((method) => ({ method, params: ANY, answered: true })),
  fc.record({ uri, type: fc.integer({ min: 1, max: 3 }) }).map((each) => ({
    method: "workspace/didChangeWatchedFiles",
    params: { changes: [each] },
    answered: false,
  })),
  fc.constantFrom("file:///a", "file:///b", "nonsense").map((folder) => ({
    method: "workspace/didChangeWorkspaceFolders",
    params: { event: { added: [{ uri: folder, name: "a" }], removed: [{ uri: "file:///a", name: "a" }] } },
    answered: false,
  })),
  fc
    .constantFrom("textDocument/didChange", "textDocument/didOpen", "workspace/didChangeWatchedFiles")
    .map((method) => ({
      method,
      params: { textDocument: { uri: 1 }, contentChanges: [{ range: 1 }], changes: 1 },
      answered: false,
    })),
  fc
    .record({ method: fc.constantFrom(...METHODS), params: fc.constantFrom(null, [], { textDocument: 1 }) })
    .map((each) => ({
      method: `textDocument/${each.method}`,
      params: each.params,
      answered: true,
    })),
);

test("in whatever order messages come, each request is answered and the server goes on", async () => {
  const session = start();
  await session.initialize();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(message, fc.nat(4)), { minLength: 1, maxLength: 25 }), async (messages) => {
      const answers = messages.flatMap(([{ method, params, answered }, chance]) => {
        if (!answered) session.notify(method, params);
        const error = (reason: { code?: number }) => ok(typeof reason.code === "number");
        if (!answered) return [];
        const cancelling = new CancellationTokenSource();
        const answer = session.connection.sendRequest(method, params, cancelling.token);
        // A fifth is called off while it waits or is worked on.
        if (chance === 0) cancelling.cancel();
        return [answer.then(() => undefined, error)];
      });
      await Promise.all(answers);
      equal(session.process.exitCode, null);
    }),
    { numRuns: 400 },
  );
  ok(
    !session.log.some((line) => line.includes("failed with")),
    session.log.find((line) => line.includes("failed with")),
  );
  equal(await session.stop(), 0);
});
