import type { AnchorIndex } from "../../document/read/anchors.ts";
import { keyName, type Tree, type TreeEntry, type TreeScalar } from "../../document/parse/tree.ts";

/** Where aliases lead to. */
export type Anchors = Pick<AnchorIndex, "find">;

/** The node that an alias means, be it in another block, and what that one's alias means; the node itself where it is none. */
function follow(node: Tree, anchors: Anchors): Tree | undefined {
  let each: Tree | undefined = node;
  for (let links = 0; each?.kind === "alias"; links++) {
    if (links > LONGEST_CHAIN) return undefined;
    each = anchors.find(each.name, each);
  }
  return each;
}

/** What stands under a key of a map, merge keys included; the map's own key wins, and of those that are merged the first. */
export function child(
  node: Tree | undefined,
  key: string,
  anchors: Anchors,
  seen: Set<Tree> = new Set(),
): Tree | undefined {
  const map = node && follow(node, anchors);
  if (map?.kind !== "map" || seen.has(map)) return undefined;
  seen.add(map);
  const own = map.entries.findLast((entry) => !entry.merge && keyName(entry.key) === key);
  if (own) return own.value;
  for (const { merge, value } of map.entries) {
    for (const source of merge ? sourcesOf(value, anchors) : []) {
      const found = child(source, key, anchors, seen);
      if (found) return found;
    }
  }
  return undefined;
}

/** The items of a list; none for anything else. */
export function items(node: Tree | undefined, anchors: Anchors): readonly Tree[] {
  const list = node && follow(node, anchors);
  return list?.kind === "list" ? list.items : [];
}

/** The keys of a map with their values; those that merge keys bring come first. */
export function entries(node: Tree | undefined, anchors: Anchors, seen: Set<Tree> = new Set()): readonly TreeEntry[] {
  const map = node && follow(node, anchors);
  if (map?.kind !== "map" || seen.has(map)) return [];
  seen.add(map);
  const own = map.entries.filter(({ merge }) => !merge);
  const merged = map.entries.flatMap(({ merge, value }) => {
    const sources = merge ? sourcesOf(value, anchors).toReversed() : [];
    return sources.flatMap((each) => entries(each, anchors, seen));
  });
  return [...merged, ...own];
}

/** What a merge key merges, in the order in which it counts. */
function sourcesOf(value: Tree, anchors: Anchors): readonly Tree[] {
  const source = follow(value, anchors);
  return source?.kind === "list" ? source.items : source ? [source] : [];
}

/** The scalar that a node is or leads to. */
export function scalar(node: Tree | undefined, anchors: Anchors): TreeScalar | undefined {
  const found = node && follow(node, anchors);
  return found?.kind === "scalar" ? found : undefined;
}

const LONGEST_CHAIN = 50;
