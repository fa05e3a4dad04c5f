import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { ResponseMessage } from "vscode-languageserver";
import { encoder, LongList } from "../../server/src/lsp/wire/long-list.ts";

const lists: readonly [what: string, pieces: readonly (readonly (readonly unknown[])[])[]][] = [
  ["nothing", []],
  ["only empty pieces", [[], [[], []]]],
  ["a long group", [Array.from({ length: 20 }, (_, at) => (at === 3 ? [] : [at, "ä".repeat(5000)]))]],
  ["pieces of several groups", [[[{ a: "ä😀\u2028" }, 2], []], [], [["x"]]]],
];

for (const [what, pieces] of lists) {
  test(`a list of ${what} reads as the same answer`, () => {
    const result = new LongList(pieces);
    const message = { jsonrpc: "2.0", id: 7, result };
    const text = textOf(encoder()(message));
    deepEqual(JSON.parse(text), { jsonrpc: "2.0", id: 7, result: pieces.flat(2) });
    equal(JSON.stringify(message), text);
  });
}

test("what went out before is not written again", () => {
  let written = 0;
  const item = { toJSON: () => ++written };
  const [group, encode] = [[[item]], encoder()];
  const send = (...pieces: readonly (readonly (readonly unknown[])[])[]) =>
    encode({ jsonrpc: "2.0", id: 1, result: new LongList(pieces) } as ResponseMessage);
  send(group);
  send(group, [...group]);
  equal(written, 1);
  send([[item]]);
  equal(written, 2);
});

test("of a long group, only what stands around another piece is put together again", () => {
  const encode = encoder();
  const before = Array.from({ length: 20 }, (_, at) => [at, "a".repeat(5000)]);
  const after = before.with(10, ["b"]);
  const send = (group: readonly (readonly unknown[])[]) =>
    encode({ jsonrpc: "2.0", id: 1, result: new LongList([group]) } as ResponseMessage);
  const sent = new Set<unknown>(send(before));
  // Header and first part are cut out for each message.
  const anew = Array.from<unknown>(send(after))
    .slice(2)
    .filter((part) => !sent.has(part));
  equal(anew.length, 1);
});

test("other messages are plain JSON", () => {
  const message = { jsonrpc: "2.0", id: 1, result: null };
  equal(textOf(encoder()(message)), JSON.stringify(message));
});

function textOf(content: string | readonly Buffer[]): string {
  return typeof content === "string" ? content : Buffer.concat(content).toString();
}
