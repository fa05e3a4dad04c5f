import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tree } from "../../document/parse/tree.ts";
import type { Name } from "./name.ts";

/** An anchor with the node that bears it, or an alias. */
export interface AnchorName extends Name {
  readonly anchored: Tree | undefined;
}

/** The anchors and aliases of a block, without their `&` and `*`. */
export function anchorsOf(block: Block): readonly AnchorName[] {
  return block.remember(NAMES, () => {
    // What has no sign of them needs no parsing for it.
    if (!/[&*]/.test(block.text)) return NONE;
    const { anchors, hasAliases, tree } = block.parsed;
    const starts = [...new Set(anchors.map(({ start }) => start))].sort((one, other) => one - other);
    const before = new Map(starts.map((start, at) => [start, starts[at - 1] ?? 0]));
    const own = anchors.flatMap((anchored) => anchorAt(anchored, block, before.get(anchored.start) ?? 0) ?? []);
    return hasAliases && tree ? [...own, ...aliases(tree, block)] : own;
  });
}

/**
 * Between an anchor and its node stand a tag, spaces, comments and line ends at most.
 *
 * @param from - where the node with an anchor begins before which this anchor can't stand
 */
function anchorAt(tree: Tree, block: Block, from: number): AnchorName | undefined {
  const name = tree.anchor ?? "";
  const { text } = block;
  for (let at = text.indexOf(`&${name}`, from); at >= 0 && at < tree.start; at = text.indexOf(`&${name}`, at + 1)) {
    const end = at + 1 + name.length;
    if (!/^[\s,[\]{}]|^$/.test(text.slice(end, end + 1))) continue;
    if (GAP.test(text.slice(end, tree.start))) {
      return { kind: "anchor", name, defines: true, at: { block, start: at + 1, end }, anchored: tree };
    }
  }
  return undefined;
}

function aliases(tree: Tree, block: Block): AnchorName[] {
  if (tree.kind === "alias") return [aliasAt(tree.name, tree.start + 1, block)];
  if (tree.kind === "list") return tree.items.flatMap((item) => aliases(item, block));
  if (tree.kind === "scalar") return [];
  return tree.entries.flatMap(({ key, value }) => {
    // An alias may stand as a key, too; only its text is known of it.
    const named =
      key.value === null && key.source.startsWith("*") ? [aliasAt(key.source.slice(1), key.start + 1, block)] : [];
    return [...named, ...aliases(value, block)];
  });
}

function aliasAt(name: string, start: number, block: Block): AnchorName {
  const at = { block, start, end: start + name.length };
  return { kind: "anchor", name, defines: false, at, anchored: undefined };
}

const GAP = /^(?:\s|#[^\n]*\n|!\S*\s)*$/;
const NONE: readonly never[] = [];
const NAMES = memoryKey<readonly AnchorName[]>();
