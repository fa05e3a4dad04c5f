import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { ResponseMessage } from "vscode-languageserver";
import { encoder, LongList } from "../../server/src/lsp/wire/long-list.ts";

const lists: readonly [what: string, pieces: readonly (readonly (readonly unknown[])[])[]][] = [
  ["nothing", []],
  ["only empty pieces", [[], [[], []]]],
  ["pieces of several groups", [[[{ a: "ä😀\u2028" }, 2], []], [], [["x"]]]],
];

for (const [what, pieces] of lists) {
  test(`a list of ${what} reads as the same answer`, () => {
    const result = new LongList(pieces);
    const message = { jsonrpc: "2.0", id: 7, result };
    const text = Buffer.concat(encoder()(message)).toString();
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

test("other messages are plain JSON", () => {
  const message = { jsonrpc: "2.0", id: 1, result: null };
  equal(Buffer.concat(encoder()(message)).toString(), JSON.stringify(message));
});
