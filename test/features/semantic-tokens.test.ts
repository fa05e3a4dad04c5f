import { equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { LEGEND } from "../../server/src/features/announced.ts";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";

/** The text with each token as `⟦type text⟧`, the type in capitals where it is declared. */
function colored(text: string, lines?: readonly [number, number]): string {
  const document = Document.of(text);
  const range = lines && { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const { data } = atOnce(semanticTokens(readFile(document), range));
  let [line, character, result, done] = [0, 0, "", 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = down > 0 ? right : character + right;
    line += down;
    const start = document.offsetAt({ line, character });
    const kind = LEGEND.tokenTypes[type] ?? "";
    result += `${text.slice(done, start)}⟦${modifiers ? kind.toUpperCase() : kind} ${text.slice(start, start + length)}⟧`;
    done = start + length;
  }
  return result + text.slice(done);
}

const EXPECTED = `tenants:
  dev: { variables: { ⟦VARIABLE BASE⟧: "\${no}" }, clients: { "⟦CLASS worker⟧": "😀\${⟦variable BASE⟧}" } }
x-scopes: &s
  - { value: ⟦ENUMMEMBER shared⟧ }
defaults:
  name: \${⟦variable BASE⟧}
apis:
  - identifier: \${⟦variable BASE⟧}/\${ ⟦variable tenant.name⟧ }/$\${BASE}
    scopes:
      - value: '⟦ENUMMEMBER read:a⟧' # read:a
      - value: "⟦ENUMMEMBER \${BASE}:x⟧"
    grants:
      - { client: ⟦class worker⟧, scope: [⟦enumMember read:a⟧, '⟦enumMember write⟧'] }
      - client: Some App
  - scopes: *s
`;
const TEXT = EXPECTED.replaceAll(/⟦\w+ ([^⟧]*)⟧/g, "$1");

test("scopes, short names and variables", () => {
  equal(colored(TEXT), EXPECTED);
  equal(colored(TEXT.replaceAll("\n", "\r\n")), EXPECTED.replaceAll("\n", "\r\n"));
});

test("of some lines", () =>
  equal(
    colored(TEXT, [9, 10])
      .split("\n")
      .filter((line) => line.includes("⟦"))
      .join("\n"),
    EXPECTED.split("\n").slice(9, 11).join("\n"),
  ));

test("in flow style, what is shared by an alias is one token", () =>
  equal(
    colored("{ apis: [{ scopes: &s [{ value: a }] }, { scopes: *s }] }\n"),
    "{ apis: [{ scopes: &s [{ value: ⟦ENUMMEMBER a⟧ }] }, { scopes: *s }] }\n",
  ));

test("nothing in an empty file", () => equal(colored(""), ""));

test("what many APIs name by one alias is coloured once, as long as it is no more than is read", () => {
  const colours = (scopes: number, apis: number) => {
    const anchor = `x-a: &a\n${Array.from({ length: scopes }, (_, at) => `  - value: s${String(at)}\n`).join("")}`;
    const text = `${anchor}apis:\n${"  - identifier: a\n    scopes: *a\n".repeat(apis)}`;
    return atOnce(semanticTokens(readFile(Document.of(text)))).data.length / 5;
  };
  equal(colours(300, 100), 300);
  // In all of these lie 18 million names: more than memory holds.
  equal(colours(9_000, 2_000), 9_000);
});
