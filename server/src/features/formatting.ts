import type { TextEdit } from "vscode-languageserver-types";
import { Document, type Range } from "../document/document.ts";
import { lineBreakIn } from "../document/edit/edits.ts";
import type { Steps } from "../document/steps.ts";
import { sum } from "../document/sum.ts";
import { type Uncut, uncutBlocks } from "../document/cut/uncut.ts";
import { type Change, changed, inOrder, together } from "./format/change.ts";
import { formatBlock, type Wanted } from "./format/format-block.ts";

/**
 * Indents by two spaces, puts one space behind colons, dashes and commas, and takes the spaces at the ends of lines away. Comments,
 * order and quotes stay; a part with a syntax error stays as it is; the file means the same afterwards.
 */
export function* formatting(document: Document): Steps<TextEdit[]> {
  const blocks = uncutBlocks(document);
  const lineBreak = lineBreakIn(undefined, document);
  // All items of the list stand at one column: either all can move, or none does.
  const columns = blocks.some(({ block }) => block.kind === "item") ? [ITEM_COLUMN, undefined] : [undefined];
  for (const column of columns) {
    const formatted = yield* formatAll(blocks, (each) => ({
      column: each.block.kind === "item" ? column : undefined,
      end: each === blocks.at(-1) ? lineBreak : undefined,
    }));
    if (yield* isCutTheSame(formatted)) return yield* edits(formatted, document);
  }
  return [];
}

/** The same for some lines alone; where that can't be, as they hang together with others, no edits. */
export function* rangeFormatting(document: Document, range: Range): Steps<TextEdit[]> {
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const formatted = yield* formatAll(uncutBlocks(document), ({ block, start }) => {
    const from = document.positionAt(start).line;
    const isNear = from <= last && range.start.line < from + block.lines.length;
    const isWanted = (line: number): boolean => range.start.line <= from + line && from + line <= last;
    return isNear ? { isWanted } : undefined;
  });
  return (yield* isCutTheSame(formatted)) ? yield* edits(formatted, document) : [];
}

interface Formatted extends Uncut {
  readonly changes: readonly Change[];
}

/** @param wanted - nothing for what is to stay */
function* formatAll(
  blocks: readonly Uncut[],
  wanted: (uncut: Uncut) => Wanted | undefined,
): Steps<readonly Formatted[]> {
  const formatted: Formatted[] = [];
  for (const each of blocks) {
    const how = wanted(each);
    formatted.push({ ...each, changes: how ? yield* formatBlock(each.block, how) : [] });
  }
  return formatted;
}

/** Each block alone keeps its meaning; so does the whole, as long as the same blocks come out of it. */
function* isCutTheSame(formatted: readonly Formatted[]): Steps<boolean> {
  if (formatted.every(({ changes }) => changes.length === 0)) return true;
  const texts = formatted.map(({ block, changes }) => changed(block.text, changes));
  yield;
  const document = Document.of(texts.join(""));
  yield;
  const blocks = uncutBlocks(document);
  yield;
  if (blocks.length !== formatted.length) return false;
  return blocks.every(({ block: { kind, text } }, at) => kind === formatted[at]?.block.kind && text === texts[at]);
}

function* edits(formatted: readonly Formatted[], document: Document): Steps<TextEdit[]> {
  const count = sum(formatted, ({ changes }) => changes.length);
  const found: TextEdit[] = [];
  yield;
  for (const { block, start, changes } of formatted) {
    for (const change of count > MOST ? together(block.text, changes, APART) : inOrder(changes)) {
      const range = {
        start: document.positionAt(start + change.start),
        end: document.positionAt(start + change.end),
      };
      found.push({ range, newText: change.text });
    }
    yield;
  }
  return found;
}

const ITEM_COLUMN = 2;
/** More edits cost an editor, and the way there, more than the text between them. */
const MOST = 10_000;
/** In UTF-16 units: about what an edit takes on its way. */
const APART = 100;
