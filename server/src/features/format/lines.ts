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
      const line = text.slice(start, lines[number + 1] ?? text.length).replace(/(?:\r\n|\r|\n)$/, "");
      const visible = visibleEnd(line);
      const indent = visible === 0 ? line.length : line.search(/[^ \t]/);
      return { number, start, content: start + indent, visible: start + visible, end: start + line.length };
    });
  });
}

function visibleEnd(line: string): number {
  let end = line.length;
  while (line[end - 1] === " " || line[end - 1] === "\t") end--;
  return end;
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

const BOM = 0xfeff;
const LINES = memoryKey<readonly Line[]>();
