import type { Tree, TreeAlias } from "./tree.ts";

/** The aliases of a tree, in the order in which they stand; those that are keys aside. */
export function aliasesIn(tree: Tree): readonly TreeAlias[] {
  if (tree.kind === "alias") return [tree];
  if (tree.kind === "list") return tree.items.flatMap(aliasesIn);
  return tree.kind === "map" ? tree.entries.flatMap(({ value }) => aliasesIn(value)) : [];
}
