import type { TextEdit } from "vscode-languageserver-types";
import type { Block } from "../document/block.ts";
import { cut } from "../document/cut.ts";
import type { Document, Range } from "../document/document.ts";
import { type Change, changed } from "./format/change.ts";
import { endOfFile } from "./format/end-of-file.ts";
import { formatBlock } from "./format/format-block.ts";

/**
 * Indents by two spaces, puts one space behind colons, dashes and commas, and takes the spaces at the ends of lines away. Comments,
 * order and quotes stay; a part with a syntax error stays as it is; the file means the same afterwards.
 */
export function formatting(document: Document): TextEdit[] {
  const last = document.blocks.at(-1);
  const lineBreak = /\r?\n/.exec(document.blocks.find(({ text }) => text.includes("\n"))?.text ?? "")?.[0] ?? "\n";
  // All items of the list stand at one column: either all can move, or none does.
  const columns = document.blocks.some(({ kind }) => kind === "item") ? [ITEM_COLUMN, undefined] : [undefined];
  for (const column of columns) {
    const formatted = document.blocks.map((block): Formatted => {
      const changes = formatBlock(block, block.kind === "item" ? column : undefined);
      return { block, changes: block === last ? endOfFile(block, changes, lineBreak) : changes };
    });
    if (isCutTheSame(formatted)) return edits(formatted, document);
  }
  return [];
}

/** The same for some lines alone; where that can't be, as they hang together with others, no edits. */
export function rangeFormatting(document: Document, range: Range): TextEdit[] {
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const formatted = document.blocks.map((block): Formatted => {
    const from = document.lineOf(block);
    const near = from <= last && range.start.line < from + block.lines.length;
    const wanted = (line: number): boolean => range.start.line <= from + line && from + line <= last;
    return { block, changes: near ? formatBlock(block, undefined, wanted) : [] };
  });
  return isCutTheSame(formatted) ? edits(formatted, document) : [];
}

interface Formatted {
  readonly block: Block;
  readonly changes: readonly Change[];
}

/** Each block alone keeps its meaning; so does the whole, as long as the same blocks come out of it. */
function isCutTheSame(formatted: readonly Formatted[]): boolean {
  const texts = formatted.map(({ block, changes }) => changed(block.text, changes));
  const blocks = cut(texts.join(""));
  if (blocks.length !== formatted.length) return false;
  return blocks.every(({ kind, text }, at) => kind === formatted[at]?.block.kind && text === texts[at]);
}

function edits(formatted: readonly Formatted[], document: Document): TextEdit[] {
  return formatted.flatMap(({ block, changes }) =>
    [...changes]
      .sort((one, other) => one.start - other.start)
      .map(({ start, end, text }) => ({ range: document.rangeOf({ block, start, end }), newText: text })),
  );
}

const ITEM_COLUMN = 2;
