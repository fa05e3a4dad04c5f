import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document, type Position } from "../../server/src/document/document.ts";
import { MOST_PARTS } from "../../server/src/document/parse/too-long.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { codeLenses } from "../../server/src/features/code-lenses.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { complete } from "../../server/src/features/completion/completion.ts";
import { definition } from "../../server/src/features/definition.ts";
import { documentLinks } from "../../server/src/features/document-links.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { foldingRanges } from "../../server/src/features/folding.ts";
import { formatting } from "../../server/src/features/formatting.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import { onTypeFormatting } from "../../server/src/features/on-type-formatting.ts";
import { highlights, references } from "../../server/src/features/references.ts";
import { MOST_WORDS, scanText } from "../../server/src/features/place/scan.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import { selectionRanges } from "../../server/src/features/selection.ts";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { silencingComments } from "../../server/src/rules/engine/silencing-comment.ts";
import { type Bait, BAITS } from "./baits.ts";

const uri = "file:///auth-apis.yaml";
const COMMANDS = new Set<string>(Object.values(LENS_COMMANDS));

/** All that an editor asks of a file that was just opened, and once more after an edit in its middle. */
function everything(text: string): void {
  const document = Document.of(text);
  const file = readFile(document);
  ask(file);
  ask(readFile(document.edit(text.length / 2, text.length / 2, "x"), undefined, file));
}

function ask(file: AuthApisFile): void {
  const { document } = file;
  const [start, middle, end] = [0, document.length >> 1, document.length].map((at) => document.positionAt(at));
  if (!start || !middle || !end) throw new RangeError("no position");
  const findings = analyse(file);
  const about = { uri, version: 1, versioned: false, related: true };
  atOnce(codeActions(findings, file, { start, end }, { diagnostics: [] }, about));
  atOnce(documentSymbols(file));
  atOnce(foldingRanges(document));
  atOnce(inlayHints(file, { start, end }));
  atOnce(semanticTokens(file));
  documentLinks(file, uri);
  atOnce(formatting(document));
  atOnce(codeLenses(file, uri, COMMANDS));
  for (const position of [middle, end]) {
    complete(file, position, { snippets: true });
    hover(file, position);
    selectionRanges(document, [position]);
    references({ uri, file }, position, true);
    highlights(file, position);
    definition({ uri, file }, position);
    prepareRename({ uri, file }, position);
    rename({ uri, file }, position, "fresh", false);
    onTypeFormatting(document, position, "\n");
  }
}

describe("in a part that is too long to be read", () => {
  const part = (lines: number): string => `tenants:\n${"  # more\n".repeat(lines)}  dev: {  }\n  prod:\n   `;
  for (const [name, ask] of [
    ["hover", (file, at) => hover(file, at)],
    ["completion", (file, at) => complete(file, { ...at, character: 9 }, { snippets: true })[0]],
    ["completion of a comment", (file, at) => complete(file, { line: at.line - 1, character: 4 })[0]],
    ["completion beside the column", (file, { line }) => complete(file, { line: line + 2, character: 3 })[0]],
    ["a line break", ({ document }, { line }) => onTypeFormatting(document, { line: line + 2, character: 0 }, "\n")[0]],
  ] as const satisfies readonly (readonly [string, (file: AuthApisFile, at: Position) => unknown])[]) {
    test(`${name} finds nothing`, () => {
      const asked = (lines: number): unknown =>
        ask(readFile(Document.of(part(lines))), { line: lines + 1, character: 4 }) ?? undefined;
      ok(asked(10) !== undefined);
      equal(asked(MOST_PARTS + 1), undefined);
    });
  }
});

test("of millions of words before the first key no more are looked at than any part has", () => {
  equal(scanText("\uFEFF\n".repeat(MOST_WORDS + 1000)).length, MOST_WORDS);
});

/** What work costs on a text and on one four times as long, in milliseconds of CPU; nothing where it grows as the text does. */
function growth([name, text]: Bait, length: number, work: (text: string) => void): readonly string[] {
  const cost = (size: number): number => {
    const made = text(size);
    const before = process.cpuUsage();
    work(made);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const short = cost(length / 4);
  const long = cost(length);
  // What grows as the square would cost 16 times as much; the rest is for the collector of garbage.
  return long > 200 + 10 * short ? [`${name}: ${Math.round(short)} ms, then ${Math.round(long)} ms`] : [];
}

test("whatever the text, it costs what it is long", () => {
  deepEqual(
    BAITS.flatMap((bait) => growth(bait, 10_000, everything)),
    [],
  );
});

/** Each of these once took seconds or minutes, or more than the stack. */
const LARGE: Readonly<Record<string, (text: string) => void>> = {
  suppressions: (text) => {
    analyse(readFile(Document.of(text)));
    atOnce(formatting(Document.of(text)));
  },
  "suppressions behind items": (text) => void Document.of(text).blocks.map(silencingComments),
  "reasons before a line separator": (text) => void analyse(readFile(Document.of(text))),
  'scopes: "[1, …]"': (text) => void analyse(readFile(Document.of(text))),
  "many scopes": (text) => void analyse(readFile(Document.of(text))),
  "many anchored scopes": (text) => void analyse(readFile(Document.of(text))),
  "many variables": (text) => void analyse(readFile(Document.of(text))),
  "many clients": (text) => void analyse(readFile(Document.of(text))),
  "many tenants": (text) => void analyse(readFile(Document.of(text))),
  '"[\\n" alone': (text) => {
    const document = Document.of(text).edit(0, 0, "x").edit(1, 2, "").edit(0, 1, "");
    analyse(readFile(document.edit(0, text.length, "x").edit(0, 1, text)));
  },
  '"{}" alone': (text) => void analyse(readFile(Document.of(text))),
  "one anchor many times": (text) => {
    const file = readFile(Document.of(text));
    references({ uri, file }, file.document.positionAt(text.length - 1), true);
  },
};

/** In UTF-16 units: so long that it shows, and not so long that nothing is read. */
const LENGTH = 400_000;
const SHORTER: Readonly<Record<string, number>> = {
  "suppressions behind items": 350_000,
  'scopes: "[1, …]"': 40_000,
  "many variables": 300_000,
  "one anchor many times": 150_000,
};

for (const [name, work] of Object.entries(LARGE)) {
  test(`${name}, at length`, () => {
    const bait = BAITS.find(([each]) => each === name);
    ok(bait);
    deepEqual(growth(bait, SHORTER[name] ?? LENGTH, work), []);
  });
}
