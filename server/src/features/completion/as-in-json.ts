import { isFlow } from "../../document/cut/cut-state.ts";
import type { Document } from "../../document/document.ts";
import type { Place } from "../place/place.ts";

/**
 * Is the place in brackets whose keys stand in double quotes, so that whoever writes there writes JSON? Where it has no others
 * beside it, a quote with which it begins itself tells, then what stands above, and where nothing does, what stands below. A file of braces
 * with nothing in them is to become JSON.
 */
export function isAsInJson({ token, words, block, path }: Place, document: Document): boolean {
  if (token.frame?.flow !== true) return false;
  const key = words.find((word) => word.token.role === "key" && word.token.frame?.flow && word.token !== token);
  if (key) return key.token.style === "double";
  if (token.role === "key" && token.style === "double") return true;
  const number = block ? document.numberOf(block) : -1;
  const above = block && isFlow(block.before) ? document.blockNumbered(number - 1) : undefined;
  const below = document.blockNumbered(number + 1);
  const around = [above, below && isFlow(below.before) ? below : undefined].map((each) => each?.text ?? "");
  return around.some((text) => QUOTED.test(text)) || (path.length === 0 && !around.some((text) => /\w/.test(text)));
}

const QUOTED = /^[\s,{[]*"/;
