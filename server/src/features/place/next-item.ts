import { sameItems } from "../../document/same-items.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { isEmptyKey, wordAbove } from "./above.ts";
import { type Frame, pathTo } from "./frame.ts";
import type { Place } from "./place.ts";

/**
 * The place of a key as that of an item: at the column of a list's own key, where dashes may stand as well, below that key or the
 * list's items. `undefined` where no such list is above the place.
 */
export function asNextItem(place: Place, file: AuthApisFile): Place | undefined {
  const { token, path, role } = place;
  // At the left edge, a word without its colon is a block of its own.
  const isKey = role === "key" || (role === "node" && path.length === 0);
  if (!isKey || token.colon || token.style !== "plain" || token.frame?.flow) return undefined;
  const { above, behind } = wordAbove(place, file);
  const isBeside = (frame: Frame | undefined, map: Frame | undefined): boolean =>
    frame?.flow === false && frame.indent === token.column && sameItems(pathTo(map), pathTo(token.frame));
  if (isEmptyKey(above, behind) && isBeside(above.frame, above.frame))
    return { ...place, role: "item", path: [...path, above.text, 0], token: { ...token, role: "item", step: 0 } };
  for (let frame = above?.frame; frame; frame = frame.parent) {
    if (frame.kind !== "list" || !isBeside(frame, frame.parent)) continue;
    const step = typeof frame.current === "number" ? frame.current + 1 : 0;
    return {
      ...place,
      role: "item",
      path: [...path, frame.step, step],
      token: { ...token, role: "item", frame, step },
    };
  }
  return undefined;
}
