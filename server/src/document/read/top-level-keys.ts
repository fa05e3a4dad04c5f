import type { AnchorIndex } from "./anchors.ts";
import type { Block } from "../block.ts";
import type { Document } from "../document.ts";
import { FILE_KEYS } from "../file-keys.ts";
import type { Span } from "../finding.ts";
import { itemsOfOthers } from "../list-keys.ts";
import { type Latest, memoryKey } from "../memory.ts";
import { type Allowance, resolve, type Resolved, type Unresolved } from "./resolve.ts";
import { keyName, type Tree, type TreeEntry } from "../parse/tree.ts";
import { isEmpty, type Value } from "./value.ts";

/** A key at the top of the file. */
export interface TopLevelKey {
  readonly key: string;
  readonly keyAt: Span;
  /** With aliases and merge keys followed, variables as written; for `apis` in block style, nothing. */
  readonly value: Value;
  readonly block: Block;
  readonly unresolved: readonly Unresolved[];
}

/** The keys at the top of a document, with what stands behind them. */
export function topLevelKeys(
  { chunks }: Document,
  roots: readonly TreeEntry[],
  anchors: AnchorIndex,
): readonly TopLevelKey[] {
  const listed = itemsOfOthers(chunks);
  const beside: Allowance = { nodes: MOST_BESIDE };
  return roots.map(({ key, value: tree }) => {
    const { block } = key;
    const items = listed.get(block) ?? [];
    const name = keyName(key);
    const allowance = FILE_KEYS.has(name) ? undefined : beside;
    const { value, unresolved } =
      items.length > 0 && isEmpty(tree) ? listOf(items, key, anchors, beside) : resolvedOnce(tree, anchors, allowance);
    return { key: name, keyAt: key, value, block, unresolved };
  });
}

/** What stands behind a key. No edit elsewhere makes it mean anything else, unless it has aliases and an anchor is another. */
function resolvedOnce(tree: Tree, anchors: AnchorIndex, allowance: Allowance | undefined): Resolved {
  const bearing = tree.block.parsed.hasAliases ? [anchors.identity] : [];
  const known = tree.block.latest(VALUES, bearing, () => new Map<Tree, Resolved>());
  const resolved = known.get(tree) ?? resolve(tree, anchors, undefined, allowance);
  known.set(tree, resolved);
  return resolved;
}

/** A list below a key that the format doesn't know, whose items are blocks of their own. */
function listOf(
  blocks: readonly Block[],
  at: Span,
  anchors: AnchorIndex,
  allowance: Allowance,
): Pick<Resolved, "value" | "unresolved"> {
  const all = blocks.map((block) =>
    block.latest(
      LISTED,
      [anchors.identity],
      () => block.parsed.tree && resolve(block.parsed.tree, anchors, undefined, allowance),
    ),
  );
  const items = all.flatMap((each) => (each?.value.kind === "list" ? each.value.items : []));
  return { value: { kind: "list", items, flow: false, at }, unresolved: all.flatMap((each) => each?.unresolved ?? []) };
}

/** So many nodes aliases bring to all keys that the format doesn't know, of which nothing is read: APIs have need of the others. */
const MOST_BESIDE = 200_000;
const LISTED = memoryKey<Latest<Resolved | undefined>>();
const VALUES = memoryKey<Latest<Map<Tree, Resolved>>>();
