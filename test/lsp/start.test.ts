import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { after, describe, test } from "node:test";
import { createMessageConnection, ErrorCodes, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { holding } from "../../server/src/lsp/wire/hold.ts";
import { serverFile, start, URI } from "./client.ts";

/** Turns of the event loop, enough for what was written to be read. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
const notification = (method: string) => ({ jsonrpc: "2.0", method });
const initialize = { jsonrpc: "2.0", id: 1, method: "initialize", params: {} };

describe("messages after `initialize` wait for what answers them", () => {
  test("in their order, and the end of the input after them", async () => {
    const input = new PassThrough();
    const held = holding(new StreamMessageReader(input));
    const heard: string[] = [];
    held.reader.onClose(() => void heard.push("(end)"));
    held.reader.listen((message) => void heard.push("method" in message ? String(message.method) : ""));
    const writer = new StreamMessageWriter(input);
    for (const message of [notification("early"), initialize, notification("one"), initialize, notification("two")])
      await writer.write(message);
    await turns();
    input.destroy();
    await turns();
    deepEqual(heard, ["early", "initialize"]);
    held.release();
    deepEqual(heard, ["early", "initialize", "one", "initialize", "two", "(end)"]);
  });
  test("a client that sends all at once has all its answers", async () => {
    const session = start();
    const initialized = session.initialize();
    session.open("foo: 1\n");
    const pulled = session.pull();
    const unknown = rejects(session.request("textDocument/nonsense", {}), { code: ErrorCodes.MethodNotFound });
    ok((await initialized).capabilities.hoverProvider);
    ok((await pulled).length > 0);
    await unknown;
    equal(await session.stop(), 0);
  });
});

test("`initialize` comes once", async () => {
  const session = start();
  await session.initialize();
  await rejects(session.request("initialize", { capabilities: {} }), { code: ErrorCodes.InvalidRequest });
  session.open("foo: 1\n", URI);
  ok((await session.pull()).length > 0);
  equal(await session.stop(), 0);
});

test("before `initialize` nothing can be shut down", async () => {
  const session = start();
  await rejects(session.request("shutdown"), { code: ErrorCodes.ServerNotInitialized });
  session.notify("exit");
  equal(await session.exited, 1);
});

const folder = mkdtempSync(join(tmpdir(), "auth-apis-pipe-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const pipe = join(process.platform === "win32" ? String.raw`\\.\pipe` : "", folder, "a=b");
const listenOn = { socket: () => createServer().listen(0, "127.0.0.1"), pipe: () => createServer().listen(pipe) };

for (const [way, joint] of [
  ["socket", "="],
  ["socket", " "],
  ["pipe", "="],
] as const) {
  test(`the server comes to the client, --${way}${joint}…`, async () => {
    const listening = listenOn[way]();
    await once(listening, "listening");
    const address = listening.address();
    const name = typeof address === "object" && address ? String(address.port) : (address ?? "");
    const session = start(...(joint === " " ? [`--${way}`, name] : [`--${way}=${name}`]));
    const [socket] = (await once(listening, "connection")) as [Socket];
    const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    connection.listen();
    const answer: { serverInfo: object } = await connection.sendRequest("initialize", { capabilities: {} });
    deepEqual(answer.serverInfo, { name: "auth-apis" });
    socket.destroy();
    equal(await session.exited, 1);
    listening.close();
  });
}

test("a client that closes Node's channel and lives on leaves no server behind", async () => {
  const server = fork(serverFile(), ["--node-ipc"], { execArgv: [] });
  try {
    const exited = once(server, "exit");
    server.send({ ...initialize, params: { processId: process.pid, capabilities: {} } });
    await once(server, "message");
    server.disconnect();
    await exited;
  } finally {
    server.kill();
  }
});
