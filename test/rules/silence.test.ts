import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Edit, Finding } from "../../server/src/document/finding.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { silence } from "../../server/src/rules/engine/silence.ts";
import { rules } from "../../server/src/rules/registry.ts";

const judge = (document: Document): readonly Finding[] => analyse(readFile(document));

function apply(document: Document, { at, text }: Edit): Document {
  const origin = document.offsetOf(at.block);
  return document.edit(origin + at.start, origin + at.end, text);
}

/** The text after a rule's first finding in it is silenced. */
function silenced(text: string, rule: string): string | undefined {
  const document = Document.of(text);
  const finding = judge(document).find((each) => each.rule === rule);
  ok(finding);
  const edit = silence(finding, document);
  return edit && apply(document, edit).text;
}

const HEAD = "apis:\n  - identifier: https://a\n    enforce_policies: true\n";
const WEAK = "    signing_alg: HS256\n";
const NEXT = "# auth-apis-disable-next-line";

describe("a comment that silences a finding", () => {
  test("stands above its line, in its column", () =>
    equal(silenced(HEAD + WEAK, "symmetric-signing"), `${HEAD}    ${NEXT} symmetric-signing\n${WEAK}`));
  test("with CRLF", () =>
    equal(
      silenced((HEAD + WEAK).replaceAll("\n", "\r\n"), "symmetric-signing"),
      `${HEAD}    ${NEXT} symmetric-signing\n${WEAK}`.replaceAll("\n", "\r\n"),
    ));
  test("above a dash", () =>
    equal(
      silenced("apis:\n  - identifier: a\n    enforce_policies: true\n", "identifier-not-url"),
      `apis:\n  ${NEXT} identifier-not-url\n  - identifier: a\n    enforce_policies: true\n`,
    ));
  test("in brackets, behind a byte order mark", () =>
    equal(
      silenced("\uFEFF{ apis: [{ identifier: a, enforce_policies: true }] }\n", "identifier-not-url"),
      `\uFEFF${NEXT} identifier-not-url\n{ apis: [{ identifier: a, enforce_policies: true }] }\n`,
    ));
  test("is the one that is there already", () =>
    equal(
      silenced(`${HEAD}    ${NEXT} x, empty-grant -- why\n    # more\n${WEAK}`, "symmetric-signing"),
      `${HEAD}    ${NEXT} x, empty-grant, symmetric-signing -- why\n    # more\n${WEAK}`,
    ));
  for (const [where, text, rule] of [
    [
      "among the lines of a text",
      'apis:\n  - { enforce_policies: true, name: "A\n      B", identifier: a }\n',
      "identifier-not-url",
    ],
    [
      "for what stands in a comment",
      "# try it with eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.\napis: []\n",
      "secret-in-file",
    ],
    ["in a second document", "apis: []\n---\na: 1\n", "second-document"],
  ] as const)
    test(`can't stand ${where}`, () => equal(silenced(text, rule), undefined));
});

/** Every wrong example, as written and with CRLF. */
for (const lineEnd of ["\n", "\r\n"]) {
  describe(`what is silenced is found no more (${JSON.stringify(lineEnd)})`, () => {
    for (const { id, bad } of rules) {
      for (const [at, example] of bad.entries()) {
        test(`${id}, wrong example ${at + 1}`, () => {
          const document = Document.of(example.replaceAll(/[⟦⟧]/g, "").replaceAll("\n", lineEnd));
          const before = judge(document);
          for (const finding of before.filter(({ rule }) => rule === id)) {
            const edit = silence(finding, document);
            if (edit === undefined) continue;
            const after = apply(document, edit);
            ok(judge(after).length < before.length, after.text);
            equal(after.text.replaceAll(lineEnd, "").includes("\n"), false);
          }
        });
      }
    }
  });
}
