import type { Block } from "../../document/block.ts";
import { tornFrom } from "../../document/torn-from.ts";

/** Does a syntax error hide some of a block's text, so that what seems to be missing may be there? */
export function isTorn(block: Block): boolean {
  return tornFrom(block) < Infinity;
}

/** The same, or does a key stand twice, so that what the other one holds isn't read? */
export function hidesSome(block: Block): boolean {
  return isTorn(block) || block.parsed.problems.some(({ code }) => code === "DUPLICATE_KEY");
}
