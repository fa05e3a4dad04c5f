import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { MOST_WORDS } from "../../server/src/rules/engine/silencing-comment.ts";
import { MOST_MISTYPED } from "../../server/src/text/nearest.ts";
import { findings, fixed } from "./marked.ts";

const ids = (source: string): string[] =>
  findings(source)
    .filter(({ severity }) => severity !== "info" && severity !== "hint")
    .map(({ rule, range }) => `${String(range.start.line)} ${rule}`);
const is = (name: string, source: string, expected: readonly string[]): void => {
  test(name, () => deepEqual(ids(source), expected));
};

const API = "apis:\n  - identifier: https://a\n    signing_alg: HS256\n";
const above = (comment: string): string => API.replace("    signing", `    ${comment}\n    signing`);

describe("a comment behind a line", () => {
  const behind = (comment: string): string => API.replace("HS256", `HS256 ${comment}`);
  is("silences that line", behind("# auth-apis-disable-line symmetric-signing -- the gateway can't do better"), []);
  is("and no other rule", behind("# auth-apis-disable-line long-lived-token"), ["2 symmetric-signing"]);
  is(
    "behind the mark of a text that begins below",
    `${API}    token_lifetime: | # auth-apis-disable-line x\n      1\n`,
    ["2 symmetric-signing", "3 schema", "3 unknown-rule"],
  );
});

describe("a comment that silences nothing is found", () => {
  is("below the first key", above("# auth-apis-disable symmetric-signing"), ["2 vain-comment", "3 symmetric-signing"]);
  is("with no rule", above("# auth-apis-disable-next-line"), ["2 vain-comment", "3 symmetric-signing"]);
  is("misspelt", above("# auth-apis-disable-nextline symmetric-signing"), ["2 vain-comment", "3 symmetric-signing"]);
  is("with a colon", above("# auth-apis-disable-next-line: symmetric-signing"), [
    "2 vain-comment",
    "3 symmetric-signing",
  ]);
  is("of another kind", `# auth-apis-enable symmetric-signing\n${API}`, ["0 vain-comment", "3 symmetric-signing"]);
  is("but not what only speaks of it", above("# see auth-apis-disable in the docs"), ["3 symmetric-signing"]);
  is("nor what is text", `${API}    name: >-\n      A # auth-apis-disable symmetric-signing\n`, [
    "2 symmetric-signing",
  ]);
  is("nor what is in quotes", `${API}    name: "A # auth-apis-disable symmetric-signing\n      B"\n`, [
    "2 symmetric-signing",
  ]);
  test("and can silence the next line instead", () => {
    deepEqual(
      fixed(above("# auth-apis-disable symmetric-signing"), "vain-comment"),
      above("# auth-apis-disable-next-line symmetric-signing"),
    );
  });
});

describe("a comment above a line", () => {
  is("silences that line", above("# auth-apis-disable-next-line symmetric-signing"), []);
  is("with a reason", above("# auth-apis-disable-next-line symmetric-signing -- the gateway can't do better"), []);
  is("with CRLF", above("# auth-apis-disable-next-line symmetric-signing").replaceAll("\n", "\r\n"), []);
  is("among several rules", above("#auth-apis-disable-next-line long-lived-token, symmetric-signing"), []);
  is("and no other rule", above("# auth-apis-disable-next-line long-lived-token"), ["3 symmetric-signing"]);
  is("and no other line", above("# auth-apis-disable-next-line symmetric-signing\n    name: A"), [
    "4 symmetric-signing",
  ]);
  is("over further comments", above("# auth-apis-disable-next-line symmetric-signing\n    # see the wiki"), []);
  is(
    "behind a value of the line above",
    API.replace("https://a", "https://a # auth-apis-disable-next-line symmetric-signing"),
    [],
  );
  is(
    "above the next API",
    "apis:\n  - identifier: https://a\n    # auth-apis-disable-next-line trailing-slash\n  - identifier: https://b/\n",
    [],
  );
  is(
    "above the next API, at its own column",
    "apis:\n  - identifier: https://a\n  # auth-apis-disable-next-line trailing-slash\n  - identifier: https://b/\n",
    [],
  );
  is(
    "not what the schema says",
    API.replace("    signing_alg: HS256", "    # auth-apis-disable-next-line schema\n    signing_alg: x"),
    ["2 unknown-rule", "3 schema"],
  );
  is("not inside a word", above("x# auth-apis-disable-next-line symmetric-signing").replace("x#", "name: a#"), [
    "3 symmetric-signing",
  ]);
});

describe("a comment at the top", () => {
  const top = "# auth-apis-disable symmetric-signing";
  is("silences the file", `${top}\n${API}`, []);
  is("after other comments and a blank line", `# Orders\n\n${top} -- all of them\n\n${API}`, []);
  is("before and after `---`", `${top}\n---\n${API}`, []);
  is("right after `---`", `---\n${top}\n${API}`, []);
  is("after a byte order mark", `\uFEFF${top}\n${API}`, []);
  is("not below the first key", `x-a: 1\n${top}\n${API}`, ["1 vain-comment", "4 symmetric-signing"]);
  is("nor in a second document", `${API}---\n# auth-apis-disable-next-line nonsense\n`, ["2 symmetric-signing"]);
});

describe("an id that no rule has", () => {
  is("in a comment", above("# auth-apis-disable-next-line symetric-signing"), [
    "2 unknown-rule",
    "3 symmetric-signing",
  ]);
  is("at the top", `# auth-apis-disable nonsense\n${API}`, ["0 unknown-rule", "3 symmetric-signing"]);
  is("in `rules`", `rules: { nonsense: off }\n${API}`, ["0 unknown-rule", "3 symmetric-signing"]);
  is("in `rules`, whatever options it is given", "rules: { nonsense: { style: [1, { a: b }] } }\n", ["0 unknown-rule"]);
  is("… unlike those of a rule that has none", "rules: { over-granted: { style: never } }\n", ["0 schema"]);
  test("is put right by the nearest one", () => {
    const of = (id: string) => above(`# auth-apis-disable-next-line long-lived-token, ${id} -- why`);
    deepEqual(fixed(of("symetric-signing"), "unknown-rule"), of("symmetric-signing"));
    deepEqual(fixed("rules:\n  trailing-slsh: off\n", "unknown-rule"), "rules:\n  trailing-slash: off\n");
  });
  for (const [name, text] of [
    ["where a merge key brings it", "x-r: &r { trailing-slsh: off }\nrules:\n  <<: *r\n"],
    ["where that one is there already", "rules:\n  trailing-slsh: off\n  trailing-slash: off\n"],
  ] as const) {
    test(`… but not ${name}`, () => {
      deepEqual(
        findings(text).map(({ rule, fixes }) => [rule, fixes]),
        [["unknown-rule", undefined]],
      );
    });
  }
  test("names what can't be silenced", () => {
    const [finding] = findings("# auth-apis-disable schema\n");
    deepEqual(finding?.message, '"schema" is no rule: what it stands for always counts, so this has no effect.');
  });
});

describe("more than anyone writes", () => {
  const vain = (source: string): readonly [line: number, message: string][] =>
    findings(source)
      .filter(({ rule }) => rule === "vain-comment")
      .map(({ range, message }) => [range.start.line, message]);

  test("a comment with more words than all such comments may have silences nothing, and says so", () => {
    const long = `# auth-apis-disable symmetric-signing ${"trailing-slash ".repeat(MOST_WORDS)}\n${API}`;
    deepEqual(ids(long), ["0 vain-comment", "3 symmetric-signing"]);
    match(vain(long)[0]?.[1] ?? "", /more than 40000 words/);
  });
  test("so do many comments, and those above count", () => {
    const one = "# auth-apis-disable symmetric-signing\n";
    equal(vain(one.repeat(MOST_WORDS / 2) + API).length, 0);
    deepEqual(ids(one.repeat(MOST_WORDS) + API), [`${String(MOST_WORDS / 2)} vain-comment`]);
  });
  test("also in several APIs", () => {
    const apis = Array.from(
      { length: 3 },
      (_, at) => `  - identifier: https://a${String(at)}\n    signing_alg: HS256\n`,
    );
    const comment = `  # auth-apis-disable-next-line ${"trailing-slash ".repeat(MOST_WORDS / 2 - 10)}\n`;
    const text = `apis:\n${apis.map((api) => comment + api).join("")}`;
    deepEqual(
      vain(text).map(([line]) => line),
      [7],
    );
  });
  for (const [name, text] of [
    ["comments", (count: number) => "# auth-apis-disable symetric-signing\n".repeat(count) + API],
    [
      "`rules`",
      (count: number) =>
        `rules:\n${Array.from({ length: count }, (_, at) => `  symetric-signin${String(at)}: off\n`).join("")}`,
    ],
  ] as const) {
    test(`of thousands of unknown rules in ${name} the first are put right`, () => {
      const unknown = findings(text(MOST_MISTYPED + 500)).filter(({ rule }) => rule === "unknown-rule");
      equal(unknown.length, MOST_MISTYPED + 500);
      equal(unknown.filter(({ fixes }) => fixes !== undefined).length, MOST_MISTYPED);
      ok(unknown.every(({ message }) => message.startsWith("There is no rule")));
    });
  }
  test("what isn't known of a comment is shown as far as anyone reads it", () => {
    const [[, message] = [0, ""]] = vain(`# auth-apis-disable${"x".repeat(100_000)}\n${API}`);
    match(message, /^auth-apis-disablex+… is not known/);
    ok(message.length < 400);
  });
  test("a reason goes on behind a line separator", () => {
    deepEqual(ids(`# auth-apis-disable symmetric-signing -- why\u2028so\n${API}`), []);
  });
});
