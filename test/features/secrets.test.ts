import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { codeLenses } from "../../server/src/features/code-lenses.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { diagnostics } from "../../server/src/features/diagnostics.ts";
import { documentLinks } from "../../server/src/features/document-links.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import { workspaceSymbols } from "../../server/src/features/workspace-symbols.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { BODY, TEXTS, tells } from "./secret-texts.ts";

const uri = "file:///auth-apis.yaml";
const COMMANDS = new Set<string>(Object.values(LENS_COMMANDS));

/** All that is said of a text, whatever the cursor points at; what an edit puts back into the file is no saying. */
function said(text: string): readonly string[] {
  const document = Document.of(text);
  const file = readFile(document);
  const findings = analyse(file);
  const all = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const about = { uri, version: 1, versioned: false, related: true };
  const whole = [
    ...diagnostics(findings, document, about),
    ...atOnce(codeActions(findings, file, all, { diagnostics: [] }, about)).map(({ title }) => title),
    ...atOnce(documentSymbols(file)),
    ...atOnce(workspaceSymbols(file, uri)),
    ...atOnce(inlayHints(file, all)),
    ...documentLinks(file, uri),
    ...atOnce(codeLenses(file, uri, COMMANDS)),
  ];
  const here = Array.from({ length: text.length }, (_, offset) => document.positionAt(offset)).flatMap((position) => [
    hover(file, position),
    ...complete(file, position, { snippets: true }).map(({ detail, documentation }) => ({ detail, documentation })),
  ]);
  return [...whole, ...here].map((each) => JSON.stringify(each));
}

describe("nothing that is said of a file quotes", () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    test(name, () => {
      ok(text.includes(BODY));
      const quotes = said(text).filter(tells);
      deepEqual([...new Set(quotes)].slice(0, 5), []);
    });
  }
});
