import type { Document } from "../../document/document.ts";
import { skipBlank } from "../../document/cut/flow-words.ts";
import { CURSOR } from "./frame.ts";
import type { Place } from "./place.ts";
import { beginsKey } from "./scan-scalar.ts";

/** Where commas are missing around a word that is being typed: offsets in the document, right behind what they part. */
export interface MissingCommas {
  readonly before?: number;
  readonly behind?: number;
}

/** The commas that a word in brackets lacks: before it, and behind it where something else follows. */
export function missingCommas(place: Place, document: Document): MissingCommas {
  const { token, block } = place;
  if (block === undefined || !token.frame?.flow) return {};
  const origin = document.offsetOf(block);
  const before = commaBefore(place, block.text);
  const end = origin + token.end - CURSOR.length;
  // A placeholder leaves the quote open in which it stands.
  const staysOpen = !token.closed && place.text.includes("$");
  const isParted = !staysOpen && isFollowed(place, document.slice(end, end + FAR));
  return { ...(before !== undefined && { before: origin + before }), ...(isParted && { behind: end }) };
}

function commaBefore({ token, words, role }: Place, text: string): number | undefined {
  if (role === "value" && token.frame?.kind === "map") return undefined;
  const last = words.findLast((word) => word.token.start < token.start)?.token;
  const from = last?.end ?? 0;
  const between = text.slice(from, token.start).replaceAll(COMMENT, (comment) => " ".repeat(comment.length));
  const stands = between.trimEnd();
  const isBehind = stands === "" ? last !== undefined : /[\]}]$/.test(stands);
  return isBehind ? from + stands.length : undefined;
}

/**
 * Does another key follow, or in a list another item? What follows in block style is no part of an open bracket.
 *
 * @param text - what stands behind the word
 */
function isFollowed({ token, role }: Place, text: string): boolean {
  const next = skipBlank(text, 0);
  const line = text.lastIndexOf("\n", next - 1);
  if (next >= text.length || (line >= 0 && next - line - 1 <= (token.frame?.indent ?? -1))) return false;
  const isItem = role === "value" && token.frame?.kind === "list";
  return isItem ? !/[,:\]}]/.test(text.charAt(next)) : beginsKey(text, next);
}

const COMMENT = /(?<=\s)#.*/g;
/** Nobody writes more comments between two parts of a bracket. */
const FAR = 1000;
