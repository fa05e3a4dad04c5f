import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chunked, spliced } from "../../server/src/document/chunk.ts";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

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

const piece = fc.constantFrom(
  ..."a:- #\"'{}[]&*|\n\r".split(""),
  "\n  - ",
  "\n    ",
  "apis:\n",
  "x:\n",
  "---\n",
  "  - &a { identifier: e }\n",
  "  - identifier: https://a/1\n    <<: *a\n",
  "    identifier: *i4\n",
  "${V}${W}",
  "  # auth-apis-disable-next-line duplicate-identifier\n",
  "\r\n",
  "😀",
);
const edit = fc.record({
  from: fc.nat(LONG.length),
  length: fc.oneof(fc.nat(3), fc.nat(40), fc.nat(2500)),
  text: fc.array(piece, { maxLength: 4 }).map((all) => all.join("")),
});

/** What is found, with its place in the text. */
function found(file: AuthApisFile): readonly unknown[] {
  const offset = file.document.offsetOf.bind(file.document);
  return analyse(file).map(({ rule, severity, message, at, tenants, related }) => ({
    ...{ rule, severity, message, tenants, from: offset(at.block) + at.start, to: offset(at.block) + at.end },
    related: related?.map((each) => [each.message, offset(each.at.block) + each.at.start]),
  }));
}

test("after any edits of a long file, what is found is what is found anew", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let document = Document.of(LONG);
      let file = readFile(document);
      let text = LONG;
      analyse(file);
      for (const { from, length, text: put } of edits) {
        const [start, end] = [Math.min(from, text.length), Math.min(from + length, text.length)];
        text = text.slice(0, start) + put + text.slice(end);
        document = document.edit(start, end, put);
        file = readFile(document, undefined, file);
        deepEqual(found(file), found(readFile(Document.of(text))));
      }
      equal(document.text, text);
      const anew = Document.of(text);
      deepEqual(
        document.blocks.map((block) => [block.kind, block.text, document.lineOf(block), document.numberOf(block)]),
        anew.blocks.map((block) => [block.kind, block.text, anew.lineOf(block), anew.numberOf(block)]),
      );
    }),
    {
      examples: [
        // How many URLs end in a slash once depended on where the chunks of APIs begin.
        [
          [
            { from: 3609, length: 0, text: "\r\n  - identifier: https://a/1\n    <<: *a\n" },
            { from: 0, length: 0, text: "" },
          ],
        ],
      ],
      numRuns: Number(process.env["AUTH_APIS_FUZZ_RUNS"] ?? 50),
    },
  );
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
      ok(chunks.length <= 2 + items.length / 8);
    }),
  );
});
