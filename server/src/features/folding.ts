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
  const list = outer(document);
  const { deepest, room } = withinLimit(document, limit - list.length);
  const ranges = list.map(toRange);
  let left = room;
  for (const block of document.blocks) {
    const line = document.lineOf(block);
    for (const fold of shapeOf(block).folds) {
      const depth = depthIn(block, fold);
      if (depth > deepest || (depth === deepest && left-- <= 0)) continue;
      ranges.push(toRange({ ...fold, start: fold.start + line, end: fold.end + line }));
    }
  }
  return ranges;
}

/** The depth down to which folds are wanted, and how many there may be of that depth. */
function withinLimit({ blocks }: Document, limit: number): { readonly deepest: number; readonly room: number } {
  const counts: number[] = [];
  if (limit === Infinity) return { deepest: Infinity, room: Infinity };
  for (const block of blocks) {
    for (const fold of shapeOf(block).folds) {
      const depth = depthIn(block, fold);
      counts[depth] = (counts[depth] ?? 0) + 1;
    }
  }
  let room = limit;
  for (let depth = 0; depth < counts.length; depth++) {
    const count = counts[depth] ?? 0;
    if (count > room) return { deepest: depth, room };
    room -= count;
  }
  return { deepest: Infinity, room };
}

/** An item of `apis` stands inside of that key's fold. */
function depthIn({ kind }: Block, { depth }: Fold): number {
  return kind === "item" ? depth + 1 : depth;
}

function toRange({ start, end, comment }: Fold): FoldingRange {
  return { startLine: start, endLine: end, ...(comment && { kind: FoldingRangeKind.Comment }) };
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

function shapeOf(block: Block): ReturnType<typeof foldsIn> {
  return block.remember(SHAPE, () => foldsIn(block.text));
}

const SHAPE = memoryKey<ReturnType<typeof foldsIn>>();
