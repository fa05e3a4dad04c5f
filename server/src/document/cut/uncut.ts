import { Block } from "../block.ts";
import { isFlow } from "./cut-state.ts";
import type { Document } from "../document.ts";

/** A block, and where it begins in the document: an offset. */
export interface Uncut {
  readonly block: Block;
  readonly start: number;
}

/** A document as it is cut by lines alone, for work that looks at brackets as a whole: it costs as much as they hold. */
export function uncutBlocks(document: Document): readonly Uncut[] {
  const groups: Block[][] = [];
  for (const block of document.blocks) {
    const last = groups.at(-1);
    if (last && isFlow(block.before)) last.push(block);
    else groups.push([block]);
  }
  return groups.flatMap(([first, ...others]) =>
    first ? [{ block: joined(first, others), start: document.offsetOf(first) }] : [],
  );
}

function joined(first: Block, others: readonly Block[]): Block {
  if (others.length === 0) return first;
  const text = [first, ...others].map((block) => block.text).join("");
  return new Block(first.kind === "preamble" ? "whole" : first.kind, text, first.before, [first, ...others]);
}
