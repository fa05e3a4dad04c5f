import type { Block } from "../../document/block.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { linesOf } from "./lines.ts";

/**
 * How deep the further lines of a list or map in flow style stand, by their numbers: one step for each line that opens brackets which
 * are still open.
 */
export function bracketColumns(node: Tree, block: Block): ReadonlyMap<number, number> {
  const lines = linesOf(block);
  const openers = new Map<number, Set<number>>();
  const visit = (each: Tree): void => {
    if (each.kind !== "list" && each.kind !== "map") return;
    const [from, to] = [block.lineAt(each.start), block.lineAt(each.end - 1)];
    for (const { number, content } of lines.slice(from + 1, to + 1)) {
      const open = openers.get(number) ?? new Set();
      openers.set(number, open);
      if (number < to || !CLOSERS.test(block.text.slice(content, each.end))) open.add(from);
    }
    if (each.kind === "list") each.items.forEach(visit);
    else for (const { value } of each.entries) visit(value);
  };
  visit(node);
  return new Map([...openers].map(([number, open]) => [number, open.size]));
}

const CLOSERS = /^[\]},\s]*$/;
