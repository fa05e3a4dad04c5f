import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import { keyAbove } from "../../document/list-keys.ts";
import { STEP } from "../../document/parse/indent.ts";
import { fieldAt } from "../../schema/facts.ts";
import { type Frame, pathTo, type Token } from "./frame.ts";
import { belongsTo, type Line } from "./line-below.ts";
import { type Place, scanBlock } from "./place.ts";

/** Does a list stand below this key, and nothing else, as far as the schema knows it? */
export function holdsList({ frame, text }: Token): boolean {
  const types = fieldAt([...pathTo(frame), text])?.types ?? [];
  return types.includes("array") && !types.includes("object");
}

/**
 * Where what is written below a key begins: at the column of what stands below it already, else two spaces in, or at the key's own column.
 *
 * @param indent - the key's column
 * @param below - the next line
 * @param isAtKey - is it a list whose dashes stand at the key's column?
 */
export function columnBelowKey(indent: number, below: Line | undefined, isAtKey: () => boolean): number {
  if (below && belongsTo({ indent }, below)) return below.indent;
  return isAtKey() ? indent : indent + STEP;
}

/**
 * Would the dashes of a list below a key that begins at a place stand at the key's column? An item whose dash is still to come begins a
 * list itself, and shows it.
 */
export function areDashesAtKeysHere({ role, path, token, block, words }: Place, document: Document): boolean {
  const { frame, column, end } = token;
  if (role !== "key" && typeof path.at(-1) === "number" && frame?.kind !== "list")
    return column - STEP === (frame?.indent ?? 0);
  const tokens = words.map((word) => word.token);
  return block !== undefined && areDashesAtKeys(document, block, end, tokens);
}

/**
 * Do the dashes of the file's lists stand at the column of their keys, as the list that is nearest to an offset of a block shows?
 *
 * @param words - the block's, with what is being typed
 */
export function areDashesAtKeys(
  document: Document,
  block: Block,
  offset: number,
  words: readonly Token[] = wordsIn(block, document),
): boolean {
  const number = document.numberOf(block);
  for (let away = 0; away <= FAR; away++) {
    for (const each of new Set([number - away, number + away])) {
      const near = document.blockNumbered(each);
      if (near === undefined || near.isIgnored) continue;
      const lists = listsIn(each === number ? words : wordsIn(near, document));
      const list = (each === number ? lists.findLast(({ start }) => start < offset) : lists.at(-1)) ?? lists[0];
      if (list) return list.frame.indent === list.frame.parent?.indent;
    }
  }
  return false;
}

function wordsIn(block: Block, { chunks }: Document): readonly Token[] {
  return scanBlock(block.text, block, keyAbove(block, chunks));
}

/** The lists in block style below keys, in the order in which they begin. */
function listsIn(words: readonly Token[]): readonly { readonly start: number; readonly frame: Frame }[] {
  const begun = new Map<Frame, number>();
  for (const { start, frame } of words) {
    let list = frame;
    while (list && (list.flow || list.kind !== "list" || list.parent?.kind !== "map")) list = list.parent;
    if (list && !begun.has(list)) begun.set(list, start);
  }
  return Array.from(begun, ([frame, start]) => ({ start, frame }));
}

/** In blocks: a file has one way, which the nearest ones show. */
const FAR = 20;
