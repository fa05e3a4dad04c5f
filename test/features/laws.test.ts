import { deepEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import type { Tree } from "../../server/src/document/parse/tree.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { diagnostics } from "../../server/src/features/diagnostics.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { hover } from "../../server/src/features/hover.ts";
import { placeAt } from "../../server/src/features/place/place.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import * as fc from "../properties.ts";
import { SAMPLE, texts } from "./broken-texts.ts";
import { edited } from "./cursor.ts";

test("whatever the text, every feature answers, and with places in the text", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(SAMPLE.length + 40), { minLength: 1, maxLength: 6 }), (text, offsets) => {
      const document = Document.of(text);
      const file = readFile(document);
      const findings = analyse(file);
      const everything = { start: document.positionAt(0), end: document.positionAt(text.length) };
      const inside = ({ start, end }: typeof everything): void => {
        ok(start.line <= everything.end.line && end.line <= everything.end.line);
        ok(document.offsetAt(start) <= document.offsetAt(end));
      };
      const options = { uri: "file:///auth-apis.yaml", version: 1, versioned: false, related: true };
      for (const { range } of diagnostics(findings, document, options)) inside(range);
      for (const { edit } of atOnce(codeActions(findings, file, everything, { diagnostics: [] }, options))) {
        edited(text, edit?.changes?.[options.uri] ?? []);
      }
      for (const { range } of atOnce(documentSymbols(file)).flat(2)) inside(range);
      for (const offset of offsets) {
        const position = document.positionAt(offset);
        const found = hover(file, position);
        if (found?.range) inside(found.range);
        for (const { textEdit } of complete(file, position, { snippets: true })) {
          ok(textEdit && "range" in textEdit);
          inside(textEdit.range);
          ok(textEdit.range.start.line === position.line && textEdit.range.end.line === position.line);
        }
      }
    }),
    { numRuns: 400 },
  );
});

/** Every key and scalar with its path, as the parser sees them; aliases and merge keys left out. */
function* parsed({ document }: AuthApisFile): Iterable<{ path: (string | number)[]; offset: number; text: string }> {
  let items = 0;
  const visit = function* (tree: Tree, path: (string | number)[], origin: number): ReturnType<typeof parsed> {
    if (tree.kind === "scalar") {
      if (tree.source !== "" && tree.style !== "block") yield { path, offset: origin + tree.start, text: tree.source };
    } else if (tree.kind === "list") {
      for (const [at, item] of tree.items.entries()) yield* visit(item, [...path, at], origin);
    } else if (tree.kind === "map") {
      for (const { key, value, merge } of tree.entries) {
        if (merge) continue;
        yield { path, offset: origin + key.start, text: key.source };
        if (value.start !== key.start) yield* visit(value, [...path, key.source], origin);
      }
    }
  };
  for (const block of document.blocks) {
    const { tree } = block.parsed;
    if (tree === undefined) continue;
    const item = block.kind === "item" && tree.kind === "list" ? tree.items[0] : undefined;
    if (item) yield* visit(item, ["apis", items++], document.offsetOf(block));
    else yield* visit(tree, [], document.offsetOf(block));
  }
}

test("where the text has no error, words stand where the parser says", () => {
  let checked = 0;
  const check = (text: string): void => {
    const document = Document.of(text);
    if (document.blocks.some((block) => block.parsed.problems.length > 0 || block.kind === "rest")) return;
    checked++;
    const file = readFile(document);
    for (const { path, offset, text: word } of parsed(file)) {
      const place = placeAt(file, offset);
      deepEqual({ path: place?.path, word: place?.text }, { path, word: writtenAt(text, offset, word) });
    }
  };
  check(SAMPLE);
  check(SAMPLE.replaceAll("\n", "\r\n"));
  check(readFileSync("samples/auth-apis.yaml", "utf8"));
  fc.assert(fc.property(indented, check), { numRuns: 300 });
  ok(checked > 100, `${checked} texts had no error`);
});

/** Quoted words keep their escapes in a place's text. */
function writtenAt(text: string, offset: number, word: string): string {
  return text[offset] === "'" ? word.replaceAll("'", "''") : word;
}

/** Texts without errors: maps and lists in each other, in block and in flow style, with comments and blank lines between. */
const word = fc.constantFrom("a", "read:x", '"q: #"', "'it''s'", "1", "https://a/b#c", "two words", "-x", "${V}");
const key = fc.constantFrom("name", "value", "scopes", "x-y", '"quoted"', "k e y");
const { node: flowNode } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    word.filter((each) => !each.includes("{")),
    fc.array(tie("node"), { maxLength: 3 }).map((all) => `[${all.join(", ")}]`),
    fc
      .uniqueArray(key, { maxLength: 3 })
      .chain((keys) =>
        fc
          .tuple(...keys.map(() => tie("node")))
          .map((all) => `{ ${keys.map((each, at) => `${each}: ${all[at] ?? ""}`).join(", ")} }`),
      ),
  ),
}));
const gap = fc.constantFrom("", "", "\n", "# c: d\n", "   # - x\n");
const { block: indented } = fc.letrec<{ block: string; node: readonly string[] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(word, flowNode).map((each) => [each]),
    fc
      .array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((items) => items.flatMap((lines) => lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`)))),
    fc.uniqueArray(key, { minLength: 1, maxLength: 3 }).chain((keys) =>
      fc.tuple(...keys.map(() => tie("node"))).map((all) =>
        keys.flatMap((each, at) => {
          const lines = all[at] ?? [];
          const only = lines.length === 1 && !/^(?:- |\S+: )/.test(lines[0] ?? "") ? lines[0] : undefined;
          return only === undefined ? [`${each}:`, ...lines.map((line) => `  ${line}`)] : [`${each}: ${only}`];
        }),
      ),
    ),
  ),
  block: fc
    .tuple(tie("node"), gap)
    .map(
      ([lines, between]) =>
        `apis:\n${lines.map((line) => `  ${line}\n`).join(between)}tenants:\n${lines.map((line) => `  ${line}\n`).join("")}`,
    ),
}));
