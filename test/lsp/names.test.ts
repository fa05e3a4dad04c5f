import { deepEqual, equal, rejects } from "node:assert/strict";
import { describe, test } from "node:test";
import type { Location, Range, WorkspaceEdit } from "vscode-languageserver/node";
import { MODERN, start, URI } from "./client.ts";

const TEXT = "apis:\n  - name: 😀 A\n    scopes: [{ value: read }]\n    grants: [{ client: x, scope: [read] }]\n";
const at = (line: number, character: number) => ({ textDocument: { uri: URI }, position: { line, character } });
const range = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

describe("names over stdio", async () => {
  const session = start();
  const { capabilities } = await session.initialize({
    ...MODERN,
    textDocument: { ...MODERN.textDocument, rename: { prepareSupport: true } },
  });
  session.open(TEXT);

  test("the server says what it can do", () => {
    deepEqual(capabilities.renameProvider, { prepareProvider: true });
    equal(capabilities.definitionProvider, true);
  });
  test("definition and references", async () => {
    deepEqual(await session.request<Location[]>("textDocument/definition", at(3, 36)), [
      { uri: URI, range: range(2, 22, 26) },
    ]);
    const context = { includeDeclaration: false };
    deepEqual(await session.request<Location[]>("textDocument/references", { ...at(2, 23), context }), [
      { uri: URI, range: range(3, 34, 38) },
    ]);
  });
  test("rename, and why not", async () => {
    deepEqual(await session.request("textDocument/prepareRename", at(3, 34)), {
      range: range(3, 34, 38),
      placeholder: "read",
    });
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", { ...at(3, 34), newName: "see" });
    deepEqual(edit.documentChanges, [
      {
        textDocument: { uri: URI, version: 1 },
        edits: [
          { range: range(2, 22, 26), newText: "see" },
          { range: range(3, 34, 38), newText: "see" },
        ],
      },
    ]);
    await rejects(
      session.request("textDocument/prepareRename", at(1, 12)),
      /There is nothing to rename here\. What can be renamed: /,
    );
    await rejects(session.request("textDocument/rename", at(3, 34)), /Malformed parameters/);
  });
  test("the end", async () => equal(await session.stop(), 0));
});
