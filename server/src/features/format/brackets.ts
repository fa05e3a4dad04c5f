import type { Block } from "../../document/block.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { linesOf } from "./lines.ts";

/**
 * How deep the further lines of a list or map in flow style stand: one step for each line that opens brackets which are still open.
 *
 * @param put - is given the numbers of these lines, and how deep they stand
 */
export function bracketColumns(node: Tree, block: Block, put: (line: number, depth: number) => void): void {
  const lines = linesOf(block);
  // What holds a line is visited from the outside, so those that were opened on one line come one after another.
  const first = block.lineAt(node.start);
  const depths = new Int32Array(block.lineAt(node.end - 1) + 1 - first).fill(-1);
  const lastOpener = new Int32Array(depths.length).fill(-1);
  const visit = (each: Tree): void => {
    if (each.kind !== "list" && each.kind !== "map") return;
    const [from, to] = [block.lineAt(each.start), block.lineAt(each.end - 1)];
    for (let number = from + 1; number <= to; number++) {
      const { content = each.end } = lines[number] ?? {};
      const isOpen = number < to || !CLOSERS.test(block.text.slice(content, each.end));
      const at = number - first;
      if (isOpen && lastOpener[at] !== from) {
        lastOpener[at] = from;
        depths[at] = Math.max(0, depths[at] ?? 0) + 1;
      } else depths[at] = Math.max(0, depths[at] ?? 0);
    }
    if (each.kind === "list") each.items.forEach(visit);
    else for (const { value } of each.entries) visit(value);
  };
  visit(node);
  depths.forEach((depth, at) => {
    if (depth >= 0) put(first + at, depth);
  });
}

const CLOSERS = /^[\]},\s]*$/;
