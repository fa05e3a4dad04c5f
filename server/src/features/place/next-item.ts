import { sameItems } from "../../document/same-items.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { keyAbove } from "../../document/list-keys.ts";
import { type Frame, pathTo } from "./frame.ts";
import { type Place, scanBlock } from "./place.ts";

/**
 * The place of a key as that of an item: below a list whose dashes stand at the column of its own key, either may come next.
 * `undefined` where no such list ends above the place.
 */
export function asNextItem(place: Place, file: AuthApisFile): Place | undefined {
  const { token, path, role } = place;
  // At the left edge, a word without its colon is a block of its own.
  const isKey = role === "key" || (role === "node" && path.length === 0);
  if (!isKey || token.colon || token.style !== "plain" || token.frame?.flow) return undefined;
  for (let frame = frameAbove(place, file); frame; frame = frame.parent) {
    const isBeside = frame.kind === "list" && !frame.flow && frame.indent === token.column;
    if (!isBeside || !sameItems(pathTo(frame.parent), pathTo(token.frame))) continue;
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

/** In which map or list the word above a place stands, be it in the block above. */
function frameAbove({ block, token, words }: Place, { document }: AuthApisFile): Frame | undefined {
  const above = words.findLast((word) => word.token.start < token.start);
  if (above || block === undefined) return above?.token.frame;
  const before = document.blockNumbered(document.numberOf(block) - 1);
  if (before?.kind !== "item" || before.isIgnored) return undefined;
  return scanBlock(before.text, before, keyAbove(before, document.chunks)).at(-1)?.frame;
}
