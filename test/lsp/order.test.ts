import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { start } from "./client.ts";

const URIS = ["file:///a/auth-apis.yaml", "file:///b/auth-apis.yaml", "untitled:auth-apis.yaml", "nonsense"];
const METHODS = [
  "diagnostic",
  "completion",
  "hover",
  "documentSymbol",
  "foldingRange",
  "codeLens",
  "inlayHint",
  "definition",
  "rename",
  "formatting",
  "unknown",
];
const uri = fc.constantFrom(...URIS);
const position = fc.record({ line: fc.integer({ min: -1, max: 9 }), character: fc.integer({ min: -1, max: 40 }) });
const range = fc.record({ start: position, end: position });
const text = fc.constantFrom(
  "",
  "apis:\n",
  "  - identifier: https://a\n",
  "\n",
  "*a",
  "&a [",
  "tenants: {",
  "x".repeat(500),
);
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
    params: { textDocument: { uri: of }, ...rest, newName: "n", options: {} },
    answered: true,
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
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 25 }), async (messages) => {
      const answers = messages.flatMap(({ method, params, answered }) => {
        if (!answered) session.notify(method, params);
        const error = (reason: { code?: number }) => ok(typeof reason.code === "number");
        return answered ? [session.request(method, params).then(() => undefined, error)] : [];
      });
      await Promise.all(answers);
      equal(session.process.exitCode, null);
    }),
    { numRuns: Number(process.env["AUTH_APIS_FUZZ_RUNS"] ?? 150) },
  );
  ok(
    !session.log.some((line) => line.includes("failed with")),
    session.log.find((line) => line.includes("failed with")),
  );
  equal(await session.stop(), 0);
});
