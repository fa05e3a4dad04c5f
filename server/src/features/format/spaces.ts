import type { Block } from "../../document/block.ts";
import type { Tree, TreeEntry } from "../../document/parse/tree.ts";
import type { Change } from "./change.ts";
import { dashBefore } from "../../document/parse/dash.ts";
import { blockScalars, furtherLines, linesOf } from "./lines.ts";

/** One space behind colons, dashes and commas, none before colons and commas, none at the ends of lines. */
export function spaces(tree: Tree, block: Block): readonly Change[] {
  const { text } = block;
  const changes: Change[] = [];
  const put = (start: number, end: number, spaced: string): void => {
    if (text.slice(start, end) !== spaced) changes.push({ start, end, text: spaced, line: block.lineAt(start) });
  };
  /** One space behind a mark; before a comment or the line's end what stands there stays. */
  const behind = (at: number): void => {
    const end = at + blanks(text, at);
    if (end < text.length && !"\r\n#".includes(text[end] ?? "")) put(at, end, " ");
  };
  const colon = ({ key, value }: TreeEntry): void => {
    const at = key.end + blanks(text, key.end);
    // An alias needs the space: `*a:` would be another name.
    if (text[at] !== ":" || (key.value === null && key.source.startsWith("*"))) return;
    put(key.end, at, "");
    if (value.start > key.end) behind(at + 1);
  };
  const comma = (from: number, to: number): void => {
    const [found, before = ""] = COMMA.exec(text.slice(from, to)) ?? [];
    if (found === undefined) return;
    const at = from + found.length - 1;
    put(at - before.length, at, "");
    behind(at + 1);
  };
  const visit = (node: Tree): void => {
    let from = node.start;
    if (node.kind === "list") {
      for (const [at, item] of node.items.entries()) {
        const dash = node.flow ? undefined : dashBefore(item.start, from, text);
        if (dash !== undefined) behind(dash + 1);
        if (node.flow && at > 0) comma(from, item.start);
        visit(item);
        from = item.end;
      }
    } else if (node.kind === "map") {
      for (const [at, entry] of node.entries.entries()) {
        if (node.flow && at > 0) comma(from, entry.key.start);
        colon(entry);
        if (entry.value.start > entry.key.end) visit(entry.value);
        from = Math.max(entry.key.end, entry.value.end);
      }
    }
  };
  visit(tree);
  return [...changes, ...lineEnds(tree, block)];
}

/** In a block scalar spaces at the end of a line are text, and behind a backslash. */
function lineEnds(tree: Tree, block: Block): readonly Change[] {
  const texts = new Set(blockScalars(tree).flatMap((scalar) => furtherLines(scalar, block)));
  const trailing = linesOf(block).filter((line) => {
    return line.visible < line.end && !texts.has(line) && block.text[line.visible - 1] !== "\\";
  });
  return trailing.map(({ number, visible, end }) => ({ start: visible, end, text: "", line: number }));
}

function blanks(text: string, at: number): number {
  let end = at;
  while (text[end] === " " || text[end] === "\t") end++;
  return end - at;
}

/** Also behind a key without a value. */
const COMMA = /^(?:[ \t]*:)?([ \t]*),/;
