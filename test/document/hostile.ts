import * as fc from "../properties.ts";
import { inBrackets } from "./hostile-flow.ts";

/**
 * Small texts, most of them right, that hold whatever makes it hard to read only what an edit has touched; and edits that turn
 * them into others, broken ones among them.
 */

const heads = [
  "tenants:\n  dev: { domain: d.eu.auth0.com, variables: { V: x, W: 60 } }\n  live: { domain: l.eu.auth0.com, variables: { V: z } }\n",
  "tenants:\n  dev:\n    domain: d.eu.auth0.com\n    clients: { worker: abc }\n",
  'tenants:\n  dev: { domain: d.eu.auth0.com, custom_domains: [c.d], variables: { V: "##V##" } }\n  live: { domain: c.d, custom_domains: [c.d] }\n',
  "defaults:\n  signing_alg: HS256\n",
  "defaults: { <<: *a, token_lifetime: ${W} }\n",
  "x-a: &a { token_lifetime: 60 }\n",
  "x-b: &b\n  enforce_policies: true\n  name: B\n",
  'x-other: &b { name: "@@N@@", token_lifetime: "{{ T }}" }\n',
  "rules:\n  trailing-slash: { style: consistent }\n",
  "# auth-apis-disable symmetric-signing -- old\n",
  "x-text: |\n  - not an item\n  # not a comment\n\n",
  "x-long: >-\n  apis:\n   - no\n",
  "? x-odd\n: 1\n",
  "x-quoted: 'it''s\n  more'\n",
  "typed:\n",
  "two words, no:key # a: b\n",
  "{{ if x }}\n",
  '"no\n',
  "typed: # a value\n",
  "typed: with a value\n",
  'typed: ""\n',
  "x-list:\n  - &b { token_lifetime: 80 }\n  - c\n",
  "x-words: one\n  - more\n  - of it\n",
  "x-deep:\n      - a: b\n        c: d\n",
  "x-map:\n    a: b\n    c:\n      - d: e\n",
  'x-note: "first\n  - second: b\n  third"\n',
  "x-below:\n    'first\n  - second: b\n  third'\n",
  "x-plain: first\n      second\n  - third\n",
  "tenants:\n  - no\n",
  "clients: { worker: a }\n",
] as const;
const items = [
  "  - identifier: https://a/1\n    name: A\n",
  "  - identifier: https://a/1/\n    <<: *a\n",
  "  - identifier: https://a/2\n    name: B\n    token_lifetime: 60\n    signing_alg: RS256\n    enforce_policies: true\n",
  "  - identifier: https://a/3\nx    name: C\n    token_lifetime: 60\n    signing_alg: RS256\n",
  "  - { identifier: ${V}, name: x }\n",
  '  - { identifier: "${V}/x", scopes: [{ value: "read:a" }] }\n',
  "  - identifier: &i ${V}/y\n    token_lifetime: ${W}\n",
  "  - name: *i\n    identifier: *i\n",
  '  - identifier: https://c.d/api/v2/\n    name: "##N##"\n',
  "  - &a { identifier: d, token_lifetime: 70 }\n",
  "  - <<: [*a, *b]\n    identifier: e\n",
  "  # auth-apis-disable-next-line duplicate-identifier\n  - identifier: https://a/1\n",
  "  - identifier: f\n    scopes:\n      - value: read:a\n        description: |\n          text\n            - no item\n      - value: Read:a\n",
  '  - identifier: "g\n      h"\n    grants:\n    - client: worker\n      scope: [read:a,\n        write:a]\n',
  "  - identifier: \u{1F600}\n    name: '\u{1D11E} #'\t# \u{1F600}\n",
  "  # above\n  -\n    identifier: i\n\n",
  "  - - a\n    - b\n",
  "<<<<<<< a\n  - identifier: https://a/4\n    name: D\n=======\n  - identifier: https://a/5\n>>>>>>> c\n    name: E\n",
  "  - identifier: https://a/6\na word\n\nanother\n# c\n    name: F\n",
] as const;
const wholes = [
  "{ apis: [{ identifier: a }, { identifier: a }] }\n",
  "- a\n- b\n",
  "--- { apis: [] }\n",
  "  apis:\n    - identifier: a\n",
] as const;

const lineEnd = fc.oneof(
  { weight: 5, arbitrary: fc.constant("\n") },
  { weight: 2, arbitrary: fc.constant("\r\n") },
  { weight: 1, arbitrary: fc.constant("\r") },
);
/** Puts other line ends into texts: one kind, or two turn by turn. */
export const ended = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(texts, fc.array(lineEnd, { minLength: 1, maxLength: 2 })).map(([text, ends]) => {
    let at = 0;
    return text.replaceAll("\n", () => ends[at++ % ends.length] ?? "\n");
  });

const cut = fc
  .record({
    start: fc.constantFrom("", "", "", "", "\uFEFF", "---\n", "--- # c\n", "\uFEFF# c\n---\n", "%YAML 1.2\n---\n"),
    before: fc.array(fc.constantFrom(...heads), { maxLength: 3 }),
    apis: fc.constantFrom(
      "apis:\n",
      "apis:\n",
      "apis:\n",
      "'apis': # c\n",
      "apis:\n  # c\n",
      "apis:\n  -\n",
      "apis: []\n",
    ),
    own: fc.array(fc.constantFrom(...items), { maxLength: 5 }),
    atEdge: fc.boolean(),
    after: fc.array(fc.constantFrom(...heads), { maxLength: 1 }),
    end: fc.constantFrom("", "", "", "", "", "...\n", "---\napis: [1]\n", "# end", "\t\n"),
  })
  .map(({ start, before, apis, own, atEdge, after, end }) => {
    const listed = own.map((item) => (atEdge ? item.replaceAll(/^ {2}/gm, "") : item));
    return [start, ...before, apis, ...listed, ...after, end].join("");
  });

/** A small document with either line end, or several. */
export const documents = ended(
  fc.oneof(
    { weight: 12, arbitrary: cut },
    { weight: 8, arbitrary: inBrackets },
    { weight: 1, arbitrary: fc.constantFrom(...wholes) },
  ),
);

const pieces = fc.constantFrom(
  ..."a:- #\"'{}[]&*|>!%?,\n\r\t ~".split(""),
  "\r\n",
  "\n  - ",
  "\n  { ",
  " },\n  {",
  '"a": ',
  " ]",
  "\n    ",
  "\n- ",
  "apis:\n",
  "x-c: 1\n",
  "---\n",
  "...\n",
  "*a",
  "&a ",
  "<<: *a\n",
  "${V}",
  "$${",
  "  # c\n",
  "# auth-apis-disable-next-line duplicate-identifier\n",
  "\u{1F600}",
  ..."\uD83D\uDE00".split(""),
  "\uFEFF",
  "\0",
  "__proto__: ",
  "\n    __proto__: ",
  "x: |\n",
  "1e999",
);

/** One edit, of whatever text it meets: what the numbers mean depends on the kind. */
export interface Change {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

/** Most of these leave a right text right. */
const GENTLE = [
  "delete lines",
  "put item",
  "put key",
  "move lines",
  "repeat lines",
  "swap name",
  "end line",
  "write again",
  "paste all",
] as const;
const KINDS = [...GENTLE, "type", "type", "type", "type at the edge", "delete", "indent", "outdent"] as const;
const STRAY = "a word/tenants/<<<<<<< a/||||||| b/=======/>>>>>>> c/```/{{ if x }}"
  .split("/")
  .map((line) => `${line}\n`);
const BEGUN = "x/'/\"/[/{/|/!/*/%/,/~/x: /x:\n/[]/''/- /? /&a ".split("/");
const AT_THE_EDGE = [...BEGUN, ...STRAY, ...STRAY];

const typed = fc.array(pieces, { minLength: 1, maxLength: 3 }).map((all) => all.join(""));
const rows = (kinds: readonly Change["kind"][], text: fc.Arbitrary<string>, maxLength: number) => {
  const change = fc.record<Change>({ kind: fc.constantFrom(...kinds), at: fc.nat(4000), to: fc.nat(4000), text });
  return fc.array(change, { minLength: 1, maxLength });
};

/** Edits one after another; each second row is gentle, and most of those short, so that more than enough texts have no error in the end. */
export const rowsOfChanges = fc.oneof(
  {
    weight: 4,
    arbitrary: rows(KINDS, fc.oneof({ weight: 5, arbitrary: typed }, { weight: 1, arbitrary: documents }), 7),
  },
  { weight: 1, arbitrary: rows(GENTLE, documents, 7) },
  { weight: 3, arbitrary: rows(GENTLE, documents, 2) },
);

/** What an edit replaces: UTF-16 offsets. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** What a change does to a text. */
export function replacement(text: string, change: Change): Replacement {
  const { kind, at, to } = change;
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length), text.length];
  const line = (number: number): number => starts[number % starts.length] ?? 0;
  const after = (number: number, count: number): number =>
    starts[Math.min((number % starts.length) + count, starts.length - 1)] ?? 0;
  const from = at % (text.length + 1);
  const some = { from: line(at), to: after(at, 1 + (to % 3)) };
  const lines = text.slice(some.from, some.to);
  switch (kind) {
    case "type":
      return { from, to: from, put: change.text };
    case "type at the edge":
      return { from: line(at), to: line(at), put: AT_THE_EDGE[to % AT_THE_EDGE.length] ?? "x" };
    case "delete":
      return { from, to: Math.min(from + (to % 12), text.length), put: "" };
    case "delete lines":
      return { ...some, put: "" };
    case "put item":
      return { from: line(at), to: line(at), put: items[to % items.length] ?? "" };
    case "put key":
      return { from: line(at), to: line(at), put: heads[to % heads.length] ?? "" };
    case "repeat lines":
      return { from: some.from, to: some.from, put: lines };
    case "write again":
      return { ...some, put: lines };
    case "move lines": {
      const there = line(to);
      if (there <= some.from) return { from: there, to: some.to, put: lines + text.slice(there, some.from) };
      return there < some.to
        ? { ...some, put: lines }
        : { from: some.from, to: there, put: text.slice(some.to, there) + lines };
    }
    case "swap name": {
      const names = [...text.matchAll(/(?<=[&*])[a-z]/g)];
      const name = names[at % names.length];
      return name ? { from: name.index, to: name.index + 1, put: "abi"[to % 3] ?? "a" } : { from, to: from, put: "*a" };
    }
    case "indent":
      return { from: line(at), to: line(at), put: [" ", "  ", "\t"][to % 3] ?? " " };
    case "outdent":
      return { from: line(at), to: line(at) + (/^ {0,2}/.exec(text.slice(line(at)))?.[0].length ?? 0), put: "" };
    case "end line": {
      const ends = [...text.matchAll(/\r\n|\r|\n/g)];
      const end = ends[at % ends.length];
      const put = ["\n", "\r\n", "\r", "\r\r\n"][to % 4] ?? "\n";
      return end ? { from: end.index, to: end.index + end[0].length, put } : { from, to: from, put };
    }
    case "paste all":
      return { from: 0, to: text.length, put: change.text };
  }
}
