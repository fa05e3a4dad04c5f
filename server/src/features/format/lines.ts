import type { Block } from "../../document/block.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tree } from "../../document/parse/tree.ts";

/** A line of a block; offsets in the block's text. */
export interface Line {
  readonly number: number;
  readonly start: number;
  /** Of the first character that is no space or tab; the line's end where there is none. */
  readonly content: number;
  /** Behind the last such character; the start where there is none. */
  readonly visible: number;
  /** Before the line break. */
  readonly end: number;
}

export function linesOf(block: Block): readonly Line[] {
  return block.remember(LINES, () => {
    const { text, lines } = block;
    return lines.map((from, number) => {
      // A byte order mark is no part of the first line.
      const start = from === 0 && text.charCodeAt(0) === BOM ? 1 : from;
      const end = beforeBreak(text, start, lines[number + 1] ?? text.length);
      let [content, visible] = [start, end];
      while (content < end && isSpace(text, content)) content++;
      while (visible > start && isSpace(text, visible - 1)) visible--;
      return { number, start, content, visible, end };
    });
  });
}

function beforeBreak(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === LF) end--;
  else if (end > start && text.charCodeAt(end - 1) === CR) return end - 1;
  return end < next && end > start && text.charCodeAt(end - 1) === CR ? end - 1 : end;
}

function isSpace(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return char === SPACE || char === TAB;
}

export function isBlank({ content, end }: Line): boolean {
  return content === end;
}

/** Lines that a node touches behind the one in which it begins. */
export function furtherLines(node: Tree, block: Block): readonly Line[] {
  const last = block.lineAt(Math.max(node.start, node.end - 1));
  return linesOf(block).slice(block.lineAt(node.start) + 1, last + 1);
}

/** Block scalars, whose lines are text. */
export function blockScalars(tree: Tree): readonly Tree[] {
  if (tree.kind === "list") return tree.items.flatMap(blockScalars);
  if (tree.kind === "map") return tree.entries.flatMap(({ value }) => blockScalars(value));
  return tree.kind === "scalar" && tree.style === "block" ? [tree] : [];
}

const [TAB, LF, CR, SPACE, BOM] = [9, 10, 13, 32, 0xfeff];
const LINES = memoryKey<readonly Line[]>();
