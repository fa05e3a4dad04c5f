import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import { foldsOf } from "./block-folds.ts";

/** How many folds there are of each depth. */
export type Depths = readonly number[];

export function depthsOf(block: Block): Depths {
  return block.remember(DEPTHS, () => {
    const depths = foldsOf(block).folds.map(({ depth }) => depth);
    return Array.from({ length: Math.max(-1, ...depths) + 1 }, (_, at) => depths.filter((each) => each === at).length);
  });
}

export function summed(all: readonly Depths[]): Depths {
  const length = all.reduce((most, each) => Math.max(most, each.length), 0);
  return Array.from({ length }, (_, depth) => all.reduce((sum, each) => sum + (each[depth] ?? 0), 0));
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
