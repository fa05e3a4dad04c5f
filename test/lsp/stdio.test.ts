import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type {
  CodeAction,
  CompletionItem,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  SymbolInformation,
} from "vscode-languageserver/node";
import { edited } from "../features/cursor.ts";
import { MODERN, type Session, start, URI } from "./client.ts";

const TEXT = "apis:\n  - name: Orders 😀\n    identifier: https://a\n    token_lifetme: 60\n";
const at = (line: number, character: number) => ({ textDocument: { uri: URI }, position: { line, character } });
const codes = async (session: Session, uri = URI) => (await session.pull(uri)).map(({ code }) => code);

describe("a session with an editor", async () => {
  const session = start();
  const { capabilities } = await session.initialize();

  test("the server says what it can do", () => {
    deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    equal(capabilities.positionEncoding, "utf-16");
    deepEqual(capabilities.diagnosticProvider, {
      identifier: "auth-apis",
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    deepEqual(capabilities.codeActionProvider, { codeActionKinds: ["quickfix", "source.fixAll.authApis"] });
  });
  test("open, complete, hover, outline, fix, edit", async () => {
    session.open(TEXT);
    const [schema] = (await session.pull()).filter(({ code }) => code === "schema");
    ok(schema);
    deepEqual(schema.range, { start: { line: 3, character: 4 }, end: { line: 3, character: 17 } });

    const actions = await session.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: schema.range,
      context: { diagnostics: [schema], only: ["quickfix"] },
    });
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    ok(change && "edits" in change);
    equal(change.textDocument.version, 1);
    deepEqual(actions[0]?.diagnostics, [schema]);
    equal(
      edited(
        TEXT,
        change.edits.filter((edit) => "newText" in edit),
      ),
      TEXT.replace("token_lifetme", "token_lifetime"),
    );

    session.edit([3, 4], [3, 17], "token_lifetime");
    ok(!(await codes(session)).includes("schema"));

    const hover = await session.request<Hover>("textDocument/hover", at(3, 8));
    ok(typeof hover.contents === "object" && "kind" in hover.contents);
    match(hover.contents.value, /whole number of seconds/);

    session.edit([4, 0], [4, 0], "    signing_alg: ");
    const items = await session.request<CompletionItem[]>("textDocument/completion", at(4, 17));
    deepEqual(
      items.map(({ label }) => label),
      ["RS256", "PS256", "RS512", "HS256"],
    );
    const resolved = await session.request<CompletionItem>("completionItem/resolve", items[3]);
    ok(typeof resolved.documentation === "object");
    match(resolved.documentation.value, /forge/);

    const symbols = await session.request<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: URI },
    });
    deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [["Orders 😀", "https://a"]],
    );
  });
  test("a pull for the same version is answered without sending it again", async () => {
    const pull = (previousResultId?: string) =>
      session.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri: URI },
        previousResultId,
      });
    const { kind, resultId } = await pull();
    equal(kind, "full");
    deepEqual(await pull(resultId), { kind: "unchanged", resultId });
    session.edit([0, 0], [0, 0], "# note\n");
    equal((await pull(resultId)).kind, "full");
  });
  test("other files with the name, whatever their language id, and no others", async () => {
    session.open("foo: 1\n", "file:///w/orders.auth-apis.yml", "yaml");
    session.open("foo: 1\n", "untitled:Untitled-1", "auth-apis");
    session.open("foo: 1\n", "file:///w/other.yaml", "yaml");
    deepEqual(await codes(session, "file:///w/orders.auth-apis.yml"), ["schema"]);
    deepEqual(await codes(session, "untitled:Untitled-1"), ["schema"]);
    deepEqual(await codes(session, "file:///w/other.yaml"), []);
  });
  test("after closing every answer is empty", async () => {
    session.notify("textDocument/didClose", { textDocument: { uri: URI } });
    session.edit([0, 0], [0, 0], "x");
    deepEqual(await session.pull(), []);
    deepEqual(await session.request("textDocument/completion", at(0, 0)), []);
    equal(await session.request("textDocument/hover", at(0, 0)), null);
    deepEqual(await session.request("textDocument/documentSymbol", { textDocument: { uri: URI } }), []);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    deepEqual(
      await session.request("textDocument/codeAction", {
        textDocument: { uri: URI },
        range,
        context: { diagnostics: [] },
      }),
      [],
    );
  });
  test("a client that pulls is sent nothing", () => deepEqual(session.published, []));
  test("shutdown, then exit", async () => equal(await session.stop(), 0));
});

describe("positions", async () => {
  const session = start();
  await session.initialize();
  const places = async (text: string) => {
    session.open(text);
    return (await session.pull()).filter(({ code }) => code === "schema").map(({ range }) => range);
  };

  for (const [name, text] of [
    ["LF", "x-a: 😀\nfoo: 1\n"],
    ["CRLF", "x-a: 😀\r\nfoo: 1\r\n"],
    ["a byte order mark", "\uFEFFx-a: 1\nfoo: 1\n"],
  ] as const) {
    test(name, async () => {
      deepEqual(await places(text), [{ start: { line: 1, character: 0 }, end: { line: 1, character: 3 } }]);
    });
  }
  test("edits count UTF-16 units and clamp to the line", async () => {
    await places("x-a: 😀 # c\r\nfoo: 1\r\n");
    session.edit([0, 5], [0, 7], "ab");
    session.edit([1, 0], [1, 3], "x-b");
    session.edit([1, 99], [1, 99], "2");
    session.edit([9, 0], [9, 9], "bar: 1");
    const [found] = await session.pull();
    deepEqual(found?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } });
  });
  test("a change without a range is the whole text", async () => {
    session.notify("textDocument/didChange", {
      textDocument: { uri: URI, version: 9 },
      contentChanges: [{ text: "apis: []\n" }],
    });
    deepEqual(await session.pull(), []);
    equal(await session.stop(), 0);
  });
});

describe("a client of few abilities", async () => {
  const session = start();
  const { capabilities } = await session.initialize({ textDocument: { hover: { contentFormat: ["plaintext"] } } });
  const published = async (count: number) => {
    for (let tries = 0; session.published.length < count && tries < 2000; tries++) {
      await new Promise((later) => setTimeout(later, 5));
    }
    equal(session.published.length, count);
  };

  test("is not told of pulling, nor of code actions", () => {
    equal(capabilities.diagnosticProvider, undefined);
    equal(capabilities.codeActionProvider, undefined);
  });
  test("is sent diagnostics: at opening, after an edit, and none when the file is closed", async () => {
    session.open("foo: 1\n");
    await published(1);
    session.edit([0, 0], [0, 3], "x-a");
    await published(2);
    session.edit([0, 0], [0, 3], "bar");
    await published(3);
    session.notify("textDocument/didClose", { textDocument: { uri: URI } });
    await published(4);
    deepEqual(
      session.published.map(({ version, diagnostics }) => [version, diagnostics.length]),
      [
        [1, 1],
        [2, 0],
        [3, 1],
        [undefined, 0],
      ],
    );
  });
  test("gets an outline as a list, hovers as plain text, edits without versions", async () => {
    session.open("tenants:\n  dev: { domain: d }\n");
    const symbols = await session.request<SymbolInformation[]>("textDocument/documentSymbol", {
      textDocument: { uri: URI },
    });
    deepEqual(
      symbols.map(({ name, containerName }) => [name, containerName]),
      [
        ["tenants", undefined],
        ["dev", "tenants"],
      ],
    );
    const hover = await session.request<Hover>("textDocument/hover", at(0, 2));
    ok(typeof hover.contents === "object" && "kind" in hover.contents);
    equal(hover.contents.kind, "plaintext");
    equal(await session.stop(), 0);
  });
});

test("the page of a rule is the server's own, which has a section for it", async () => {
  const session = start();
  await session.initialize(MODERN);
  session.open("apis:\n  - identifier: https://a\n  - identifier: https://a\n");
  const found = (await session.pull()).find(({ code }) => code === "duplicate-identifier");
  const { hash, href } = new URL(found?.codeDescription?.href ?? "");
  match(readFileSync(fileURLToPath(href), "utf8"), new RegExp(`^## ${hash.slice(1)}$`, "m"));
  equal(await session.stop(), 0);
});

test("the page of a rule is the client's, where it names one", async () => {
  const session = start();
  await session.initialize(MODERN, { initializationOptions: { rulesPage: "https://docs.example/rules" } });
  session.open("apis:\n  - identifier: https://a\n  - identifier: https://a\n");
  const found = (await session.pull()).find(({ code }) => code === "duplicate-identifier");
  deepEqual(found?.codeDescription, { href: "https://docs.example/rules#duplicate-identifier" });
  equal(await session.stop(), 0);
});
