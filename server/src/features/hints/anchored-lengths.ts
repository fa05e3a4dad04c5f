import type { Block } from "../../document/block.ts";
import type { Span } from "../../document/finding.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { AnchorIndex } from "../../document/read/anchors.ts";
import { type Latest, memoryKey } from "../../document/memory.ts";
import { keyName, type Tree } from "../../document/parse/tree.ts";
import { fieldAt, type FieldPath } from "../../schema/facts.ts";
import { hasForm } from "../place/path.ts";
import { API, duration, type Hint, isLength } from "./hint.ts";

/** Numbers with an anchor (`x-ttl: &ttl 5400`) that are lengths of time wherever aliases put them, as far as that has a meaning. */
export function anchoredLengths(anchored: readonly Tree[], { document, context }: AuthApisFile): readonly Hint[] {
  const { anchors } = context;
  const hints = anchored.flatMap((at) => {
    const label = at.kind === "scalar" ? duration(at.value) : undefined;
    return label === undefined ? [] : [{ at, label }];
  });
  if (hints.length === 0) return [];
  const uses = document.chunks.map((chunk) =>
    chunk.latest(ALL_USES, [anchors.identity], () => usesInAll(chunk.items, anchors)),
  );
  const isLengthEverywhere = ({ at }: Hint): boolean =>
    uses.some(({ lengths }) => lengths.has(at)) && !uses.some(({ others }) => others.has(at));
  return hints.filter(isLengthEverywhere);
}

/** What aliases put where a length of time stands, and where something else does. */
interface Uses {
  readonly lengths: ReadonlySet<Span>;
  readonly others: ReadonlySet<Span>;
}

function usesInAll(blocks: readonly Block[], anchors: AnchorIndex): Uses {
  const [lengths, others] = [new Set<Span>(), new Set<Span>()];
  for (const block of blocks) {
    const { hasAliases, tree } = block.parsed;
    if (!hasAliases || tree === undefined) continue;
    const uses = block.latest(USES, [anchors.identity], () =>
      usesIn(tree, block.kind === "item" ? ["apis"] : [], anchors),
    );
    for (const { target, path } of uses) (isLength(path) ? lengths : others).add(target);
  }
  return { lengths, others };
}

interface Use {
  readonly target: Tree;
  readonly path: FieldPath;
}

/** The aliases of a tree that put something where it has a meaning. */
function usesIn(tree: Tree, path: FieldPath, anchors: AnchorIndex): readonly Use[] {
  if (tree.kind === "map")
    return tree.entries.flatMap(({ key, value }) => usesIn(value, [...path, keyName(key)], anchors));
  if (tree.kind === "list") return tree.items.flatMap((item, at) => usesIn(item, [...path, at], anchors));
  const target = tree.kind === "alias" ? anchors.find(tree.name, tree) : undefined;
  const known = target && meant(path);
  return known && fieldAt(known) ? [{ target, path: known }] : [];
}

/** What stands below a key of one's own is known by its key alone; what a variable is for, by nothing. */
function meant(path: FieldPath): FieldPath | undefined {
  if (hasForm(path, ["tenants", "*", "variables", "*"])) return undefined;
  return String(path[0]).startsWith("x-") ? [...API, ...path.slice(-1)] : path;
}

const USES = memoryKey<Latest<readonly Use[]>>();
const ALL_USES = memoryKey<Latest<Uses>>();
