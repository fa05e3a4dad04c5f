import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { ResponseMessage } from "vscode-languageserver";
import { encoder, LongList } from "../../server/src/lsp/wire/long-list.ts";
import * as fc from "../properties.ts";

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

test("whatever pieces come anew and whichever stay, the bytes read as the list", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("ä", "\ud83d", "\ude00", "\u2028", '"],', "a".repeat(9000)),
  );
  const item = fc.oneof(text, fc.integer(), fc.constant(null), fc.record({ name: text, children: fc.array(text) }));
  const group = fc.array(fc.array(item, { maxLength: 3 }), { maxLength: 20 });
  const edit = fc.record({ group: fc.nat(4), from: fc.nat(20), count: fc.nat(2), pieces: group });
  const law = fc.property(fc.array(group, { maxLength: 5 }), fc.array(edit, { maxLength: 5 }), (first, edits) => {
    const encode = encoder();
    const check = (pieces: typeof first): void => {
      const message = { jsonrpc: "2.0", id: 1, result: new LongList(pieces) };
      equal(textOf(encode(message)), JSON.stringify(message));
    };
    check(first);
    edits.reduce((groups, { group: at, from, count, pieces }) => {
      const next = groups.map((each, number) => (number === at ? each.toSpliced(from, count, ...pieces) : each));
      check(next);
      return next;
    }, first);
  });
  fc.assert(law, { numRuns: 100 });
});

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

test("only the group of another piece is put together again", () => {
  const encode = encoder();
  const before = Array.from({ length: 20 }, (_, at) => [[at, "a".repeat(5000)]]);
  const after = before.with(10, [[10, "b"]]);
  const send = (groups: typeof before) =>
    encode({ jsonrpc: "2.0", id: 1, result: new LongList<unknown>(groups) } as ResponseMessage);
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
