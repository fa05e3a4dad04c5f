import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeLens, CompletionItem, InlayHint } from "vscode-languageserver/node";
import { SUGGEST } from "../../server/src/features/completion/candidate.ts";
import { MODERN, start, URI } from "./client.ts";

const TEXT = "apis:\n  - name: 😀\n    token_lifetime: 3600\n    scopes: [{ value: read }]\n    grants: []\n";
const document = { textDocument: { uri: URI } };

describe("what stands beside the text, over stdio", async () => {
  const session = start();
  const { capabilities } = await session.initialize(MODERN, {
    initializationOptions: { commands: ["authApis.testToken", SUGGEST, 7] },
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
  test("completion that leads to the next one, with the client's command for it", async () => {
    const items = await session.request<CompletionItem[]>("textDocument/completion", {
      ...document,
      position: { line: 2, character: 6 },
    });
    equal(items.find(({ label }) => label === "signing_alg")?.command, undefined, "the colon is there already");
    session.edit([2, 0], [2, 0], "    \n");
    const above = await session.request<CompletionItem[]>("textDocument/completion", {
      ...document,
      position: { line: 2, character: 4 },
    });
    equal(above.find(({ label }) => label === "signing_alg")?.command?.command, SUGGEST);
    session.edit([2, 0], [3, 0], "");
  });
  test("what a name means, once the client asks for it", async () => {
    const uri = "file:///work/names.auth-apis.yaml";
    const domain = "domain: d.eu.auth0.com";
    session.open(`tenants:\n  dev: { ${domain}, clients: { shop: abc } }\napis:\n- grants:\n  - client: \n`, uri);
    const items = await session.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 4, character: 12 },
    });
    const resolved = () => session.request<CompletionItem>("completionItem/resolve", items[0]);
    deepEqual(await resolved(), {
      ...items[0],
      documentation: { kind: "markdown", value: "| Tenant | Client id |\n| --- | --- |\n| dev | `abc` |" },
    });
    session.notify("textDocument/didClose", { textDocument: { uri } });
    deepEqual(await resolved(), items[0], "the file is closed");
  });
  test("completion in a comment, but for a space that is typed there", async () => {
    session.edit([2, 0], [2, 0], "    # \n");
    const of = (triggerKind: number) =>
      session.request<CompletionItem[]>("textDocument/completion", {
        ...document,
        position: { line: 2, character: 6 },
        context: { triggerKind, ...(triggerKind === 2 && { triggerCharacter: " " }) },
      });
    deepEqual(await of(2), []);
    equal((await of(1)).length, 1);
    session.edit([2, 0], [3, 0], "");
  });
  test("tokens", async () => {
    deepEqual(await session.request("textDocument/semanticTokens/full", document), { data: [3, 22, 4, 0, 1] });
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    deepEqual(await session.request("textDocument/semanticTokens/range", { ...document, range }), { data: [] });
  });
  test("the end", async () => equal(await session.stop(), 0));
});

for (const range of [true, {}, false, undefined]) {
  test(`a client that asks for tokens by range (${JSON.stringify(range)}) isn't asked to take all`, async () => {
    const session = start();
    const requests = range === undefined ? {} : { range };
    const semanticTokens = { requests, tokenTypes: [], tokenModifiers: [], formats: [] };
    const { capabilities } = await session.initialize({ textDocument: { ...MODERN.textDocument, semanticTokens } });
    const { semanticTokensProvider: provider } = capabilities;
    equal(provider && "full" in provider && provider.full, !range);
    await session.stop();
  });
}

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
