import type { Block } from "../../document/block.ts";
import type { SyntaxProblem } from "../../document/syntax.ts";

/** Does a syntax error hide some of a block's text, so that what seems to be missing may be there? */
export function isTorn(block: Block): boolean {
  return block.parsed.problems.some(tears);
}

/** A key that stands twice and a bare placeholder are errors after which the text still means what it seems to. */
export function tears({ code }: SyntaxProblem): boolean {
  return code !== "DUPLICATE_KEY" && code !== "unquoted-variable";
}
