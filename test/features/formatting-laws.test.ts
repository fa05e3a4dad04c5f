import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "yaml";
import { Document } from "../../server/src/document/document.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { type Change, changed, together } from "../../server/src/features/format/change.ts";
import { formatting, rangeFormatting } from "../../server/src/features/formatting.ts";
import * as fc from "../properties.ts";
import { edited } from "./cursor.ts";

const SAMPLE = `# header
tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live:
    domain: l.eu.auth0.com
x-note: &note
  token_lifetime: 60
apis:
  # first
  - name: A
    identifier: \${BASE}/a
    <<: *note
    scopes:
      - value: read:a # why
        description: |
          text
            - not an item

          more
      - { value: "write:a", description: 'it''s' }
    grants:
    - client: worker
      scope: [read:a,
        write:a]
    # end
  - name: "B:
      b"
    identifier:
      https://b
    x-list: [
      { a: 1, b: [1, 2] }, # one
      c
    ]
    x-more: &more
      - - 1
        - 2
      -
        k: >-
          folded
          text
  - { name: C, identifier: "c", scopes: [{ value: x }] }
`;

/** Spaces, line ends and comments among those of the sample, and sometimes a sign; some are an error. */
const gaps = [...SAMPLE.matchAll(/[ \n]/g)].map(({ index }) => index);
const piece = fc.constantFrom(
  " ",
  "  ",
  "    ",
  "\t",
  "\n",
  " \n",
  "\n# c\n",
  "\n      # c\n",
  "\r\n",
  "a",
  "- ",
  ": ",
);
const texts = fc
  .tuple(
    fc.array(fc.record({ at: fc.constantFrom(...gaps), put: piece }), { maxLength: 3 }),
    fc.constantFrom("none", "wide", "narrow"),
    fc.boolean(),
  )
  .map(([changes, width, crlf]) => {
    const text = changes.reduce((all, { at, put }) => all.slice(0, at) + put + all.slice(at), SAMPLE);
    const spread = text.replaceAll(/^ +/gm, (all) =>
      width === "wide" ? all + all : width === "narrow" ? " ".repeat(Math.ceil(all.length / 2)) : all,
    );
    return crlf ? spread.replaceAll(/\r?\n/g, "\r\n") : spread;
  });

function formatted(text: string): string {
  return edited(text, atOnce(formatting(Document.of(text))));
}

/** As `yaml` reads the whole text; nothing where that has errors. */
function meaningOf(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS() as unknown;
  } catch (error) {
    return String(error);
  }
}

test("whatever the text, it means the same afterwards, has the same comments, and stays as it is", () => {
  let [clean, moved] = [0, 0];
  fc.assert(
    fc.property(texts, (text) => {
      const after = formatted(text);
      equal(after.replaceAll(/\s/g, ""), text.replaceAll(/\s/g, ""));
      equal(formatted(after), after);
      const meaning = meaningOf(text);
      deepEqual(meaningOf(after), meaning);
      if (meaning === undefined) return;
      clean++;
      if (after !== text) moved++;
    }),
    { numRuns: 500 },
  );
  ok(clean > 30 && moved > 30, `${String(clean)} texts without an error, ${String(moved)} changed`);
});

test("some lines of whatever text", () => {
  fc.assert(
    fc.property(texts, fc.nat(45), fc.nat(10), (text, line, count) => {
      const range = { start: { line, character: 0 }, end: { line: line + count, character: 0 } };
      const some = (each: string): string => edited(each, atOnce(rangeFormatting(Document.of(each), range)));
      const after = some(text);
      equal(some(after), after);
      deepEqual(meaningOf(after), meaningOf(text));
    }),
    { numRuns: 200 },
  );
});

test("many changes as fewer ones make the same text", () => {
  const changes = fc.array(fc.record({ gap: fc.nat(9), length: fc.nat(3), text: fc.stringMatching(/^ {0,3}$/) }));
  fc.assert(
    fc.property(changes, fc.nat(9), (list, apart) => {
      let end = 0;
      const all = list.map(({ gap, length, text }): Change => {
        const begin = end + gap + 1;
        end = begin + length;
        return { start: begin, end, text, line: 0 };
      });
      const text = Array.from({ length: end + 5 }, (_, at) => String(at % 10)).join("");
      const fewer = together(text, all.toReversed(), apart);
      equal(changed(text, fewer), changed(text, all));
      ok(fewer.every(({ start }, at) => at === 0 || start - (fewer[at - 1]?.end ?? 0) > apart));
    }),
  );
});
