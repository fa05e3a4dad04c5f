import type { Block } from "../../document/block.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { linesOf } from "./lines.ts";

/**
 * How deep the further lines of a list or map in flow style stand, by their numbers: one step for each line that opens brackets which
 * are still open.
 */
export function bracketColumns(node: Tree, block: Block): ReadonlyMap<number, number> {
  const lines = linesOf(block);
  // What holds a line is visited from the outside, so those that were opened on one line come one after another.
  const depths = new Int32Array(lines.length).fill(-1);
  const lastOpener = new Int32Array(lines.length).fill(-1);
  const visit = (each: Tree): void => {
    if (each.kind !== "list" && each.kind !== "map") return;
    const [from, to] = [block.lineAt(each.start), block.lineAt(each.end - 1)];
    for (let number = from + 1; number <= to; number++) {
      const { content = each.end } = lines[number] ?? {};
      const isOpen = number < to || !CLOSERS.test(block.text.slice(content, each.end));
      if (isOpen && lastOpener[number] !== from) {
        lastOpener[number] = from;
        depths[number] = Math.max(0, depths[number] ?? 0) + 1;
      } else depths[number] = Math.max(0, depths[number] ?? 0);
    }
    if (each.kind === "list") each.items.forEach(visit);
    else for (const { value } of each.entries) visit(value);
  };
  visit(node);
  return new Map([...depths.entries()].filter(([, depth]) => depth >= 0));
}

const CLOSERS = /^[\]},\s]*$/;
