import { deepEqual, rejects } from "node:assert/strict";
import { PassThrough, Writable } from "node:stream";
import { test } from "node:test";
import { type Message, type ResponseMessage, StreamMessageReader } from "vscode-languageserver/node";
import { LongList } from "../../server/src/lsp/wire/long-list.ts";
import { messageWriter } from "../../server/src/lsp/wire/message-writer.ts";

const answer = (id: number, result: unknown) => ({ jsonrpc: "2.0", id, result }) as ResponseMessage;

test("messages arrive whole and in order, however slowly they are read", async () => {
  const stream = new PassThrough({ highWaterMark: 16 });
  const writer = messageWriter(stream);
  const items = Array.from({ length: 100 }, (_, at) => [[`ä😀 ${String(at)}`]]);
  const messages = [answer(1, "é"), answer(2, new LongList(items)), answer(3, new LongList([])), answer(4, null)];
  const read: Message[] = [];
  const all = new Promise<void>((resolve) => {
    new StreamMessageReader(stream).listen((message) => {
      if (read.push(message) === messages.length) resolve();
    });
  });
  await Promise.all([...messages.map((message) => writer.write(message)), all]);
  deepEqual(read, [answer(1, "é"), answer(2, items.flat(2)), answer(3, []), answer(4, null)]);
});

test("what can't be written is said", async () => {
  const stream = new Writable({ write: (_chunk, _encoding, callback) => callback(new Error("gone")) });
  const writer = messageWriter(stream);
  const heard: string[] = [];
  writer.onError(([error]) => heard.push(error.message));
  await rejects(writer.write(answer(1, [])), /gone/);
  deepEqual(heard, ["gone"]);
});
