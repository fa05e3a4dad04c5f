import type { Block } from "../block.ts";
import { type CutState, type FlowState, isFlow } from "../cut/cut-state.ts";
import { endOfListBegin, skipBlank } from "../cut/flow-words.ts";
import { withLackingBrace } from "./lacks-brace.ts";
import { withListAsApi } from "./list-as-api.ts";
import { parseAny, type ParsedBlock } from "./parse.ts";
import { readSimplePart, type SimpleBlock } from "./simple.ts";
import { readAmongStrays, straysIn } from "./strays.ts";
import type { Tree } from "./tree.ts";

/** Does a block end where it has opened a list of APIs, which are blocks of their own? */
export function opensList(text: string, before: CutState): boolean {
  const end = isFlow(before) && before !== "whole{" ? -1 : endOfListBegin(text, 0);
  return end >= 0 && skipBlank(text, end) === text.length;
}

/** Reads a block that opens a list for others. */
export function parseListBegin(block: Block): ParsedBlock {
  const { before } = block;
  if (!isFlow(before)) return parseAny(block, before === "start", "", " \n ]");
  return readAmongStrays(block, (text) => parseAnyPart(block, before, " \n]", text));
}

/**
 * Reads a block that stands in brackets of others, as it would be read between them. The tree is a list with the block's item, a
 * map with its entry, or nothing.
 */
export function parsePart(block: Block, before: FlowState): ParsedBlock {
  const simple = simplePart(block, before);
  if (simple) return withLackingBrace({ ...simple, problems: [] }, before);
  return readAmongStrays(block, (text) => parseAnyPart(block, before, "", text));
}

/**
 * Reads any such block with `yaml`.
 *
 * @param open - what closes a bracket of its own that others close
 * @param text - the block's, some of it maybe blanked out
 */
export function parseAnyPart(block: Block, before: FlowState, open = "", text = block.text): ParsedBlock {
  const [opening, closing] = AROUND[before];
  // What begins a line must be indented as far as it would have to be there.
  const glue = /^(?:[ \t\n]|\r\n)/.test(text) ? "\n" : " ";
  const parsed = parseAny(block, false, opening + glue, open + closing, text);
  const own = { ...parsed, tree: parsed.tree && inside(parsed.tree, opening.includes("x:")) };
  return withListAsApi(withLackingBrace(own, before), before);
}

function simplePart(block: Block, before: FlowState): SimpleBlock | undefined {
  if (straysIn(block).length > 0) return undefined;
  if (before === "whole{") return readSimplePart(block, "map", false);
  return before.endsWith("[") ? readSimplePart(block, "list", before === "root[") : undefined;
}

/** @param isKeyed - it has a key that stands for the list's own */
function inside(tree: Tree, isKeyed: boolean): Tree | undefined {
  if (!isKeyed || tree.kind !== "map") return spanned(tree);
  const [list, ...entries] = tree.entries;
  return tree.flow ? spanned({ ...tree, entries }) : list && spanned(list.value);
}

/** From its first to its last part, since its brackets stand elsewhere. */
function spanned(tree: Tree): Tree | undefined {
  if (tree.kind === "list") {
    const [first, last] = [tree.items[0], tree.items.at(-1)];
    return first && last && { ...tree, start: first.start, end: last.end };
  }
  if (tree.kind !== "map") return tree;
  const [first, last] = [tree.entries[0], tree.entries.at(-1)];
  return first && last && { ...tree, start: first.key.start, end: Math.max(last.key.end, last.value.end) };
}

/** The blank before a line break keeps a carriage return at the text's end from becoming a part of it. */
const AROUND = {
  "root[": ["x: [", " \n ]"],
  "root]": ["x: [", ""],
  "whole{": ["{", " \n}"],
  "whole[": ["[", " \n]"],
  "whole]": ["{ x: [", " \n}"],
  "whole}": ["{", ""],
} as const;
