import type { Block } from "./block.ts";
import { memoryKey } from "./memory.ts";
import type { SyntaxProblem } from "./parse/syntax.ts";

/** Where the line begins of the first syntax error that hides some of a block's text: an offset in the block; Infinity if there is none. */
export function tornFrom(block: Block): number {
  if (block.parsed.problems.length === 0) return Infinity;
  return block.remember(TORN_FROM, () => {
    const first = block.parsed.problems.reduce(
      (least, each) => (tears(each) ? Math.min(least, each.from ?? each.start) : least),
      Infinity,
    );
    return first < Infinity ? (block.lines[block.lineAt(first)] ?? 0) : Infinity;
  });
}

/**
 * Does an error hide some of the text? Not a key that stands twice, a bare placeholder, or a line that doesn't belong there: with these the
 * text still means what it seems to.
 */
function tears({ code }: SyntaxProblem): boolean {
  return !HARMLESS.has(code);
}

const HARMLESS: ReadonlySet<SyntaxProblem["code"]> = new Set([
  "DUPLICATE_KEY",
  "unquoted-variable",
  "bare-template",
  "stray-line",
]);

const TORN_FROM = memoryKey<number>();
