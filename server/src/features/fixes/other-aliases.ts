import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import { aliasesIn } from "../../document/parse/aliases-in.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { AnchorIndex } from "../../document/read/anchors.ts";

/**
 * Names of the anchors whose aliases mean something else after an edit. `undefined` where one of them leads nowhere any more.
 *
 * @param touched - blocks of either document that the other one doesn't have
 */
export function otherAliases(
  before: Document,
  after: Document,
  touched: readonly Block[],
): readonly string[] | undefined {
  // What has no `&` moves no anchor.
  if (!touched.some(({ text }) => text.includes("&"))) return [];
  const [old, now] = [meanings(before), meanings(after)];
  const other = [...now].filter(([name, all]) => [...all].some((each) => old.get(name)?.has(each) !== true));
  return other.some(([, all]) => all.has(NOTHING)) ? undefined : other.map(([name]) => name);
}

/** What the aliases of each name mean. */
function meanings(document: Document): ReadonlyMap<string, ReadonlySet<string>> {
  const anchors = new AnchorIndex(document);
  const known = new Map<Tree, string>();
  const all = new Map<string, Set<string>>();
  for (const block of document.blocks) {
    if (!block.text.includes("*") || !block.parsed.hasAliases || !block.parsed.tree) continue;
    for (const alias of aliasesIn(block.parsed.tree)) {
      const { name } = alias;
      const tree = anchors.find(name, alias);
      const meaning = tree ? (known.get(tree) ?? JSON.stringify(bare(tree))) : NOTHING;
      if (tree) known.set(tree, meaning);
      all.set(name, (all.get(name) ?? new Set()).add(meaning));
    }
  }
  return all;
}

/** What it says, wherever it stands. */
function bare(tree: Tree): unknown {
  if (tree.kind === "scalar") return [tree.value];
  if (tree.kind === "alias") return `*${tree.name}`;
  if (tree.kind === "list") return tree.items.map(bare);
  return { entries: tree.entries.map(({ key, value }) => [key.source, bare(value)]) };
}

const NOTHING = "";
