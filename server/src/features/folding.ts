import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { bracketsIn } from "../document/brackets.ts";
import type { Block } from "../document/block.ts";
import { ofEachInSteps } from "../document/chunk.ts";
import type { Document } from "../document/document.ts";
import { blockLists } from "../document/list-keys.ts";
import { memoryKey } from "../document/memory.ts";
import type { Steps } from "../document/steps.ts";
import { foldsOf } from "./folding/block-folds.ts";
import { type Depths, depthsOf, summed, withinLimit } from "./folding/depths.ts";
import type { Fold } from "./folding/folds.ts";
import { BEGINNING, pieceKeys, type Pieces, type PiecesOfChunk, piecesOfChunk, type Piecing } from "./pieces.ts";

/**
 * What an editor can fold: keys, list items and block scalars with the lines that are indented further, and comments of several lines.
 * It goes by lines, so that half-typed text folds as well.
 *
 * @param limit - no more than so many; the outer ones go first
 */
export function* foldingRanges(document: Document, limit = Infinity): Steps<Pieces<FoldingRange>> {
  const { chunks, chunkStarts } = document;
  const list = outer(document);
  const depths = yield* ofEachInSteps(chunks, DEPTHS_IN_CHUNK, (blocks) => summed(blocks.map(depthsOf)));
  const { deepest, room } = withinLimit(summed(depths), limit - list.length);
  /** Of the deepest folds, how many there may still be. */
  let left = room;
  /** Of these, how many the blocks may have whose turn it is. */
  let taken = 0;
  let made = 0;
  const piecing: Piecing<Block, FoldingRange> = {
    startOf: (block) => document.startOf(block),
    numberOf(block) {
      const own = Math.min(taken, depthsOf(block)[deepest] ?? 0);
      taken -= own;
      return own;
    },
    make(block, { line }, own) {
      made++;
      return rangesOf(block, line, deepest, own);
    },
  };
  const groups: PiecesOfChunk<FoldingRange>[] = [[list.map((fold) => toRange(fold))]];
  for (const [at, chunk] of chunks.entries()) {
    taken = Math.min(left, depths[at]?.[deepest] ?? 0);
    left -= taken;
    const where = { start: chunkStarts[at] ?? BEGINNING, number: taken, by: deepest };
    groups.push(piecesOfChunk(chunk, PIECES, where, piecing));
    if (made > 0) yield;
    made = 0;
  }
  return groups;
}

/** @param taken - how many of the deepest ones there may be */
function rangesOf(block: Block, line: number, deepest: number, taken: number): readonly FoldingRange[] {
  let left = taken;
  return foldsOf(block).folds.flatMap((fold) => {
    const { depth } = fold;
    if (depth > deepest || (depth === deepest && left-- <= 0)) return [];
    return [toRange(fold, line)];
  });
}

/** @param line - from which the fold counts its own */
function toRange({ start, end, comment }: Fold, line = 0): FoldingRange {
  const range: FoldingRange = { startLine: line + start, endLine: line + end };
  if (comment) range.kind = FoldingRangeKind.Comment;
  return range;
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
    return { start: document.lineOf(key) + foldsOf(key).last, end: document.lineOf(last) + foldsOf(last).last };
  });
  return [...braces, ...lists].flatMap((fold) =>
    fold.end > fold.start ? [{ ...fold, depth: 0, comment: false }] : [],
  );
}

const DEPTHS_IN_CHUNK = memoryKey<Depths>();
const PIECES = pieceKeys<FoldingRange>();
