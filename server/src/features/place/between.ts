import type { AuthApisFile } from "../../document/read/file.ts";
import { isEmptyKey, wordAbove } from "./above.ts";
import type { Frame } from "./frame.ts";
import { belongsTo, lineBelow } from "./line-below.ts";
import type { Place } from "./place.ts";

/**
 * Do the lines below a word that is being typed go on with what stands above it? It would take them for its own, or part them from
 * it: a key what is indented more and dashes at its own column, an item what is indented more; a word below an empty key, or its dash,
 * what that key has at another column, and one above all keys those of the file, further to the left.
 */
export function isBetween(place: Place, file: AuthApisFile): boolean {
  const { role, path, token, block, text, end } = place;
  if (role === "value" || token.colon || token.frame?.flow) return false;
  const below = block && lineBelow(file.document, block, end - file.document.offsetOf(block));
  if (below === undefined) return false;
  const { above, behind } = wordAbove(place, file);
  const empty =
    isEmptyKey(above, behind.replace(DASH_TYPED, "")) && above.frame?.flow === false ? above.frame : undefined;
  if (role === "node" && path.length > 0) {
    const list = token.frame?.kind === "list" ? token.frame : undefined;
    const isBeside = below.indent === (list && below.dash ? list.indent : token.column);
    // Behind a dash, a word that was typed may be the key of what stands below.
    const isItsOwn = list !== undefined && text !== "" && below.indent > token.column;
    return !isBeside && !isItsOwn && empty !== undefined && belongsTo(empty, below);
  }
  if (below.indent < token.column) return role === "node";
  if (below.indent === token.column && (role === "item" || !below.dash)) return false;
  if (empty) return true;
  const goesOn = ({ flow, kind, indent }: Frame): boolean =>
    !flow && kind === (below.dash ? "list" : "map") && indent === below.indent;
  for (let frame = above?.frame; frame; frame = frame.parent) if (goesOn(frame)) return true;
  return false;
}

/** Before an item on a line of its own. */
const DASH_TYPED = /\n *- *$/;
