import type { SelectionRange } from "vscode-languageserver-types";
import { bracketsIn } from "../document/brackets.ts";
import type { Document, Position } from "../document/document.ts";
import { blockLists } from "../document/list-keys.ts";
import { dashBefore } from "../document/parse/dash.ts";
import type { Tree } from "../document/parse/tree.ts";

/** What "expand selection" takes step by step: a word, its key with it, the map or item around, the API, the list, the file. */
export function selectionRanges(document: Document, positions: readonly Position[]): SelectionRange[] {
  const outermost = [{ start: 0, end: document.length }, ...listsIn(document)];
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const spans = [...outermost.filter((span) => holds(span, offset)), ...within(document, offset)];
    let chain: SelectionRange | undefined;
    let outer: Offsets | undefined;
    for (const span of spans) {
      if (outer && !isInside(span, outer)) continue;
      outer = span;
      const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
      chain = { range, ...(chain && { parent: chain }) };
    }
    return chain ?? { range: { start: position, end: position } };
  });
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** What holds blocks, the outer ones first: the brackets of a file or a list, and lists whose items are blocks, with their keys and without. */
function listsIn(document: Document): readonly Offsets[] {
  const brackets = bracketsIn(document).flatMap(({ opening, closing }) => {
    const start = document.offsetOf(opening.block) + opening.start;
    return closing ? [{ start, end: document.offsetOf(closing.block) + closing.end }] : [];
  });
  const lists = blockLists(document.chunks).flatMap(({ key, first, last }) => {
    const end = document.offsetOf(last) + (last.parsed.tree?.end ?? last.text.length);
    const list = { start: document.offsetOf(first) + (first.parsed.tree?.start ?? 0), end };
    const start = document.offsetOf(key) + (key.parsed.tree?.start ?? 0);
    const around = brackets.find((each) => each.start > start && holds(each, list.start));
    return [{ start, end: around?.end ?? end }, list];
  });
  return [...brackets, ...lists].sort((one, other) => one.start - other.start || other.end - one.end);
}

/** What a block has around an offset, from the outside. */
function within(document: Document, offset: number): readonly Offsets[] {
  const found = document.blockAt(offset);
  if (found?.block.parsed.tree === undefined) return [];
  const origin = document.offsetOf(found.block);
  return around(found.block.parsed.tree, found.offset).map(({ start, end }) => ({
    start: start + origin,
    end: end + origin,
  }));
}

function around(tree: Tree, offset: number): readonly Offsets[] {
  if (!holds(tree, offset)) return [];
  if (tree.kind === "map") {
    for (const { key, value } of tree.entries) {
      const entry = { start: key.start, end: Math.max(key.end, value.end) };
      if (!holds(entry, offset)) continue;
      const inner = holds(key, offset) ? around(key, offset) : around(value, offset);
      return [tree, entry, ...inner];
    }
  }
  if (tree.kind === "list") {
    const at = firstEndingAt(tree.items, offset);
    const item = tree.items[at];
    if (item === undefined) return [tree];
    const from = tree.items[at - 1]?.end ?? tree.start;
    const dash = tree.flow ? item.start : (dashBefore(item.start, from, tree.block.text) ?? item.start);
    const whole = { start: dash, end: item.end };
    if (holds(whole, offset)) return [tree, whole, ...around(item, offset)];
  }
  if (tree.kind === "scalar" && (tree.style === "single" || tree.style === "double")) {
    const inside = { start: tree.start + 1, end: Math.max(tree.start + 1, tree.end - 1) };
    return holds(inside, offset) ? [tree, inside] : [tree];
  }
  return [tree];
}

/** The number of the first item that ends at the offset or behind it. */
function firstEndingAt(items: readonly Tree[], offset: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.end ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function holds({ start, end }: Offsets, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Lies in it and is smaller. */
function isInside(inner: Offsets, outer: Offsets): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
}
