import type { AnchorIndex } from "../../document/read/anchors.ts";
import type { Block } from "../../document/block.ts";
import type { Tree, TreeScalar } from "../../document/parse/tree.ts";

/** A node where it is written, be it in another block than the one that uses it. */
export interface Written<T extends Tree = Tree> {
  readonly tree: T;
  readonly block: Block;
}

/** The node that an alias means, and what that one's alias means; the node itself where it is none. */
function follow(node: Written, anchors: AnchorIndex): Written | undefined {
  let each: Written | undefined = node;
  for (let links = 0; each?.tree.kind === "alias"; links++) {
    if (links > LONGEST_CHAIN) return undefined;
    each = anchors.find(each.tree.name, each.block, each.tree.start);
  }
  return each;
}

/** What stands under a key of a map, merge keys included; the map's own key wins. */
export function child(node: Written | undefined, key: string, anchors: AnchorIndex): Written | undefined {
  return entries(node, anchors).findLast(({ key: { tree } }) => textOf(tree) === key)?.value;
}

/** The items of a list; none for anything else. */
export function items(node: Written | undefined, anchors: AnchorIndex): readonly Written[] {
  const list = node && follow(node, anchors);
  return list?.tree.kind === "list" ? list.tree.items.map((tree) => ({ tree, block: list.block })) : [];
}

/** The keys of a map with their values; those that merge keys bring come first. */
export function entries(
  node: Written | undefined,
  anchors: AnchorIndex,
  seen: Set<Tree> = new Set(),
): readonly { readonly key: Written<TreeScalar>; readonly value: Written }[] {
  const map = node && follow(node, anchors);
  if (map?.tree.kind !== "map" || seen.has(map.tree)) return [];
  seen.add(map.tree);
  const { block } = map;
  const own = map.tree.entries.filter(({ merge }) => !merge);
  const merged = map.tree.entries.flatMap(({ merge, value }) => {
    const source = merge ? follow({ tree: value, block }, anchors) : undefined;
    const sources = source?.tree.kind === "list" ? items(source, anchors).toReversed() : source ? [source] : [];
    return sources.flatMap((each) => entries(each, anchors, seen));
  });
  return [...merged, ...own.map(({ key, value }) => ({ key: { tree: key, block }, value: { tree: value, block } }))];
}

/** The scalar that a node is or leads to. */
export function scalar(node: Written | undefined, anchors: AnchorIndex): Written<TreeScalar> | undefined {
  const found = node && follow(node, anchors);
  return found?.tree.kind === "scalar" ? { tree: found.tree, block: found.block } : undefined;
}

function textOf({ value, source }: TreeScalar): string {
  return value === null ? source : String(value);
}

const LONGEST_CHAIN = 50;
