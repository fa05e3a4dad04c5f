import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { Block } from "../document/block.ts";
import type { Document } from "../document/document.ts";
import { memoryKey } from "../document/memory.ts";
import { type Fold, foldsIn } from "./shape/folds.ts";

/**
 * What an editor can fold: keys, list items and block scalars with the lines that are indented further, and comments of several lines.
 * It goes by lines, so that half-typed text folds as well.
 *
 * @param limit - no more than so many; the outer ones go first
 */
export function foldingRanges(document: Document, limit = Infinity): FoldingRange[] {
  const folds = [...outer(document), ...document.blocks.flatMap((block) => inner(block, document))];
  return withinLimit(folds, limit).map(({ start, end, comment }) => ({
    startLine: start,
    endLine: end,
    ...(comment && { kind: FoldingRangeKind.Comment }),
  }));
}

/** The key `apis` with the items that are blocks of their own. */
function outer(document: Document): Fold[] {
  const { blocks } = document;
  const first = blocks.findIndex(({ kind }) => kind === "item");
  const last = blocks.findLast(({ kind }) => kind === "item");
  const key = blocks[first - 1];
  if (!key || !last) return [];
  const start = document.lineOf(key) + shapeOf(key).last;
  return [{ start, end: document.lineOf(last) + shapeOf(last).last, depth: 0, comment: false }];
}

function inner(block: Block, document: Document): Fold[] {
  const line = document.lineOf(block);
  const depth = block.kind === "item" ? 1 : 0;
  return shapeOf(block).folds.map((fold) => ({
    ...fold,
    start: fold.start + line,
    end: fold.end + line,
    depth: fold.depth + depth,
  }));
}

function shapeOf(block: Block): ReturnType<typeof foldsIn> {
  return block.remember(SHAPE, () => foldsIn(block.text));
}

function withinLimit(folds: readonly Fold[], limit: number): readonly Fold[] {
  if (folds.length <= limit) return folds;
  return [...folds].sort((one, other) => one.depth - other.depth).slice(0, limit);
}

const SHAPE = memoryKey<ReturnType<typeof foldsIn>>();
