import type { Span } from "../../document/finding.ts";
import { keyName, type Tree, type TreeEntry, type TreeMap } from "../../document/parse/tree.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { listedFew } from "../../schema/words.ts";
import { type AnchorName, anchorsOf } from "../names/anchor-names.ts";
import { sameNames } from "../names/find.ts";
import { entries, items } from "../names/written.ts";
import { code } from "./markdown.ts";
import { quoted } from "./quoted.ts";

/** What is to be said of a place. */
export interface Told {
  readonly at: Span;
  /** Markdown. */
  readonly parts: readonly string[];
}

/**
 * At an offset of the document: who uses an anchor, what an alias stands for, which keys a merge key brings. `undefined` where none of
 * them is, or where it leads nowhere, which a finding tells.
 */
export function aboutAnchor(file: AuthApisFile, offset: number): Told | undefined {
  const { block, offset: inside } = file.document.blockAt(offset) ?? {};
  if (block === undefined || inside === undefined) return undefined;
  const name = anchorsOf(block).find(({ at }) => at.start - 1 <= inside && inside <= at.end);
  if (name) {
    const parts = name.defines ? usesOf(name, file) : meaningOf(name, file);
    return parts.length > 0 ? { at: { ...name.at, start: name.at.start - 1 }, parts } : undefined;
  }
  const merge = mergeAt(block.parsed.tree, inside);
  const parts = merge ? broughtBy(merge, file) : [];
  return merge && parts.length > 0 ? { at: merge.entry.key, parts } : undefined;
}

function usesOf(anchor: AnchorName, file: AuthApisFile): readonly string[] {
  const uses = sameNames(anchor, file).filter(({ defines }) => !defines);
  const lines = [...new Set(uses.map(({ at }) => lineOf(at, file)))];
  const where = `${lines.length === 1 ? "line" : "lines"} ${listedFew(lines, MOST, String)}`;
  const said = uses.length === 0 ? "nothing uses it" : `used ${times(uses.length)}: ${where}`;
  return [`**${code(`&${anchor.name}`)}** · ${said}`];
}

function meaningOf(alias: AnchorName, file: AuthApisFile): readonly string[] {
  const target = file.context.anchors.find(alias.name, alias.at);
  if (target === undefined) return [];
  return [`**${code(`*${alias.name}`)}** · ${WHAT[target.kind]} at ${placeOf(target, file)}`, quoted(target, alias.at)];
}

function broughtBy({ map, entry }: Merge, file: AuthApisFile): readonly string[] {
  const { anchors } = file.context;
  const listedMaps = items(entry.value, anchors);
  const sources = listedMaps.length > 0 ? listedMaps : [entry.value];
  const seen = new Set<Tree>();
  const brought = [...new Set(sources.flatMap((each) => entries(each, anchors, seen)).map(({ key }) => keyName(key)))];
  if (brought.length === 0) return [];
  const targets = sources.flatMap((each) => (each.kind === "alias" ? (anchors.find(each.name, each) ?? []) : []));
  const from = listedFew([...new Set(targets)], MOST, (each) => placeOf(each, file));
  const own = new Set(map.entries.flatMap(({ key, merge }) => (merge ? [] : [keyName(key)])));
  const [added, kept] = [brought.filter((key) => !own.has(key)), brought.filter((key) => own.has(key))];
  return [
    `**${code("<<")}** · a merge key${from === "" ? "" : ` from ${from}`}`,
    added.length === 0
      ? "It brings nothing: this map has each of the keys itself."
      : `It brings ${listedFew(added, MOST, code)}.`,
    ...(added.length > 0 && kept.length > 0 ? [`This map has its own ${listedFew(kept, MOST, code)}.`] : []),
  ];
}

interface Merge {
  readonly map: TreeMap;
  readonly entry: TreeEntry;
}

function mergeAt(tree: Tree | undefined, offset: number): Merge | undefined {
  if (tree === undefined || offset < tree.start || offset > tree.end) return undefined;
  if (tree.kind === "map") {
    const entry = tree.entries.find(({ key, merge }) => merge && key.start <= offset && offset <= key.end);
    if (entry) return { map: tree, entry };
  }
  const inner = tree.kind === "map" ? tree.entries.map(({ value }) => value) : tree.kind === "list" ? tree.items : [];
  return mergeAt(
    inner.findLast(({ start }) => start <= offset),
    offset,
  );
}

/** `&base` (line 2) */
function placeOf(anchored: Tree, file: AuthApisFile): string {
  const name = anchorsOf(anchored.block).find((each) => each.anchored === anchored);
  return `${code(`&${anchored.anchor ?? ""}`)} (line ${String(lineOf(name?.at ?? anchored, file))})`;
}

/** Counted from 1. */
function lineOf(at: Span, { document }: AuthApisFile): number {
  return document.rangeOf(at).start.line + 1;
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${String(count)} times`;
}

const WHAT: Readonly<Record<Tree["kind"], string>> = {
  map: "the map",
  list: "the list",
  scalar: "the value",
  alias: "the alias",
};
const MOST = 8;
