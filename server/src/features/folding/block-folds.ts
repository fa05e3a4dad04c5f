import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import { type Folds, foldsIn } from "./folds.ts";

/** A block's folds, their lines counted from its first one; those of an item stand inside of its key's fold. */
export function foldsOf(block: Block): Folds {
  return block.remember(FOLDS, (each) => foldsIn(each, each.kind === "item" ? 1 : 0));
}

const FOLDS = memoryKey<Folds>();
