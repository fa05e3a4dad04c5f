import type { Block } from "../../document/block.ts";
import { STEP } from "../../document/parse/indent.ts";
import type { Tree, TreeScalar } from "../../document/parse/tree.ts";
import { bracketColumns } from "./brackets.ts";
import { type Change, change } from "./change.ts";
import { noColumns, type Plan } from "./columns.ts";
import { commentColumns } from "./comments.ts";
import { dashBefore } from "../../document/parse/dash.ts";
import { furtherLines, isBlank, linesOf } from "./lines.ts";

/**
 * Two spaces for each level, as changes of what stands before the lines. `undefined`: there is something of which it isn't known
 * how to indent it.
 *
 * @param column - where the block's first key or dash shall stand; by default where it stands
 */
export function indentation(tree: Tree, block: Block, column?: number): readonly Change[] | undefined {
  const { text } = block;
  const lines = linesOf(block);
  const first = lines[block.lineAt(tree.start)];
  const was = first ? first.content - first.start : 0;
  const root = { was, shall: column ?? was };
  const plan = planOf(tree, block, root.shall);
  const comments = commentColumns(lines, plan, root, text);
  if (!plan.complete || comments === undefined) return undefined;
  const changes = plan.texts.filter((each) => text.slice(each.start, each.end) !== each.text);
  for (const line of lines) {
    const { number, start, content } = line;
    const at = plan.begins.get(number) ?? plan.inside.get(number) ?? comments.get(number);
    if (at !== undefined && !isBlank(line)) changes.push(...change(text, start, content, " ".repeat(at), number));
  }
  return changes;
}

function planOf(tree: Tree, block: Block, column: number): Plan {
  const { text } = block;
  const lines = linesOf(block);
  const begins = noColumns(lines.length);
  const inside = noColumns(lines.length);
  const texts: Change[] = [];
  let complete = true;

  /** What begins a line shall stand at a column; anything else goes with what stands before it. */
  const begin = (offset: number, at: number): boolean => {
    const line = lines[block.lineAt(offset)];
    const alone = line !== undefined && line.content <= offset && PROPERTIES.test(text.slice(line.content, offset));
    if (alone) begins.set(line.number, at);
    return alone;
  };
  const visit = (node: Tree, at: number, owner: number): void => {
    if (node.kind === "map" && !node.flow) {
      for (const { key, value } of node.entries) {
        if (key.start === key.end) complete = false;
        begin(key.start, at);
        if (value.start > key.end) visit(value, at + STEP, at);
      }
    } else if (node.kind === "list" && !node.flow) {
      let from = node.start;
      for (const item of node.items) {
        const dash = dashBefore(item.start, from, text);
        if (dash === undefined) complete = false;
        else begin(dash, at);
        if (item.end > item.start) visit(item, at + STEP, at + STEP);
        from = item.end;
      }
    } else {
      const base = begin(node.start, at) ? at : owner;
      if (node.kind === "scalar" && node.style === "block") {
        for (const line of blockText(node, block, at)) texts.push(line);
      } else if (node.kind === "scalar") for (const { number } of furtherLines(node, block)) inside.set(number, at);
      else bracketColumns(node, block, (number, depth) => inside.set(number, base + STEP * depth));
    }
  };
  visit(tree, column, column);
  return { begins, inside, texts, complete };
}

/** The text of a block scalar keeps its shape: every line moves as the first one does. */
function blockText(scalar: TreeScalar, block: Block, at: number): readonly Change[] {
  const { text } = block;
  const lines = furtherLines(scalar, block);
  const spacesOf = (start: number): number => /^ */.exec(text.slice(start, start + MOST_SPACES))?.[0].length ?? 0;
  const first = lines.find((line) => !isBlank(line));
  // A number in the header counts from what stands around it.
  const fixed = /^[|>][-+]?[1-9]/.test(text.slice(scalar.start, scalar.start + 3));
  const was = first ? spacesOf(first.start) : 0;
  return lines.map(({ number, start, end }) => {
    const own = Math.min(spacesOf(start), end - start);
    const blank = own === end - start && own <= was;
    const shall = fixed || first === undefined ? own : blank ? 0 : own + at - was;
    return { start, end: start + own, text: " ".repeat(Math.max(0, shall)), line: number };
  });
}

const PROPERTIES = /^(?:[&!]\S*[ \t]+)*$/;
/** Wider than any line that someone indents. */
const MOST_SPACES = 10_000;
