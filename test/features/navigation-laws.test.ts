import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { SelectionRange } from "vscode-languageserver-types";
import { Document, type Range } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeLenses } from "../../server/src/features/code-lenses.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { definition } from "../../server/src/features/definition.ts";
import { documentLinks } from "../../server/src/features/document-links.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { foldingRanges } from "../../server/src/features/folding.ts";
import { formatting } from "../../server/src/features/formatting.ts";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import { highlights, references } from "../../server/src/features/references.ts";
import { rename } from "../../server/src/features/rename.ts";
import { selectionRanges } from "../../server/src/features/selection.ts";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";
import * as fc from "../properties.ts";
import { texts } from "./broken-texts.ts";
import { edited } from "./cursor.ts";

const URI = "file:///auth-apis.yaml";
const COMMANDS = new Set<string>(Object.values(LENS_COMMANDS));
const everything = (document: Document): Range => ({
  start: document.positionAt(0),
  end: document.positionAt(document.length),
});

/** All that is answered of a file as a whole. */
function answers(file: AuthApisFile, mostFolds?: number) {
  const { document } = file;
  const range = everything(document);
  return {
    folds: atOnce(foldingRanges(document, mostFolds)).flat(2),
    lenses: atOnce(codeLenses(file, URI, COMMANDS)).flat(2),
    hints: atOnce(inlayHints(file, range)),
    tokens: atOnce(semanticTokens(file)).data,
    some: atOnce(semanticTokens(file, range)).data,
    links: documentLinks(file, URI),
    symbols: atOnce(documentSymbols(file)).flat(2),
    edits: atOnce(formatting(document)),
  };
}

/** As an editor's file is read on. */
function edit(file: AuthApisFile, from: number, to: number, put: string): AuthApisFile {
  return readFile(file.document.edit(from, to, put), undefined, file);
}

function alone({ document }: AuthApisFile): AuthApisFile {
  return readFile(Document.of(document.text));
}

/** APIs in several chunks, some of which share their scopes by an alias. */
const long = `x-scopes: &scopes
  - value: read:all
    description: All
apis:
${Array.from({ length: 80 }, (_, at) =>
  [
    at % 7 === 3 ? "  - name: ''" : `  - name: API ${String(at)}`,
    `    identifier: https://a.acme.com/${String(at)}`,
    at % 9 === 4 ? "    scopes: *scopes" : `    scopes:\n      - value: read:${String(at)}`,
    "    token_lifetime: 3600",
    "    grants:",
    `      - client: web\n        scope: [read:${String(at)}]`,
  ].join("\n"),
).join("\n")}
tenants:
  dev: { domain: acme-dev.eu.auth0.com, clients: { web: Lz8TqXWm1VbYfQd3h2Rk0aPq7NsXw4Zc } }
`;

/** The same with what other blocks bring: whole APIs, grants, names, and scopes to whoever has none. */
const shared = `${long}defaults:
  scopes:
    - value: read:default
apis:
  - &api
    name: &name Shared
    identifier: https://shared.acme.com
    grants: &grants
      - client: web
        scope: [read:all]
${"  - *api\n  - { name: Own, grants: *grants }\n  - { name: *name, scopes: *scopes }\n".repeat(15)}`;

const inJson = {
  "x-first": { a: 1 },
  apis: Array.from({ length: 80 }, (_, at) => {
    const value = `read:${String(at)}`;
    return { grants: [{ client: "web", scope: [value] }], name: `\u{1F600} ${String(at)}`, scopes: [{ value }] };
  }),
  "x-last": { a: 1 },
};
const braced = JSON.stringify(inJson, null, 2);
const json = JSON.stringify(inJson);

test("whatever the text, every feature answers, and with places in the text", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(2000), { minLength: 1, maxLength: 6 }), (text, offsets) => {
      const document = Document.of(text);
      const file = readFile(document);
      const { end } = everything(document);
      const inside = (range: Range): void => {
        ok(document.offsetAt(range.start) <= document.offsetAt(range.end));
        ok(range.start.line <= range.end.line && range.end.line <= end.line);
      };
      const { folds, lenses, hints, tokens, some, links } = answers(file);
      for (const { startLine, endLine } of folds) ok(startLine < endLine && endLine <= end.line);
      for (const { range } of [...lenses, ...links]) inside(range);
      for (const { position } of hints) inside({ start: position, end: position });
      deepEqual(some, tokens);
      ok(tokens.length % 5 === 0 && tokens.every((each) => each >= 0));
      const positions = offsets.map((offset) => document.positionAt(offset));
      for (const [at, selected] of selectionRanges(document, positions).entries()) {
        for (let each: SelectionRange | undefined = selected; each; each = each.parent) {
          inside(each.range);
          const offset = document.offsetAt(positions[at] ?? end);
          ok(document.offsetAt(each.range.start) <= offset && offset <= document.offsetAt(each.range.end));
        }
      }
      for (const position of positions) {
        const marked = highlights(file, position);
        for (const { range } of [...marked, ...definition({ uri: URI, file }, position)]) inside(range);
        equal(references({ uri: URI, file }, position, true).length, marked.length);
        const edit = rename({ uri: URI, file }, position, "fresh", false);
        if (!("refused" in edit)) ok(edited(text, edit.changes?.[URI] ?? []).includes("fresh"));
      }
    }),
    { numRuns: 300 },
  );
});

test("after an edit the answers are those of the text alone", () => {
  fc.assert(
    fc.property(
      texts,
      fc.nat(1500),
      fc.nat(20),
      fc.constantFrom("", " ", "\n", "&note ", "*note", "x"),
      (text, at, length, put) => {
        const before = readFile(Document.of(text));
        answers(before);
        const after = edit(before, at, at + length, put);
        deepEqual(answers(after), answers(alone(after)));
      },
    ),
    { numRuns: 200 },
  );
});

/** Edits of a text, and whether its answers are asked for after each. */
const edits = (text: string) =>
  fc.array(
    fc.record({
      at: fc.nat(text.length),
      length: fc.oneof(fc.constant(0), fc.nat(40)),
      put: fc.constantFrom("", " ", "\n", "# note\n", "x", "\n  - name: New\n", "*api", "&api ", "\u{1F600}", ","),
      asked: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );

for (const [how, text] of Object.entries({
  "in lines": long,
  "with anchors": shared,
  "in braces": braced,
  "on one line": json,
})) {
  test(`after edits of a long file ${how} the answers are those of the text alone`, () => {
    const law = fc.property(edits(text), fc.constantFrom(100, 400, Infinity), (all, mostFolds) => {
      let file = readFile(Document.of(text));
      answers(file, mostFolds);
      for (const { at, length, put, asked } of all) {
        file = edit(file, at, at + length, put);
        if (asked) answers(file, mostFolds);
      }
      deepEqual(answers(file, mostFolds), answers(alone(file), mostFolds));
    });
    fc.assert(law, { examples: [[[{ at: 6923, length: 28, put: "", asked: false }], Infinity]], numRuns: 25 });
  });
}
