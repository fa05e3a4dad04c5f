import type { Block } from "../../document/block.ts";
import { loneEntry } from "../../document/parse/lacks-brace.ts";
import type { ApiView } from "../../document/read/api.ts";
import { tornFrom } from "../../document/torn-from.ts";

/** Does a syntax error hide some of a block's text, so that what seems to be missing may be there? */
export function isTorn(block: Block): boolean {
  return tornFrom(block) < Infinity;
}

/** The same, or does a key stand twice, so that what the other one holds isn't read? */
export function hidesSome(block: Block): boolean {
  return isTorn(block) || block.parsed.problems.some(({ code }) => code === "DUPLICATE_KEY");
}

/**
 * May an API have more than is read of it? Something is wrong with its text, or it is an identifier alone in brackets, which may lack its
 * brace: then the keys around it are its own.
 */
export function isPartial({ block }: ApiView): boolean {
  return block.parsed.problems.length > 0 || loneEntry(block.parsed.tree) !== undefined;
}
