import { deepEqual, equal, rejects } from "node:assert/strict";
import { describe, test } from "node:test";
import type { DocumentLink, FoldingRange, SelectionRange } from "vscode-languageserver/node";
import { MODERN, start, URI } from "./client.ts";

const TEXT = "apis:\n  - name: A\n    scopes:\n      - value: read\n      - value: write\n";
const document = { textDocument: { uri: URI } };

describe("the text's structure over stdio", async () => {
  const session = start();
  const { capabilities } = await session.initialize({
    ...MODERN,
    textDocument: { ...MODERN.textDocument, foldingRange: { rangeLimit: 2 } },
  });
  session.open(TEXT);

  test("folds, no more than the client wants", async () =>
    deepEqual(await session.request<FoldingRange[]>("textDocument/foldingRange", document), [
      { startLine: 0, endLine: 4 },
      { startLine: 1, endLine: 4 },
    ]));
  test("selection, one answer for each place", async () => {
    const positions = [
      { line: 3, character: 16 },
      { line: 0, character: 0 },
    ];
    const found = await session.request<SelectionRange[]>("textDocument/selectionRange", { ...document, positions });
    deepEqual(
      found.map(({ range }) => range),
      [
        { start: { line: 3, character: 15 }, end: { line: 3, character: 19 } },
        { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
      ],
    );
    await rejects(session.request("textDocument/selectionRange", { ...document, positions: [7] }), /Malformed/);
    const many = Array.from({ length: 10_001 }, () => ({ line: 0, character: 0 }));
    await rejects(session.request("textDocument/selectionRange", { ...document, positions: many }), /At most 10000/);
  });
  test("links, none of them an identifier", async () => {
    session.edit([0, 0], [0, 0], "extends: ../base.auth-apis.yaml\nx-a: https://a\n");
    const links = await session.request<DocumentLink[]>("textDocument/documentLink", document);
    deepEqual(
      links.map(({ target }) => target),
      ["file:///base.auth-apis.yaml"],
    );
  });
  test("formatting", async () => {
    const options = { tabSize: 4, insertSpaces: true };
    session.edit([1, 0], [1, 0], "x-b:   1\n");
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 7 } };
    const expected = [{ range, newText: " " }];
    deepEqual(await session.request("textDocument/formatting", { ...document, options }), expected);
    deepEqual(await session.request("textDocument/rangeFormatting", { ...document, range, options }), expected);
  });
  test("a line break", async () => {
    deepEqual(capabilities.documentOnTypeFormattingProvider, {
      firstTriggerCharacter: "\n",
      moreTriggerCharacter: ["-", " ", ":"],
    });
    const uri = "file:///work/typed/auth-apis.yaml";
    session.open("apis:\n", uri);
    const place = { line: 1, character: 0 };
    for (const tabSize of [2, 4]) {
      deepEqual(
        await session.request("textDocument/onTypeFormatting", {
          textDocument: { uri },
          position: place,
          ch: "\n",
          options: { tabSize, insertSpaces: true },
        }),
        [{ range: { start: place, end: place }, newText: "  " }],
      );
    }
  });
  test("two spaces for each level, whatever the editor's tab size", async () => {
    const uri = "file:///work/indented/auth-apis.yaml";
    session.open("apis:\n    - identifier: a\n", uri);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
    for (const options of [
      { tabSize: 2, insertSpaces: true },
      { tabSize: 4, insertSpaces: true },
      { tabSize: 8, insertSpaces: false },
    ]) {
      const edits = await session.request("textDocument/formatting", { textDocument: { uri }, options });
      deepEqual(edits, [{ range, newText: "  " }]);
    }
  });
  test("the end", async () => equal(await session.stop(), 0));
});
