import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import { type Folds, foldsIn } from "./folds.ts";

/** A block's folds, their lines counted from its first one; those of an item stand inside of its key's fold. */
export function foldsOf(block: Block): Folds {
  return block.remember(FOLDS, () => {
    const { folds, last } = foldsIn(block.text);
    if (block.kind !== "item") return { folds, last };
    return { folds: folds.map((fold) => ({ ...fold, depth: fold.depth + 1 })), last };
  });
}

const FOLDS = memoryKey<Folds>();
