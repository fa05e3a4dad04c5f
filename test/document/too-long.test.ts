import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { CHARACTERS, MOST_PARTS, MOST_PARTS_UNCUT } from "../../server/src/document/parse/too-long.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { MOST_UNCUT } from "../../server/src/document/read/listed-apis.ts";
import { uncutBlocks } from "../../server/src/document/cut/uncut.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

describe("an API longer than any", () => {
  for (const [name, text, part] of [
    ["in lines", "apis:\n  - scopes:\nMANY  - identifier: a\n", "      - a\n"],
    ["in brackets", "apis:\n  - scopes: [MANY]\n  - identifier: a\n", "a,"],
    ["among APIs in brackets", "apis: [{ scopes: [MANY] }, { identifier: a }]\n", "a,"],
  ] as const) {
    const read = (parts: number) => Document.of(text.replace("MANY", part.repeat(parts)));
    const problems = (parts: number) => read(parts).blocks.flatMap((block) => block.parsed.problems);

    test(`${name} is one problem, and the next one is read`, () => {
      deepEqual(problems(MOST_PARTS - 10), []);
      const [problem, ...others] = problems(MOST_PARTS + 1);
      equal(others.length, 0);
      ok(problem?.message.includes("more than 15000 lines and commas"), problem?.message);
      deepEqual(
        readFile(read(MOST_PARTS + 1)).apis.map(({ views }) => views[0]?.text("identifier")),
        ["a"],
      );
    });
  }
});

describe("a text as long as so many lines", () => {
  for (const [name, text, most] of [
    ["in an API", "apis:\n  - name: MANY\n  - identifier: a\n", MOST_PARTS],
    ["in an API in brackets", 'apis: [{ "name": "MANY" }, { identifier: a }]\n', MOST_PARTS],
    ["in tenants", "tenants:\n  t: { domain: MANY }\napis:\n  - identifier: a\n", MOST_PARTS],
  ] as const) {
    const read = (length: number) => Document.of(text.replace("MANY", "a".repeat(length)));
    const problems = (length: number) => read(length).blocks.flatMap((block) => block.parsed.problems);

    test(`${name} is one problem, and what comes next is read`, () => {
      const length = most * CHARACTERS;
      deepEqual(problems(length - 50), []);
      const [problem, ...others] = problems(length + 1);
      equal(others.length, 0);
      ok(problem?.message.includes(`more than ${length} characters`), problem?.message);
      equal(
        readFile(read(length + 1))
          .apis.at(-1)
          ?.views[0]?.text("identifier"),
        "a",
      );
    });
  }
});

describe("any other part longer than it may be", () => {
  for (const [name, text, part] of [
    ["tenants", "tenants:\nMANYapis:\n  - identifier: a\n", "  t:\n"],
    ["tenants in JSON", '{"tenants": {MANY"u": {}},\n"apis": [{"identifier": "a"}]}\n', '"t": {},'],
    ["rules", "apis:\n  - identifier: a\nrules: { MANY }\n", "r: off,"],
    ["defaults", "defaults:\nMANYapis:\n  - identifier: a\n", "  name: b\n"],
    ["a key of one's own", "apis: [{ identifier: a }]\nx-a:\nMANY", "  a: 1\n"],
  ] as const) {
    const read = (parts: number) => Document.of(text.replace("MANY", part.repeat(parts)));

    test(`${name} is one problem, and the APIs are read`, () => {
      deepEqual(
        read(MOST_PARTS - 10).blocks.filter(({ parsed }) => parsed.problems.some(({ code }) => code === "unreadable")),
        [],
      );
      const found = read(MOST_PARTS + 1).blocks.flatMap((block) => block.parsed.problems);
      equal(found.length, 1);
      ok(found[0]?.message.includes("more than 15000 lines and commas, and all of it"), found[0]?.message);
      deepEqual(
        readFile(read(MOST_PARTS + 1)).apis.map(({ views }) => views[0]?.text("identifier")),
        ["a"],
      );
    });
  }
  for (const key of ["apis: &a", '# a\n"apis": !!seq', "{ apis: &a ["]) {
    test(`a list of APIs that isn't cut may be longer: ${key}`, () => {
      const [item, end] = key.startsWith("{")
        ? ["{\nidentifier: a\n},\n\n", "]}"]
        : ["  -\n    identifier: a\n\n\n", ""];
      const { blocks } = Document.of(`${key}\n${item.repeat(MOST_UNCUT)}${end}\n`);
      ok(
        blocks.every(({ text }) => text.split("\n").length > MOST_PARTS || text.length < 10),
        String(blocks.length),
      );
      deepEqual(
        blocks.flatMap(({ parsed }) => parsed.problems.map(({ message }) => message)),
        [],
      );
    });
  }
  test("tenants of which nothing is known make nothing of the APIs wrong", () => {
    const found = (clients: number, own: string) => {
      const tenants = `tenants:\n  t:\n    domain: t.eu.auth0.com\n    variables: { W: a }\n    clients:\n${"      # b\n".repeat(clients)}      c: d\n`;
      const grant = "{ client: c, scope: [r], tenants: [t] }";
      const api = `  - identifier: "https://\${W}"\n    name: \${W}\n    scopes: [{ value: r, description: b }]\n    grants: [${grant}]\n`;
      return analyse(readFile(Document.of(`${own}${tenants}apis:\n${api}`)));
    };
    const rules = (findings: readonly { rule: string }[]) =>
      findings.map(({ rule }) => rule).filter((rule) => rule !== "syntax");
    for (const own of ["", "defaults: { signing_alg: RS256 }\n"]) {
      deepEqual(rules(found(MOST_PARTS + 1, own)), rules(found(1, own)));
    }
  });
  test("a key below more comments than that keeps its items", () => {
    const comments = "# c\n".repeat(MOST_PARTS_UNCUT + 1);
    for (const text of [
      `x-a:\n  - identifier: b\n${comments}apis:\n  - identifier: a\n`,
      `apis:\n  - identifier: a\n${comments}x-a:\n  - identifier: b\n`,
    ]) {
      const { apis, document } = readFile(Document.of(text));
      deepEqual(
        apis.map(({ views }) => views[0]?.text("identifier")),
        ["a"],
      );
      deepEqual(
        document.blocks.flatMap(({ parsed }) => parsed.problems),
        [],
      );
    }
  });
  test("what is put together of parts is as long as they are together", () => {
    const [{ block } = { block: undefined }] = uncutBlocks(
      Document.of(`apis: [${"{ identifier: a, scopes: [a, b, c] }, ".repeat(MOST_PARTS_UNCUT / 4)}]\n`),
    );
    deepEqual(block?.parsed.problems, []);
  });
});
