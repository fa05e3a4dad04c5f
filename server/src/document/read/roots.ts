import type { Block } from "../block.ts";
import { listsOf } from "../chunk.ts";
import type { Document } from "../document.ts";
import { memoryKey } from "../memory.ts";
import type { TreeEntry } from "../parse/tree.ts";

/** The keys at the top of a document with what stands behind them, in the order in which they stand. */
export function rootsOf({ chunks }: Document): readonly TreeEntry[] {
  return listsOf(chunks, ROOTS, rootsIn).flat();
}

/** An item of `apis` has none. */
export function rootsIn(block: Block): readonly TreeEntry[] {
  if (block.kind === "item") return NONE;
  const tree = block.parsed.tree;
  return tree?.kind === "map" ? tree.entries : NONE;
}

const NONE: readonly never[] = [];
const ROOTS = memoryKey<readonly TreeEntry[]>();
