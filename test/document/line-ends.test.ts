import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { Position } from "vscode-languageserver-types";
import type { Block } from "../../server/src/document/block.ts";
import { Document } from "../../server/src/document/document.ts";
import { positionIn } from "../../server/src/document/positions.ts";
import { readSimple, readSimplePart } from "../../server/src/document/parse/simple.ts";
import type { Tree } from "../../server/src/document/parse/tree.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeLenses } from "../../server/src/features/code-lenses.ts";
import { diagnostics } from "../../server/src/features/diagnostics.ts";
import { documentLinks } from "../../server/src/features/document-links.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { SAMPLE, texts } from "../features/broken-texts.ts";
import * as fc from "../properties.ts";
import { documents } from "./hostile.ts";

test("whatever the text, with CRLF no place lies within a line's end, nor behind it", () => {
  const check = (text: string): void => {
    const document = Document.of(text.replaceAll(/\r\n?|\n/g, "\r\n"));
    const lines = document.text.split("\r\n");
    const beyond = placesOf(asked(document)).filter(
      ({ line, character }) => character > (lines[line]?.length ?? 0) || line >= lines.length,
    );
    deepEqual(beyond, []);
  };
  for (const text of [SAMPLE, ...BROKEN]) check(text);
  fc.assert(fc.property(texts, check), { numRuns: 300 });
});

test("a text with CRLF is cut where it is with LF, each block read by the same reader, so that it costs as much; and it says the same", () => {
  let [all, simple] = [0, 0];
  const check = (text: string): void => {
    const lf = text.replaceAll(/\r\n?/g, "\n");
    const [one, other] = [Document.of(lf), Document.of(lf.replaceAll("\n", "\r\n"))];
    const blocks = one.blocks.map(shown);
    deepEqual(other.blocks.map(shown), blocks);
    deepEqual(found(other), found(one));
    all += blocks.length;
    simple += blocks.filter(({ readers }) => readers.includes(true)).length;
  };
  for (const text of [SAMPLE, ...BROKEN]) check(text);
  fc.assert(fc.property(documents, check), { numRuns: 1000 });
  fc.assert(fc.property(texts, check), { numRuns: 300 });
  ok(simple > all / 4, `${simple} of ${all} blocks are of common form`);
});

/** What once had other places or words with CRLF. */
const BROKEN = [
  "tenants:\n  dev: { domain: d]\n: { B: x } }\n",
  'apis:\n  - name: A\n "asigning_alg: \n   a scopes:\n      - b\n',
  "apis:\n  - name: A\n |\n    \n      -    identifier: a\n",
  "tenants:\n  ? live:\n    domain: l.eu.auth0.com\n",
  "x-note: &apis:\n  - name: A\n |a    identifier:\n      https://b\n    name: B\n  - name: C\n",
  "apis: # none\nother: a\n",
  "  rules: {}\ndefaults: {}\n",
  "tenants:\ndev:\n  domain: d.eu.auth0.com\n",
  "apis:\n    - identifier: https://a\n  - identifier: https://b\n",
];

/** All of a block that doesn't go by how its lines end; of one with a syntax error not what it says. */
function shown(block: Block) {
  const { kind, before, text, parsed } = block;
  return {
    kind,
    before,
    text: text.replaceAll("\r\n", "\n"),
    readers: [
      readSimple(block),
      readSimplePart(block, "map", false),
      readSimplePart(block, "list", false),
      readSimplePart(block, "list", true),
    ].map((read) => read !== undefined),
    problems: parsed.problems.map(({ code }) => code),
    says: parsed.problems.length > 0 ? undefined : said(parsed.tree),
  };
}

function found(document: Document): unknown {
  return analyse(readFile(document)).map(({ rule, severity, at, message }) => [
    rule,
    severity,
    message,
    document.rangeOf(at),
  ]);
}

/** What an editor is told of a document without having asked for a place. */
function asked(document: Document): unknown {
  const file = readFile(document);
  const whole = { start: document.positionAt(0), end: document.positionAt(document.length) };
  return [
    diagnostics(analyse(file), document, { uri: URI, related: true }),
    analyse(file).flatMap(({ fixes = [] }) => fixes.map(({ edits }) => edits.map(({ at }) => document.rangeOf(at)))),
    atOnce(documentSymbols(file)),
    atOnce(codeLenses(file, URI, new Set(Object.values(LENS_COMMANDS)))),
    atOnce(inlayHints(file, whole)),
    documentLinks(file, URI),
  ];
}

function placesOf(answer: unknown): readonly Position[] {
  if (Position.is(answer)) return [answer];
  return typeof answer === "object" && answer !== null ? Object.values(answer).flatMap(placesOf) : [];
}

function said(tree: Tree | undefined): unknown {
  if (tree === undefined) return undefined;
  const place = [positionIn(tree.block, tree.start), positionIn(tree.block, tree.end)];
  if (tree.kind === "alias") return [place, "*", tree.name];
  if (tree.kind === "list") return [place, tree.flow, tree.anchor, tree.items.map(said)];
  if (tree.kind === "map") {
    return [
      place,
      tree.flow,
      tree.anchor,
      tree.entries.map(({ key, value, merge }) => [said(key), said(value), merge]),
    ];
  }
  return [place, tree.style, tree.anchor, tree.value, tree.source.replaceAll("\r\n", "\n")];
}

const URI = "file:///a/auth-apis.yaml";
