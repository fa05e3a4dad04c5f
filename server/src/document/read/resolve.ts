import type { AnchorIndex } from "./anchors.ts";
import type { Span } from "../finding.ts";
import { OPEN_QUOTE } from "../parse/syntax-words.ts";
import { keyName, type Tree, type TreeAlias, type TreeMap, type TreeScalar } from "../parse/tree.ts";
import type { Entry, Value } from "./value.ts";
import { tornFrom } from "../torn-from.ts";
import { expand, mayHoldVariables, type Variable, variablesIn } from "./variables.ts";

/** What could not be resolved, at the place in the file that says it. */
export interface Unresolved {
  readonly reason: "undefined-variable" | "unknown-alias" | "circular-alias" | "too-many-aliases" | "merge-of-no-map";
  readonly name: string;
  readonly at: Span;
}

/** An alias that was followed out of the block that was read, and what it led to (nothing, if there is no such anchor). */
export interface ForeignAlias {
  readonly alias: TreeAlias;
  readonly target: Tree | undefined;
}

/** So many nodes may aliases still bring. It goes down while they are resolved. */
export interface Allowance {
  nodes: number;
}

/** A value, and what was noticed while it was made. */
export interface Resolved {
  readonly value: Value;
  readonly foreign: readonly ForeignAlias[];
  readonly unresolved: readonly Unresolved[];
}

/**
 * Makes a value of a tree: aliases and merge keys are followed, variables put in where `variable` is given. All
 * places are in the tree's block, the one that is read: what an alias brings has the alias's place.
 *
 * @param allowance - in all that is resolved with it; all of the document has one besides
 */
export function resolve(
  tree: Tree,
  anchors: AnchorIndex,
  variable?: (name: string) => Variable,
  allowance: Allowance = { nodes: MOST_COPIED },
): Resolved {
  const { block } = tree;
  const unresolved: Unresolved[] = [];
  const foreign: ForeignAlias[] = [];
  let refused = false;

  /** `at` is the alias or merge entry that brought this tree here, if one did. */
  interface Site {
    readonly at?: Span;
    readonly via?: "alias" | "merge";
    readonly open: readonly Tree[];
  }

  const place = (node: Tree, site: Site): Span => site.at ?? node;
  const via = (site: Site): { via?: "alias" | "merge" } => (site.via ? { via: site.via } : {});

  const visit = (node: Tree, site: Site): Value => {
    const at = place(node, site);
    const { open } = site;
    if (open.length > 0 && (--allowance.nodes < 0 || --anchors.allowance.nodes < 0 || open.length > LONGEST_CHAIN)) {
      if (!refused) unresolved.push({ reason: "too-many-aliases", name: "", at });
      refused = true;
      return { kind: "unknown", at };
    }
    if (node.kind === "alias") return alias(node, site, at);
    if (node.kind === "scalar") return scalar(node, site, at);
    if (node.kind === "list") {
      const items = node.items.map((item) => visit(item, site));
      return { kind: "list", items, flow: node.flow, at, ...via(site) };
    }
    return { kind: "map", entries: entriesOf(node, site), flow: node.flow, at, ...via(site) };
  };

  const alias = (node: TreeAlias, site: Site, at: Span): Value => {
    const target = anchors.find(node.name, node);
    if (target?.block !== block || node.block !== block) foreign.push({ alias: node, target });
    const circular = target !== undefined && site.open.includes(target);
    if (target === undefined || circular) {
      unresolved.push({ reason: circular ? "circular-alias" : "unknown-alias", name: node.name, at });
      return { kind: "unknown", at };
    }
    if (target.block !== block && target.end > tornFrom(target.block)) return { kind: "unknown", at, ...via(site) };
    const open = [...site.open, target];
    return visit(target, { at, via: site.via ?? "alias", open });
  };

  const scalar = (node: TreeScalar, site: Site, at: Span): Value => {
    const { value, source, style } = node;
    if (style !== "plain" && isLeftOpen(node)) return { kind: "unknown", at, ...via(site) };
    if (!variable || !mayHoldVariables(value)) {
      if (at === node) return node;
      return { kind: "scalar", value, source, style, variables: NONE, at, ...via(site) };
    }
    const expansion = expand(value, variable);
    if (expansion.kind === "unknown") {
      for (const name of expansion.missing) unresolved.push({ reason: "undefined-variable", name, at });
      return { kind: "unknown", at, ...via(site) };
    }
    return { kind: "scalar", value: expansion.value, source, style, variables: variablesIn(value), at, ...via(site) };
  };

  const entriesOf = (map: TreeMap, site: Site): ReadonlyMap<string, Entry> => {
    const own = new Map<string, Entry>();
    let merged: Map<string, Entry> | undefined;
    for (const entry of map.entries) {
      if (entry.merge) {
        merged ??= new Map();
        for (const [key, value] of mergedBy(entry.value, entry.key, site)) {
          if (!merged.has(key)) merged.set(key, value);
        }
        continue;
      }
      const key = keyName(entry.key);
      own.set(key, { key, keyAt: place(entry.key, site), value: visit(entry.value, site) });
    }
    if (merged) for (const [key, entry] of merged) if (!own.has(key)) own.set(key, entry);
    return own;
  };

  const mergedBy = (node: Tree, key: TreeScalar, site: Site): ReadonlyMap<string, Entry> => {
    const at = site.at ?? { block, start: key.start, end: node.end };
    const value = visit(node, { ...site, at, via: "merge" });
    const sources = value.kind === "list" ? value.items : [value];
    const all = new Map<string, Entry>();
    for (const source of sources) {
      if (source.kind === "map") {
        for (const [name, entry] of source.entries) {
          if (!all.has(name)) all.set(name, { ...entry, keyAt: at, via: "merge" });
        }
      } else if (source.kind !== "unknown") {
        unresolved.push({ reason: "merge-of-no-map", name: "<<", at });
      }
    }
    return all;
  };

  return { value: visit(tree, { open: [] }), unresolved, foreign };
}

/** Has a scalar taken what stands behind it, for want of a quote? */
function isLeftOpen({ block, start, end }: TreeScalar): boolean {
  return block.parsed.problems.some((each) => each.message === OPEN_QUOTE && each.start >= start && each.start < end);
}

/** More nodes than this are brought to one block only by aliases of aliases of aliases ("billion laughs"). */
const MOST_COPIED = 100_000;
/** Aliases inside what an alias brings, and so on: as deep as this nobody writes them. */
const LONGEST_CHAIN = 50;
const NONE: readonly never[] = [];
