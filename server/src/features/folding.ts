import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { bracketsIn } from "../document/brackets.ts";
import type { Block } from "../document/block.ts";
import { ofEach } from "../document/chunk.ts";
import type { Document } from "../document/document.ts";
import { blockLists } from "../document/list-keys.ts";
import { type Latest, memoryKey } from "../document/memory.ts";
import type { Pieces } from "./pieces.ts";
import { type Fold, foldsIn } from "./shape/folds.ts";

/**
 * What an editor can fold: keys, list items and block scalars with the lines that are indented further, and comments of several lines.
 * It goes by lines, so that half-typed text folds as well.
 *
 * @param limit - no more than so many; the outer ones go first
 */
export function foldingRanges(document: Document, limit = Infinity): Pieces<FoldingRange> {
  const { chunks, chunkStarts } = document;
  const list = outer(document);
  const counts = ofEach(chunks, COUNTS_IN_CHUNK, (blocks) => summed(blocks.map(countsOf)));
  const { deepest, room } = withinLimit(summed(counts), limit - list.length);
  let left = room;
  const groups = chunks.map((chunk, at) => {
    let taken = Math.min(left, counts[at]?.[deepest] ?? 0);
    left -= taken;
    return chunk.latest(GROUP, [chunkStarts[at]?.line, deepest, taken], () =>
      chunk.items.map((block) => {
        const own = Math.min(taken, countsOf(block)[deepest] ?? 0);
        taken -= own;
        const line = document.lineOf(block);
        return block.latest(PIECE, [line, deepest, own], () => rangesOf(block, line, deepest, own));
      }),
    );
  });
  return [[list.map(toRange)], ...groups];
}

/** @param taken - how many of the deepest ones there may be */
function rangesOf(block: Block, line: number, deepest: number, taken: number): readonly FoldingRange[] {
  let left = taken;
  return shapeOf(block).folds.flatMap((fold) => {
    const depth = depthIn(block, fold);
    if (depth > deepest || (depth === deepest && left-- <= 0)) return [];
    return [toRange({ ...fold, start: fold.start + line, end: fold.end + line })];
  });
}

/**
 * The depth down to which folds are wanted, and how many there may be of that depth.
 *
 * @param counts - how many folds there are of each depth
 */
function withinLimit(counts: readonly number[], limit: number): { readonly deepest: number; readonly room: number } {
  let room = limit;
  for (const [depth, count] of counts.entries()) {
    if (count > room) return { deepest: depth, room };
    room -= count;
  }
  return { deepest: Infinity, room };
}

/** How many folds a block has at each depth. */
function countsOf(block: Block): readonly number[] {
  return block.remember(COUNTS, () => {
    const depths = shapeOf(block).folds.map((fold) => depthIn(block, fold));
    return Array.from({ length: Math.max(-1, ...depths) + 1 }, (_, at) => depths.filter((each) => each === at).length);
  });
}

function summed(lists: readonly (readonly number[])[]): readonly number[] {
  const length = lists.reduce((most, list) => Math.max(most, list.length), 0);
  return Array.from({ length }, (_, depth) => lists.reduce((sum, list) => sum + (list[depth] ?? 0), 0));
}

/** An item stands inside of its key's fold. */
function depthIn({ kind }: Block, { depth }: Fold): number {
  return kind === "item" ? depth + 1 : depth;
}

function toRange({ start, end, comment }: Fold): FoldingRange {
  return { startLine: start, endLine: end, ...(comment && { kind: FoldingRangeKind.Comment }) };
}

/** The braces of a file, and keys with items that are blocks of their own. */
function outer(document: Document): Fold[] {
  const braces = bracketsIn(document).flatMap(({ opening, closing }) => {
    const isFile = opening.block.kind === "preamble";
    return isFile && closing
      ? [{ start: document.rangeOf(opening).start.line, end: document.rangeOf(closing).end.line - 1 }]
      : [];
  });
  const lists = blockLists(document.chunks).map(({ key, last }) => {
    return { start: document.lineOf(key) + shapeOf(key).last, end: document.lineOf(last) + shapeOf(last).last };
  });
  return [...braces, ...lists].flatMap((fold) =>
    fold.end > fold.start ? [{ ...fold, depth: 0, comment: false }] : [],
  );
}

function shapeOf(block: Block): ReturnType<typeof foldsIn> {
  return block.remember(SHAPE, () => foldsIn(block.text));
}

const SHAPE = memoryKey<ReturnType<typeof foldsIn>>();
const COUNTS = memoryKey<readonly number[]>();
const COUNTS_IN_CHUNK = memoryKey<readonly number[]>();
const PIECE = memoryKey<Latest<readonly FoldingRange[]>>();
const GROUP = memoryKey<Latest<readonly (readonly FoldingRange[])[]>>();
