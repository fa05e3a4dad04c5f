import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { MOST_TENANTS } from "../../server/src/document/read/tenants.ts";
import {
  isTooMany,
  MOST_CHARACTERS,
  MOST_IN_KEYS,
  MOST_ITEMS,
  MOST_KEYS,
} from "../../server/src/document/cut/too-many.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { Block } from "../../server/src/document/block.ts";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";

const blockOf = (text: string) => new Block("whole", text, "start");
const problems = (text: string) =>
  blockOf(text).parsed.problems.map(({ code, start, end }) => [code, text.slice(start, end)]);

describe("keys that stand twice", () => {
  const twice = (text: string, ...keys: string[]) =>
    test(JSON.stringify(text), () =>
      deepEqual(
        problems(text),
        keys.map((key) => ["DUPLICATE_KEY", key]),
      ),
    );

  twice("a: 1\nab: 2\na: 3\na: 4\n", "a", "a");
  twice('a: 1\n"a" : 2\n', '"a"');
  twice("{ a: 1, b: { a: 1, a: 2 } }\n", "a");
  twice("__proto__: 1\nconstructor: 1\n__proto__: 2\n", "__proto__");
  twice("1: a\n'1': b\n");
  twice("a: &a {}\nb:\n  <<: *a\n  <<: *a\n");
  twice("? { a: 1 }\n: 1\n? { b: 1 }\n: 2\n");
  twice("a: 1\nb: 1\nc: 1\nd: 1\nc: 2\nd: 2\ne: 1\nd: 3\n", "c", "d");
  twice("a: 1\nb: 1\nc: 1\na: 2\nd: 2\nc: 2\n", "a");
  twice("a: 1\nb: 1\nc: 1\nb: 2\nd: 2\nc: 2\n", "b");
  const braces = (count: number, more = ""): string =>
    `x: { ${Array.from({ length: count }, (_, at) => `k${at}: 1`).join(", ")}${more} }\n`;
  test("also among thousands in braces", () => {
    for (const [count, key] of [
      [16, "k15"],
      [17, "k16"],
      [3_000, "k2"],
      [3_000, "k2999"],
    ] as const) {
      deepEqual(problems(braces(count, `, ${key}: 2`)), [["DUPLICATE_KEY", key]]);
    }
  });
  test("not each of thousands in braces is compared with all before it", () => {
    const lists = Array.prototype as { some: (is: (item: unknown) => boolean) => boolean };
    const { some } = lists;
    let compared = 0;
    lists.some = function (this: readonly unknown[], is) {
      compared += this.length;
      return this.findIndex(is) >= 0;
    };
    const { isSimple } = new Block("key", braces(3_000), "start").parsed;
    lists.some = some;
    ok(isSimple);
    ok(compared < 20 * 3_000, `${compared} comparisons`);
  });
  test("the message names the keys that follow each other", () => {
    deepEqual(
      blockOf("a: 1\nb: 1\nc: 1\nb: 2\nc: 2\n").parsed.problems.map(({ message }) => message.slice(0, 36)),
      ['The keys "b" and "c" stand twice in '],
    );
  });
  test("the message names the key", () => {
    ok(blockOf("key one: 1\nkey one: 2\n").parsed.problems[0]?.message.includes('"key one"'));
  });
});

describe("nesting", () => {
  for (const [name, text] of [
    ["dashes", `apis:\n  ${"- ".repeat(50_000)}`],
    ["explicit keys", "? ".repeat(50_000)],
    ["brackets", `apis: ${"[".repeat(50_000)}`],
    ["closed brackets", `x-list: ${"[".repeat(5_000)}${"]".repeat(5_000)}`],
    ["braces", `apis: ${"{a: ".repeat(50_000)}`],
    ["placeholders in flow style", `apis: [${"${".repeat(20_000)}`],
    ["indentation", Array.from({ length: 1500 }, (_, at) => `${" ".repeat(at)}a:\n`).join("")],
  ] as const) {
    test(`${name} without end are one problem`, () => {
      equal(Document.of(text).blocks.flatMap(({ parsed }) => parsed.problems).length, 1);
    });
  }
  test("as deep as anyone writes is fine", () => {
    deepEqual(problems(`a: ${"[".repeat(50)}${"]".repeat(50)}\n`), []);
  });
});

test("a list that an anchor holds together is read up to some size, and one problem beyond it", () => {
  const problemsOf = (items: number) =>
    Document.of(`apis: &a\n${"  - [a, b]\n".repeat(items)}`).blocks.map(({ parsed }) =>
      parsed.problems.map(({ code }) => code),
    );
  deepEqual(problemsOf(1_000), [[]]);
  deepEqual(problemsOf(100_000), [["unreadable"]]);
});

test("in brackets that go on for long a third as much is read", () => {
  const isRead = (text: string): boolean =>
    Document.of(text).blocks.every(({ parsed }) => parsed.problems.every(({ code }) => code !== "unreadable"));
  const keys = (count: number, end = ""): string =>
    Array.from({ length: count }, (_, at) => `  k${at}: a${end}\n`).join("");
  equal(isRead(`apis: &a\n${keys(19_000)}`), true);
  equal(isRead(`apis: &a {\n${keys(12_000, ",")}}\n`), false);
  equal(isRead(`apis: &a {\n${keys(9_000, ",")}}\n`), true);
  // Each closed at once, they count as anything else.
  equal(isRead(`apis: &a\n${"  - [a, b]\n".repeat(13_000)}`), true);
});

describe("a text that is wrong all over", () => {
  test("on one line has one problem", () => equal(problems('"" '.repeat(50_000)).length, 1));
  test("on many lines has so many as anyone reads", () => equal(problems('- "a" b\n'.repeat(5_000)).length, 200));
});

describe("more blocks than any file has", () => {
  const longKey = `x-a: &a ${"a".repeat(9991)}\n`;
  const kinds = (document: Document) => document.blocks.map(({ kind }) => kind);
  for (const [name, begin, line, most, kind, message] of [
    ["keys", "# first\n", "x:\n", MOST_KEYS, "too-many-keys", "More than 10000 keys"],
    ["items", "apis:\n", "- \n", MOST_ITEMS, "too-many-items", "more than 20000 items"],
    ["items in brackets", "apis: [", "a,", MOST_ITEMS, "too-many-items", "more than 20000 items"],
    ["items below another key", "x-a:\n", "- a\n", MOST_ITEMS, "too-many-items", "more than 20000 items"],
    ["characters in keys", "# first\n", longKey, MOST_IN_KEYS / longKey.length, "too-many-in-keys", "stand below this"],
    ["characters", "#", "a", MOST_CHARACTERS - 1, "too-many-characters", "more than 12 million characters"],
  ] as const) {
    const end = begin.endsWith("[") ? "]\n" : "";
    const text = `${begin}${line.repeat(most)}${end}`;
    const unread = (document: Document) => {
      deepEqual(kinds(document), [kind]);
      const [finding, ...others] = analyse(readFile(document));
      equal(others.length, 0);
      ok(finding?.severity === "error" && finding.message.includes(message), finding?.message);
    };

    test(`${name} are read up to so many`, () => ok(Document.of(text).blocks.every((block) => !isTooMany(block.kind))));
    test(`${name} are not read beyond, be they there at first or typed`, () => {
      unread(Document.of(begin + line + text.slice(begin.length)));
      unread(Document.of(text).edit(begin.length, begin.length, line));
      unread(Document.of(begin + end).edit(begin.length, begin.length, line.repeat(most + 1)));
    });
    test(`${name} are read again once they are fewer`, () => {
      const document = Document.of(begin + line + text.slice(begin.length));
      const fewer = document.edit(begin.length, begin.length + line.length, "");
      equal(fewer.text, text);
      deepEqual(kinds(fewer), kinds(Document.of(text)));
    });
  }
});

test("what isn't read, and APIs, may be longer than what stands below keys", () => {
  const isRead = (text: string): boolean => Document.of(text).blocks.every(({ kind }) => !isTooMany(kind));
  equal(isRead(`x-a: ${"a".repeat(MOST_IN_KEYS + 1)}\n`), true);
  equal(isRead(`apis:\n${`  - name: ${"a".repeat(990)}\n`.repeat(MOST_IN_KEYS / 1000 + 1)}`), true);
  equal(isRead(`{"apis": [${`{"name": "${"a".repeat(990)}"},`.repeat(MOST_IN_KEYS / 1000 + 1)}]}`), true);
});

test("more tenants than a file may name are an error, and the first are read", () => {
  const tenants = (count: number) =>
    `tenants:\n${Array.from({ length: count }, (_, at) => `  t${String(at)}: { domain: t${String(at)}.eu.auth0.com }\n`).join("")}`;
  const read = (count: number) => readFile(Document.of(`${tenants(count)}apis: []\n`));
  const errors = (count: number) => analyse(read(count)).filter(({ severity }) => severity === "error");
  deepEqual(errors(MOST_TENANTS), []);
  ok(errors(MOST_TENANTS + 1)[0]?.message.includes("may name 200 tenants; this one names 201"));
  equal(read(MOST_TENANTS + 1).tenants.length, MOST_TENANTS);
});

describe("anchors", () => {
  test("an alias means the last one before it, however many bear its name", () => {
    const items = Array.from({ length: 500 }, (_, at) => `  - name: *a\n  - &a x${String(at)}\n`);
    const { apis } = readFile(Document.of(`x-a: &a first\napis:\n${items.join("")}`));
    deepEqual(
      apis
        .filter((_, at) => at % 2 === 0)
        .slice(0, 3)
        .map(({ views }) => views[0]?.text("name")),
      ["first", "x0", "x1"],
    );
    equal(apis.at(-2)?.views[0]?.text("name"), "x498");
  });
  const reasons = (text: string) =>
    readFile(Document.of(text)).apis.map(({ views }) => views[0]?.unresolved.map(({ reason }) => reason).join(" "));

  test("aliases of aliases of aliases come to an end", () => {
    const names = "a b c d e f g h i j k l m n o p".split(" ");
    const bomb = names
      .map((name, at) => `x-${name}: &${name} [${`*${names[at - 1] ?? "none"},`.repeat(10)}]\n`)
      .join("");
    deepEqual(
      reasons(`x-none: &none 1\n${bomb}apis:\n${"  - scopes: *p\n".repeat(3)}`),
      Array(3).fill("too-many-aliases"),
    );
  });
  test("so do aliases that each name the one before", () => {
    const items = Array.from({ length: 20_000 }, (_, at) => `  - scopes: &a${String(at + 1)} [*a${String(at)}]\n`);
    const found = reasons(`x-a: &a0 1\napis:\n${items.join("")}`);
    equal(found[40], "");
    equal(found.at(-1), "too-many-aliases");
  });
});

describe("millions of the same", () => {
  const many = (sign: string): string => sign.repeat(3_900_000);
  for (const [name, text] of [
    ["escapes", `{"apis": ["${many("\\n")}"]}`],
    ["escapes in a key", `"${many("\\n")}": 1`],
    ["doubled quotes", `apis: ['${many("''")}']`],
    ["empty lines before the file", `${many("\r\n")}{}`],
    ["empty lines in brackets", `apis: [${many("\r\n")}]`],
    ["words", `apis: [${many("a ")}]`],
    ["comments", `apis: [\n${many("#\n")}]`],
    ["dashes", `apis:\n${many("- \n")}`],
    ["items", `apis: [${many("a,")}]`],
  ] as const) {
    test(`${name} are read`, () => {
      const blocks = [...Document.of(text).blocks];
      equal(blocks.map((block) => block.text).join("").length, text.length);
      ok(blocks.flatMap(({ parsed }) => parsed.problems).length <= 1);
    });
  }
});

describe("a line of many millions of signs", () => {
  const long = "a".repeat(MOST_CHARACTERS - 100);
  for (const [name, text, kinds] of [
    ["of JSON", `{"apis":[{"identifier":"${long}"}]}`, ["preamble", "key", "item", "key", "key"]],
    ["without a key", long, ["key"]],
    ["in a quote", `"${long}`, ["key"]],
  ] as const) {
    test(name, () =>
      deepEqual(
        Document.of(text).blocks.map(({ kind }) => kind),
        kinds,
      ),
    );
  }
});
