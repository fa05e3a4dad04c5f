import type { Block } from "../block.ts";
import { listsOf } from "../chunk.ts";
import type { Document } from "../document.ts";
import { memoryKey } from "../memory.ts";
import type { TreeEntry } from "../parse/tree.ts";

/** A key at the top of the file with what stands behind it. */
export interface RootEntry {
  readonly entry: TreeEntry;
  readonly block: Block;
}

/** The keys at the top of a document, in the order in which they stand. */
export function rootsOf({ chunks }: Document): readonly RootEntry[] {
  return listsOf(chunks, ROOTS, rootEntries).flat();
}

/** An item of `apis` has none. */
function rootEntries(block: Block): readonly RootEntry[] {
  if (block.kind === "item") return NONE;
  const tree = block.parsed.tree;
  return tree?.kind === "map" ? tree.entries.map((entry) => ({ entry, block })) : NONE;
}

const NONE: readonly never[] = [];
const ROOTS = memoryKey<readonly RootEntry[]>();
