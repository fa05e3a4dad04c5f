import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { chunked, spliced } from "../../server/src/document/chunk.ts";
import { Document } from "../../server/src/document/document.ts";
import * as fc from "../properties.ts";
import { rowsOfChanges } from "./hostile.ts";
import { asReadAnew, changed } from "./steps.ts";

/** Long enough for several chunks; anchors, look-alikes and variables lead from one to another. */
const LONG = [
  "tenants:\n  dev: { domain: d.eu.auth0.com, variables: { V: x, W: y } }\n  live: { domain: l.eu.auth0.com, variables: { V: z } }\n",
  "x-a: &a { token_lifetime: 60 }\napis:\n",
  ...Array.from({ length: 120 }, (_, at) =>
    [
      `  - identifier: https://a/${at % 50}\n    <<: *a\n`,
      `  - identifier: &i${at} \${V}/${at}\n    scopes: [{ value: read:b }, { value: write:c }]\n`,
      `  - name: *i${at - 1}\n    identifier: "https://c/${at}/"\n`,
      `  - &a { identifier: d${at} }\n`,
    ].at(at % (at % 40 === 3 ? 4 : 3)),
  ),
  "rules:\n  trailing-slash: { style: consistent }\n",
].join("");

test("after any edits of a long file, what is found is what is found anew", () => {
  fc.assert(
    fc.property(rowsOfChanges, (changes) => {
      const { text, file } = changed(LONG, changes);
      asReadAnew(file, text);
    }),
    {
      examples: [
        // How many URLs end in a slash once depended on where the chunks of APIs begin.
        [[{ kind: "type", at: 3609, to: 0, text: "\r\n  - identifier: https://a/1\n    <<: *a\n" }]],
      ],
      numRuns: 80,
    },
  );
});

test("items that are long have few neighbours in their chunk", () => {
  const sizeOf = (item: number) => item;
  const sizes = fc.array(fc.constantFrom(1, 1, 1, 1.5, 10, 31, 1000), { maxLength: 200 });
  fc.assert(
    fc.property(sizes, (items) => {
      const chunks = chunked(items, sizeOf).map((chunk) => chunk.items);
      deepEqual(chunks.flat(), items);
      for (const each of chunks) ok(each.length === 1 || each.reduce((sum, item) => sum + item, 0) <= 16);
      // Two neighbours never fit into one with room to spare.
      ok(chunks.length <= 2 + (3 * items.reduce((sum, item) => sum + Math.min(item, 16), 0)) / 16);
    }),
  );
  equal(Document.of(`apis:\n${`  - identifier: a\n    name: ${"b".repeat(20_000)}\n`.repeat(10)}`).chunks.length, 5);
});

test("a long list has about as many chunks as each of them has items", () => {
  for (const [length, count] of [
    [10, 1],
    [100, 7],
    [1000, 32],
    [3600, 60],
    [20_000, 313],
  ] as const) {
    const chunks = chunked(Array.from({ length }, () => 0));
    equal(chunks.length, count);
    const longest = Math.max(...chunks.map(({ items }) => items.length));
    for (const { items } of chunks.slice(0, -1)) equal(items.length, longest);
  }
});

test("an edit leaves all chunks alone but those that it touches, and no crowd of little ones", () => {
  const splice = fc.record({ at: fc.nat(300), count: fc.nat(60), put: fc.array(fc.integer(), { maxLength: 90 }) });
  fc.assert(
    fc.property(fc.nat(300), fc.array(splice, { maxLength: 30 }), (length, splices) => {
      let items = Array.from({ length }, (_, at) => at);
      let chunks = chunked(items);
      for (const { at, count, put } of splices) {
        const first = Math.min(at, items.length);
        const last = Math.min(first + count, items.length);
        const starts = chunks.map((_, index) =>
          chunks.slice(0, index).reduce((sum, each) => sum + each.items.length, 0),
        );
        const next = spliced(chunks, starts, first, last, put);
        items = [...items.slice(0, first), ...put, ...items.slice(last)];
        deepEqual(
          next.flatMap((chunk) => chunk.items),
          items,
        );
        chunks.forEach((chunk, index) => {
          const start = starts[index] ?? 0;
          if (start + chunk.items.length < first) ok(next.includes(chunk));
        });
        chunks = next;
      }
      ok(chunks.length <= 2 + items.length / 4);
    }),
  );
});
