import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import { foldsOf } from "./block-folds.ts";

/** How many folds there are of each depth. */
export type Depths = readonly number[];

export function depthsOf(block: Block): Depths {
  return block.remember(DEPTHS, countDepths);
}

function countDepths(block: Block): Depths {
  const counts: number[] = [];
  for (const { depth } of foldsOf(block).folds) add(counts, depth, 1);
  return counts;
}

export function summed(all: readonly Depths[]): Depths {
  const sums: number[] = [];
  for (const each of all) {
    for (let depth = 0; depth < each.length; depth++) add(sums, depth, each[depth] ?? 0);
  }
  return sums;
}

function add(counts: number[], depth: number, count: number): void {
  while (counts.length <= depth) counts.push(0);
  counts[depth] = (counts[depth] ?? 0) + count;
}

/** The depth down to which there is room for folds within a limit, and for how many of that depth. */
export function withinLimit(depths: Depths, limit: number): { readonly deepest: number; readonly room: number } {
  let room = limit;
  for (const [depth, count] of depths.entries()) {
    if (count > room) return { deepest: depth, room };
    room -= count;
  }
  return { deepest: Infinity, room };
}

const DEPTHS = memoryKey<Depths>();
