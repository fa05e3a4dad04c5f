import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Block } from "../../server/src/document/block.ts";
import { Document } from "../../server/src/document/document.ts";
import { ApiView } from "../../server/src/document/read/api.ts";
import { type OpenFiles, openFiles } from "../../server/src/lsp/files/open-files.ts";

const URI = "file:///auth-apis.yaml";
const NOTHING = { problem: "isn't there" };

/** APIs of which every 100th has a value that the schema refuses, with an anchor and an alias far apart. */
function long(apis: number): string {
  const api = (at: number) =>
    `  - identifier: https://a/${at}\n    signing_alg: ${at % 100 === 0 ? "RS1" : "RS256"}\n` +
    (at === 0 ? "    token_lifetime: &day 86400\n" : "    token_lifetime: *day\n");
  return `apis:\n${Array.from({ length: apis }, (_, at) => api(at)).join("")}tenants:\n  dev: { domain: d.eu.auth0.com }\n`;
}

function at(line: number, character: number) {
  return { line, character };
}

function opened(text: string) {
  const files = openFiles(
    () => NOTHING,
    () => [],
    () => undefined,
  );
  files.open(URI, "auth-apis", 1, text);
  return files;
}

describe("a long file that was just opened", () => {
  test("shows what stands first, then more, and in the end what it shows without", () => {
    const files = opened(long(2000));
    const open = files.get(URI);
    const seen: (number | undefined)[] = [];
    while (open?.lookOn()) seen.push(open.findingsSoFar.filter(({ rule }) => rule === "schema").length);
    deepEqual([...new Set(seen)], [1, 5, 8, 12, 15, 19, 20]);
    const whole = (text: string) =>
      opened(text)
        .get(URI)
        ?.findings.map(({ message, at: { start } }) => [message, start]);
    deepEqual(
      files.get(URI)?.findings.map(({ message, at: { start } }) => [message, start]),
      whole(long(2000)),
    );
  });

  test("leaves little to do in the end, also for rules of the whole file", (context) => {
    const open = opened(long(2000)).get(URI);
    while (open?.lookOn());
    const read = context.mock.getter(ApiView.prototype, "identifier");
    ok(open?.findings);
    equal(read.mock.callCount(), 0);
  });

  test("asks rules of the whole file of some of its APIs at a time", (context) => {
    const open = opened(long(8000)).get(URI);
    const read = context.mock.getter(ApiView.prototype, "identifier");
    const counts: number[] = [];
    for (let isMore = true; isMore; counts.push(new Set(read.mock.calls.map((call) => call.this)).size)) {
      read.mock.resetCalls();
      isMore = open?.lookOn() ?? false;
    }
    ok(Math.max(...counts) < 2000, counts.join());
  });

  test("has its anchors, and the items of other lists, parsed in steps before it is read", (context) => {
    for (const line of ["  - &a { identifier: a }\n", "x-a:\n  - b\n  - c\n"]) {
      const parsed = context.mock.getter(Block.prototype, "parsed");
      const files = opened(`apis:\n${line}${line.replace("x-a:\n", "").repeat(20_000)}`);
      deepEqual(parsed.mock.callCount(), 0);
      ok(files.get(URI)?.lookOn());
      ok(new Set(parsed.mock.calls.map((call) => call.this)).size < 5000);
      parsed.mock.restore();
    }
  });

  test("an edit meanwhile loses nothing", () => {
    const files = opened(long(700));
    ok(files.get(URI)?.lookOn());
    files.change(URI, 2, [{ range: { start: at(0, 0), end: at(0, 0) }, text: "# first\n" }]);
    ok(files.get(URI)?.lookOn());
    const whole = opened(`# first\n${long(700)}`).get(URI);
    deepEqual(
      files.get(URI)?.findings.map(({ rule, at: { start } }) => [rule, start]),
      whole?.findings.map(({ rule, at: { start } }) => [rule, start]),
    );
  });

  test("is read once, whatever is asked first; an edit reads one API", () => {
    const files = opened(long(700));
    const { file } = files.get(URI) ?? {};
    while (files.get(URI)?.lookOn());
    deepEqual(files.get(URI)?.file.apis, file?.apis);
    const before = new Set(file?.apis);
    files.change(URI, 2, [{ range: { start: at(5, 21), end: at(5, 21) }, text: "x" }]);
    ok(files.get(URI)?.findings);
    deepEqual(files.get(URI)?.file.apis.filter((entry) => !before.has(entry)).length, 1);
  });

  test("what other files are shown of it is not worked out for its own sake", () => {
    const files = opened(long(700));
    ok(files.get(URI)?.resultId);
    deepEqual(files.get(URI)?.last.shown, undefined);
    deepEqual(files.get(URI)?.last.file, undefined);
  });

  test("says nothing early that is wrong for the whole", () => {
    const text = long(700).replaceAll("RS1\n", "RS256\n");
    const open = opened(text).get(URI);
    ok(open?.lookOn());
    const early = open?.findingsSoFar ?? [];
    deepEqual(
      early.filter(({ severity }) => severity === "error" || severity === "warning"),
      [],
    );
    deepEqual(Document.of(text).beginning(10_000).text, text);
  });

  test("is read no further than it was looked at", (context) => {
    const parsed = context.mock.getter(Block.prototype, "parsed");
    ok(opened(long(700)).get(URI)?.lookOn());
    ok(new Set(parsed.mock.calls.map((call) => call.this)).size < 100);
  });
});

describe("what an edit changes of many APIs", () => {
  const settled = (apis: number) => {
    const files = opened(long(apis));
    while (files.get(URI)?.lookOn());
    ok(files.get(URI)?.findings);
    return files;
  };
  const change = (files: OpenFiles, text: string, end = at(0, 0)) =>
    files.change(URI, 2, [{ range: { start: at(0, 0), end }, text }]);

  for (const [name, text, end] of [
    ["the key above them is another one", "x", at(0, 0)],
    ["all of the text is another one", long(8000).replaceAll("https://a", "https://b"), at(99_999, 0)],
    ["they have other tenants", "tenants: { live: { domain: l.eu.auth0.com } }\n", at(0, 0)],
  ] as const) {
    test(`is looked through in steps: ${name}`, () => {
      const files = settled(8000);
      change(files, text, end);
      change(files, text.startsWith("x") ? "" : "# c\n", text.startsWith("x") ? at(0, 1) : at(0, 0));
      equal(files.get(URI)?.lookOn(), !text.startsWith("x"));
      while (files.get(URI)?.lookOn());
      ok((files.get(URI)?.findings.length ?? 0) > 79);
    });
  }
  test("is said at once where it isn't much", () => {
    const files = settled(700);
    change(files, "tenants: { live: { domain: l.eu.auth0.com } }\n");
    equal(files.get(URI)?.lookOn(), false);
  });
});
