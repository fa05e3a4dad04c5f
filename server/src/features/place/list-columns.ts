import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import { keyAbove } from "../../document/list-keys.ts";
import { fieldAt } from "../../schema/facts.ts";
import { type Frame, pathTo, type Token } from "./frame.ts";
import { scanBlock } from "./place.ts";

/** Does a list stand below this key, and nothing else, as far as the schema knows it? */
export function holdsList({ frame, text }: Token): boolean {
  const types = fieldAt([...pathTo(frame), text])?.types ?? [];
  return types.includes("array") && !types.includes("object");
}

/** Do the dashes of the file's lists stand at the column of their keys, as the list that is nearest to an offset of a block shows? */
export function areDashesAtKeys(document: Document, block: Block, offset: number): boolean {
  const number = document.numberOf(block);
  for (let away = 0; away <= FAR; away++) {
    for (const each of new Set([number - away, number + away])) {
      const near = document.blockNumbered(each);
      if (near === undefined || near.isIgnored) continue;
      const lists = listsIn(near, document);
      const list = (each === number ? lists.findLast(({ start }) => start < offset) : lists.at(-1)) ?? lists[0];
      if (list) return list.frame.indent === list.frame.parent?.indent;
    }
  }
  return false;
}

/** The lists in block style below keys, in the order in which they begin. */
function listsIn(block: Block, document: Document): readonly { readonly start: number; readonly frame: Frame }[] {
  const begun = new Map<Frame, number>();
  for (const { start, frame } of scanBlock(block.text, block, keyAbove(block, document.chunks))) {
    let list = frame;
    while (list && (list.flow || list.kind !== "list" || list.parent?.kind !== "map")) list = list.parent;
    if (list && !begun.has(list)) begun.set(list, start);
  }
  return Array.from(begun, ([frame, start]) => ({ start, frame }));
}

/** In blocks: a file has one way, which the nearest ones show. */
const FAR = 20;
