import type { AuthApisFile } from "../../document/read/file.ts";
import { keyAbove } from "../../document/list-keys.ts";
import type { Token } from "./frame.ts";
import { type Place, scanBlock, withQuotes } from "./place.ts";

/** The word above a place, and what stands between the two. */
export interface Above {
  readonly above?: Token;
  readonly behind: string;
}

/** The word above a place, be it in the block above. */
export function wordAbove(place: Place, { document }: AuthApisFile): Above {
  const { block, token, words } = place;
  const above = words.findLast((word) => word.token.start < token.start)?.token;
  const start = block && withQuotes(place).start - document.offsetOf(block);
  if (above && block) return { above, behind: block.text.slice(above.end, start) };
  const before = block && document.blockNumbered(document.numberOf(block) - 1);
  if (block === undefined || before === undefined || before.isIgnored) return { behind: "" };
  const last = scanBlock(before.text, before, keyAbove(before, document.chunks)).at(-1);
  return last ? { above: last, behind: before.text.slice(last.end) + block.text.slice(0, start) } : { behind: "" };
}

/** A key with nothing behind it but an anchor, a tag or comments. */
export function isEmptyKey(word: Token | undefined, behind: string): word is Token {
  return word?.role === "key" && /^\s*:(?:\s+[&!]\S*)*\s*$/.test(behind.replaceAll(/(?<=\s)#.*/g, ""));
}
