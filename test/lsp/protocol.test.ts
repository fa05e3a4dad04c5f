import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, test } from "node:test";
import {
  CancellationTokenSource,
  createProtocolConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  LSPErrorCodes,
} from "vscode-languageserver/node";
import { serverFile, start, URI } from "./client.ts";

const document = { textDocument: { uri: URI } };

describe("malformed messages", async () => {
  const session = start();
  await session.initialize();
  session.open("apis: []\n");

  for (const [method, params] of [
    ["textDocument/hover", {}],
    ["textDocument/hover", null],
    ["textDocument/hover", { ...document, position: { line: "1", character: 0 } }],
    ["textDocument/hover", { ...document, position: { line: -1, character: 0 } }],
    ["textDocument/completion", { textDocument: 7, position: { line: 0, character: 0 } }],
    ["textDocument/codeAction", { ...document, range: null, context: {} }],
    ["textDocument/documentSymbol", { textDocument: {} }],
    ["textDocument/diagnostic", {}],
    ["completionItem/resolve", { label: 1 }],
  ] as const) {
    test(`${method} ${JSON.stringify(params)}`, async () => {
      await rejects(session.request(method, params), { code: ErrorCodes.InvalidParams });
    });
  }
  test("an unknown method", async () =>
    rejects(session.request("textDocument/nonsense", {}), { code: ErrorCodes.MethodNotFound }));
  test("notifications are ignored", async () => {
    session.notify("textDocument/didOpen", {});
    session.notify("textDocument/didOpen", { textDocument: { uri: URI, text: 1 } });
    session.notify("textDocument/didChange", { ...document, contentChanges: [{ range: 1, text: "x" }] });
    session.notify("textDocument/didChange", { ...document, contentChanges: 1 });
    session.notify("textDocument/didClose", null);
    session.notify("textDocument/nonsense", {});
    deepEqual(await session.pull(), []);
    match(session.log.join("\n"), /Malformed parameters of textDocument\/didChange/);
    ok(!session.log.join("\n").includes("apis:"), "nothing of the file is logged");
  });
  test("the session goes on", async () => equal(await session.stop(), 0));
});

describe("what is no message", async () => {
  const session = start();
  await session.initialize();
  let answers = "";
  session.process.stdout?.on("data", (text: Buffer) => (answers += text.toString()));
  const framed = (content: string) => `Content-Length: ${String(content.length)}\r\n\r\n${content}`;
  const { ParseError, InvalidRequest, MethodNotFound } = ErrorCodes;

  for (const [sent, code, id] of [
    ["Content-Length: ten\r\n\r\n{}", ParseError, null],
    ["Content-Length: 10000000000\r\n\r\n{}", ParseError, null],
    [framed("{"), ParseError, null],
    [framed("null"), InvalidRequest, null],
    [framed("[]"), InvalidRequest, null],
    [framed('[{ "jsonrpc": "2.0", "id": 1, "method": "shutdown" }]'), InvalidRequest, null],
    [framed('{ "jsonrpc": "2.0", "id": 1 }'), InvalidRequest, null],
    [framed('{ "jsonrpc": "2.0", "id": 1, "method": 5 }'), InvalidRequest, 1],
    [framed('{ "jsonrpc": "2.0", "id": null, "method": "shutdown" }'), InvalidRequest, null],
    [framed('{ "jsonrpc": "2.0", "id": {}, "method": "shutdown" }'), InvalidRequest, null],
    [framed('{ "jsonrpc": "2.0", "method": "$/cancelRequest" }'), InvalidRequest, null],
    [
      framed('{ "jsonrpc": "2.0", "id": "a", "method": "$/cancelRequest", "params": { "id": 1 } }'),
      MethodNotFound,
      "a",
    ],
  ] as const) {
    test(`is answered by an error: ${JSON.stringify(sent)}`, async () => {
      answers = "";
      session.process.stdin?.write(sent);
      await session.pull();
      ok(answers.includes(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"error":{"code":${String(code)},`), answers);
    });
  }
  test("does not end the session, nor does what comes unasked", async () => {
    session.process.stdin?.write(framed('{ "jsonrpc": "2.0", "id": 77, "result": null }'));
    session.notify("$/cancelRequest", { id: "unknown" });
    deepEqual(await session.pull(), []);
    equal(await session.stop(), 0);
  });
});

describe("order", () => {
  test("before `initialize` requests are refused and notifications ignored", async () => {
    const session = start();
    session.open("foo: 1\n");
    await rejects(session.request("textDocument/hover", { ...document, position: { line: 0, character: 0 } }), {
      code: ErrorCodes.ServerNotInitialized,
    });
    await session.initialize();
    deepEqual(await session.pull(), []);
    equal(await session.stop(), 0);
  });
  test("after `shutdown` requests are refused", async () => {
    const session = start();
    await session.initialize();
    await session.request("shutdown");
    await rejects(session.pull(), { code: ErrorCodes.InvalidRequest });
    session.notify("exit");
    equal(await session.exited, 0);
  });
  test("`exit` without `shutdown` is a failure", async () => {
    const session = start();
    await session.initialize();
    session.notify("exit");
    equal(await session.exited, 1);
  });
  test("a request that is cancelled while it waits has the error for that", async () => {
    const session = start();
    await session.initialize();
    session.open(`apis:\n${"  - { identifier: 'https://a', name: A }\n".repeat(3000)}`);
    const pull = session.pull();
    const cancelled = new CancellationTokenSource();
    const hover = session.connection.sendRequest(
      "textDocument/hover",
      { ...document, position: { line: 0, character: 0 } },
      cancelled.token,
    );
    cancelled.cancel();
    await rejects(hover, { code: LSPErrorCodes.RequestCancelled });
    ok((await pull).length > 0);
    equal(await session.stop(), 0);
  });
});

describe("the end of the client", () => {
  test("the server ends when its input does", async () => {
    const session = start();
    await session.initialize();
    session.process.stdin?.end();
    equal(await session.exited, 1);
  });
  test("the server ends when the process that it was told of is gone", async () => {
    const editor = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const session = start();
    await session.initialize({}, { processId: editor.pid });
    editor.kill("SIGKILL");
    equal(await session.exited, 1);
  });
  test("and when nobody reads what it says", async () => {
    const session = start();
    await session.initialize();
    session.process.stdout?.destroy();
    session.open("foo: 1\n");
    session.notify("textDocument/hover", {});
    session.process.stdin?.end();
    ok((await session.exited) !== 0);
  });
});

describe("other ways in", () => {
  test("stdio, where the command line names nothing", async () => {
    const session = start("--verbose");
    await session.initialize();
    equal(await session.stop(), 0);
  });
  test("IPC, as the extension starts it", async () => {
    const child = fork(serverFile(), ["--node-ipc"], { silent: true });
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    equal(serverInfo.name, "auth-apis");
    const exited = once(child, "exit");
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    deepEqual(await exited, [0, null]);
  });
});
