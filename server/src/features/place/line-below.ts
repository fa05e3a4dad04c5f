import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import type { Frame } from "./frame.ts";
import { endOfLine } from "./scan-scalar.ts";

/** A line with something on it that is no comment. */
export interface Line {
  /** Spaces before it. */
  readonly indent: number;
  /** It begins with an item. */
  readonly dash: boolean;
}

/** The next such line below an offset of a block, be it in the block below. */
export function lineBelow(document: Document, block: Block, offset: number): Line | undefined {
  const next = document.blockNumbered(document.numberOf(block) + 1);
  return lineFrom(block.text, block.text.indexOf("\n", offset) + 1 || Infinity) ?? lineFrom(next?.text ?? "", 0);
}

function lineFrom(text: string, start: number): Line | undefined {
  for (let at = start; at < text.length; at = endOfLine(text, at) + 1) {
    const line = text.slice(at, endOfLine(text, at));
    const content = line.trimStart();
    if (content !== "" && !content.startsWith("#"))
      return { indent: line.length - content.length, dash: /^-(?:\s|$)/.test(content) };
  }
  return undefined;
}

/** Can a line be the first of what stands below a key of a map that has nothing on its own line? */
export function belongsTo(map: Pick<Frame, "indent">, { indent, dash }: Line): boolean {
  return indent > map.indent || (dash && indent === map.indent);
}
