import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { parseDocument } from "yaml";
import { Document } from "../../server/src/document/document.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Value } from "../../server/src/document/read/value.ts";

const SAMPLE = `# header
tenants:
  dev:
    domain: acme.eu.auth0.com
    variables: { BASE: "https://api", TTL: 3600 }

defaults:
  signing_alg: RS256
x-note: &note
  token_lifetime: 60
apis:
  # first
  - name: A
    identifier: https://a
    <<: *note
    scopes: &scopes
      - value: read:a
        description: |
          text
            - not an item
  - name: "B"
    identifier: https://b # b
  - { name: C, identifier: "c" }

  - identifier: \${BASE}/d
    scopes: *scopes

rules:
  trailing-slash: off
`;

describe("cutting", () => {
  const cuts = (text: string) => Document.of(text).blocks.map(({ kind, text: own }) => `${kind} ${own.split("\n")[0]}`);

  test("one block a key, one block an item, comments with what they stand above", () => {
    deepEqual(cuts(SAMPLE), [
      "key # header",
      "key defaults:",
      "key x-note: &note",
      "key apis:",
      "item   # first",
      '  - name: "B"'.padStart(0) && 'item   - name: "B"',
      'item   - { name: C, identifier: "c" }',
      "item   - identifier: ${BASE}/d",
      "key rules:",
    ]);
  });
  test("a comment behind a key or `---` keeps nothing from being cut, however its line ends", () => {
    for (const end of ["\n", "\r\n", "\u2028\n"]) {
      const text = ["--- # c", "apis: # c", "  - a", "  - b", "foo: # c", "  - a", "  - b", ""].join(end);
      const kinds = Document.of(text).blocks.map(({ kind }) => kind);
      deepEqual(kinds, ["preamble", "key", "item", "item", "key", "item", "item"], JSON.stringify(end));
    }
  });
  test("a key that is still typed leaves the items below it what they are", () => {
    const items = "  - name: A\n  - name: B\n";
    deepEqual(cuts(`apis:\nten\n${items}ten # soon\n${items}tenants:\n${items}`), [
      "key apis:",
      "key ten",
      "item   - name: A",
      "item   - name: B",
      "key ten # soon",
      "item   - name: A",
      "item   - name: B",
      "key tenants:",
    ]);
  });
  test("a key that has its colon takes the items if it has no value, and leaves them the blocks that they are", () => {
    const text = `apis:\n${Array.from({ length: 200 }, (_, at) => `  - name: A${String(at)}\n    x: \n`).join("")}`;
    const before = Document.of(text);
    const at = text.indexOf("  - name: A100");
    for (const typed of [
      "foo:\n",
      "foo: # soon\n",
      "foo: bar\n",
      'foo: ""\n',
      "foo: []\n",
      "foo bar\n",
      "foo:bar\n",
      '"\n',
    ]) {
      const after = before.edit(at, at, typed);
      const made = after.blocks.filter((block) => !before.blocks.includes(block));
      ok(made.length <= 2, `${typed}: ${String(made.length)} new blocks`);
      deepEqual(
        after.blocks.map(({ text: own }) => own),
        Document.of(text.slice(0, at) + typed + text.slice(at)).blocks.map(({ text: own }) => own),
      );
      const { apis, keys } = readFile(after);
      const takes = /^foo:( #.*)?\n/.test(typed);
      equal(apis.length, takes ? 100 : 200);
      if (takes) {
        const { value } = keys.find(({ key }) => key === "foo") ?? {};
        equal(value?.kind === "list" ? value.items.length : 0, 100);
      }
    }
  });
  test("a list below a value is one mistake, at its first item, and so is one that goes on below a value", () => {
    const { blocks } = Document.of(
      "foo: bar\n  # c\n  - name: B\n  - name: C\nfoo: bar\n  - name: D\nbar: b\n  c - d: e\n",
    );
    const problems = blocks.map(({ kind, parsed }) => [kind, ...parsed.problems.map(({ code }) => code)]);
    deepEqual(problems, [
      ["key"],
      ["item", "below-value"],
      ["item"],
      ["key"],
      ["item", "torn-list"],
      ["key", "BLOCK_AS_IMPLICIT_KEY"],
    ]);
  });
  test("whatever is typed at the left edge tears only the item apart in which it is typed", () => {
    const api = (at: number): string =>
      `  - name: A${at}\n    x: [1]\n    scopes:\n      - value: b\n        description: c d\n    # e\n    client: { a: b }\n`;
    const text = `apis:\n${Array.from({ length: 100 }, (_, at) => api(at)).join("")}`;
    const before = Document.of(text);
    const lines = text.split("\n").map((line) => line.length + 1);
    const startOf = (line: number): number => lines.slice(0, line).reduce((sum, length) => sum + length, 0);
    for (let line = 351; line < 358; line++) {
      for (const typed of [
        "x",
        "x: ",
        "'",
        '"',
        "''",
        "[",
        "[]",
        "{",
        "{}",
        "|",
        ">",
        "@",
        "? ",
        "&a ",
        "!",
        "!t ",
        "*",
        "*a ",
        "%",
        ",",
        "~",
        "é",
      ]) {
        const after = before.edit(startOf(line), startOf(line), typed);
        const made = after.blocks.filter((block) => !before.blocks.includes(block));
        ok(made.length <= 5, `${typed} in line ${line}: ${made.length} new blocks`);
        const file = readFile(after);
        ok(
          analyse(file).some(({ severity }) => severity === "error"),
          `${typed} in line ${line}: nothing is wrong`,
        );
        ok(file.apis.length >= 98, `${typed} in line ${line}: ${file.apis.length} APIs`);
      }
    }
  });
  test("a quote before the key of a list leaves its items blocks", () => {
    for (const quote of ["'", '"']) deepEqual(cuts(`${quote}apis:\n  - name: A\n  - name: B\n`).length, 3);
  });
  test("a list that a key tears apart goes on, and its first item says what is wrong", () => {
    const file = readFile(Document.of("apis:\n  - name: A\nx:\n    name: B\n  - name: C\n  - name: D\n"));
    deepEqual(
      file.apis.map(({ views, block }) => [views[0]?.text("name"), ...block.parsed.problems.map(({ code }) => code)]),
      [["A"], ["C", "torn-list"], ["D"]],
    );
  });
  test("a comment above that first item stays with it when something below its dash is edited", () => {
    const text = "apis:\n- name: A\nx: text\n  # c\n- name: B\n  y: 1\n- name: C\n";
    const at = text.indexOf("1");
    const texts = ({ blocks }: Document) => blocks.map((block) => block.text);
    deepEqual(texts(Document.of(text).edit(at, at, "2")), texts(Document.of(text.replace("1", "21"))));
  });
  test("a text of several lines is no list", () => {
    deepEqual(cuts("foo: bar\n  - b\n  - c\nbar:\n  b\n  - c\n").length, 2);
  });
  test("items at the left edge", () => deepEqual(cuts("apis:\n- name: a\n- name: b\nrules: {}\n").length, 4));
  test("an indented root, a list and what isn't a map are not cut", () => {
    for (const text of ["  apis:\n    - a: 1\n", "- a\n- b\n", "&a {a: 1}\n", "[{a: 1}, {b: 2}]\n", "{}\n"]) {
      deepEqual(
        Document.of(text).blocks.map(({ kind }) => kind),
        ["whole"],
      );
    }
  });
  test("a second document is left aside", () => {
    deepEqual(cuts("---\napis: []\n---\napis: [1]\n"), ["preamble ---", "key apis: []", "rest ---"]);
  });
  test("an unclosed quote stays inside its item", () => {
    const file = readFile(Document.of('apis:\n  - name: "A\n  - identifier: https://b\n'));
    deepEqual(
      file.apis.map(({ block }) => block.parsed.problems.length > 0),
      [true, false],
    );
    equal(file.apis[1]?.views[0]?.identifier, "https://b");
  });
});

describe("meaning", () => {
  const plain = (value: Value): unknown =>
    value.kind === "scalar"
      ? value.value
      : value.kind === "list"
        ? value.items.map(plain)
        : value.kind === "map"
          ? Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry.value)]))
          : "?";

  test("block by block is what YAML says of the whole text", () => {
    const whole = parseDocument(SAMPLE.replaceAll("${BASE}", "https://api"), { merge: true }).toJS() as {
      apis: unknown[];
      defaults: object;
    };
    const file = readFile(Document.of(SAMPLE));
    deepEqual(
      file.apis.map(({ views }) => views[0] && plain(views[0].value)),
      whole.apis.map((api) => ({ ...(api as object), ...whole.defaults })),
    );
  });
  test("variables keep their type, are inserted as text, and differ by tenant", () => {
    const text = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { TTL: 60, BASE: "https://dev" } }
  live: { domain: l.eu.auth0.com, variables: { TTL: 90 } }
apis:
  - identifier: \${BASE}/x
    token_lifetime: \${TTL}
    name: "$\${TTL} \${TTL} \${tenant.domain}"
`;
    const [dev, live] = readFile(Document.of(text)).apis[0]?.views ?? [];
    deepEqual(dev && plain(dev.value), {
      identifier: "https://dev/x",
      token_lifetime: 60,
      name: "${TTL} 60 d.eu.auth0.com",
    });
    deepEqual(live && plain(live.value), { identifier: "?", token_lifetime: 90, name: "${TTL} 90 l.eu.auth0.com" });
    deepEqual(
      live?.unresolved.map(({ reason, name }) => [reason, name]),
      [["undefined-variable", "BASE"]],
    );
  });
});
