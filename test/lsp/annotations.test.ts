import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeLens, InlayHint } from "vscode-languageserver/node";
import { MODERN, start, URI } from "./client.ts";

const TEXT = "apis:\n  - name: 😀\n    token_lifetime: 3600\n    scopes: [{ value: read }]\n    grants: []\n";
const document = { textDocument: { uri: URI } };

describe("what stands beside the text, over stdio", async () => {
  const session = start();
  const { capabilities } = await session.initialize(MODERN, {
    initializationOptions: { commands: ["authApis.testToken", 7] },
  });
  session.open(TEXT);

  test("hints", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    deepEqual(await session.request<InlayHint[]>("textDocument/inlayHint", { ...document, range }), [
      { position: { line: 2, character: 24 }, label: "1 h", paddingLeft: true },
    ]);
  });
  test("lenses with the commands that the client has", async () => {
    deepEqual(capabilities.codeLensProvider, {});
    const lenses = await session.request<CodeLens[]>("textDocument/codeLens", document);
    const at = { line: 1, character: 4 };
    deepEqual(lenses, [
      {
        range: { start: at, end: at },
        command: { title: "Test token", command: "authApis.testToken", arguments: [URI, at] },
      },
    ]);
  });
  test("the end", async () => equal(await session.stop(), 0));
});

describe("a client without commands", async () => {
  const session = start();
  const { capabilities } = await session.initialize();
  session.open(TEXT);
  test("sees no lens", async () => {
    equal(capabilities.codeLensProvider, undefined);
    deepEqual(await session.request("textDocument/codeLens", document), []);
    await session.stop();
  });
});
