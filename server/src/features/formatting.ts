import type { TextEdit } from "vscode-languageserver-types";
import { Document, type Range } from "../document/document.ts";
import { type Uncut, uncutBlocks } from "../document/uncut.ts";
import { type Change, changed } from "./format/change.ts";
import { endOfFile } from "./format/end-of-file.ts";
import { formatBlock } from "./format/format-block.ts";

/**
 * Indents by two spaces, puts one space behind colons, dashes and commas, and takes the spaces at the ends of lines away. Comments,
 * order and quotes stay; a part with a syntax error stays as it is; the file means the same afterwards.
 */
export function formatting(document: Document): TextEdit[] {
  const blocks = uncutBlocks(document);
  const lineBreak = /\r?\n/.exec(document.blocks.find(({ text }) => text.includes("\n"))?.text ?? "")?.[0] ?? "\n";
  // All items of the list stand at one column: either all can move, or none does.
  const columns = blocks.some(({ block }) => block.kind === "item") ? [ITEM_COLUMN, undefined] : [undefined];
  for (const column of columns) {
    const formatted = blocks.map((each): Formatted => {
      const { block } = each;
      const changes = formatBlock(block, block.kind === "item" ? column : undefined);
      return { ...each, changes: each === blocks.at(-1) ? endOfFile(block, changes, lineBreak) : changes };
    });
    if (isCutTheSame(formatted)) return edits(formatted, document);
  }
  return [];
}

/** The same for some lines alone; where that can't be, as they hang together with others, no edits. */
export function rangeFormatting(document: Document, range: Range): TextEdit[] {
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const formatted = uncutBlocks(document).map((each): Formatted => {
    const from = document.positionAt(each.start).line;
    const near = from <= last && range.start.line < from + each.block.lines.length;
    const wanted = (line: number): boolean => range.start.line <= from + line && from + line <= last;
    return { ...each, changes: near ? formatBlock(each.block, undefined, wanted) : [] };
  });
  return isCutTheSame(formatted) ? edits(formatted, document) : [];
}

interface Formatted extends Uncut {
  readonly changes: readonly Change[];
}

/** Each block alone keeps its meaning; so does the whole, as long as the same blocks come out of it. */
function isCutTheSame(formatted: readonly Formatted[]): boolean {
  const texts = formatted.map(({ block, changes }) => changed(block.text, changes));
  const blocks = uncutBlocks(Document.of(texts.join("")));
  if (blocks.length !== formatted.length) return false;
  return blocks.every(({ block: { kind, text } }, at) => kind === formatted[at]?.block.kind && text === texts[at]);
}

function edits(formatted: readonly Formatted[], document: Document): TextEdit[] {
  return formatted.flatMap(({ start, changes }) =>
    [...changes]
      .sort((one, other) => one.start - other.start)
      .map((change) => {
        const range = {
          start: document.positionAt(start + change.start),
          end: document.positionAt(start + change.end),
        };
        return { range, newText: change.text };
      }),
  );
}

const ITEM_COLUMN = 2;
