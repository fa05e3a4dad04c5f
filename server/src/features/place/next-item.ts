import { sameItems } from "../../document/same-items.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { keyAbove } from "../../document/list-keys.ts";
import { type Frame, pathTo, type Token } from "./frame.ts";
import { type Place, scanBlock } from "./place.ts";

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
  if (above?.role === "key" && isBeside(above.frame, above.frame) && isEmpty(behind))
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

interface Above {
  readonly above?: Token;
  /** What stands between it and the place. */
  readonly behind: string;
}

/** The word above a place, be it in the block above. */
function wordAbove({ block, token, words }: Place, { document }: AuthApisFile): Above {
  const above = words.findLast((word) => word.token.start < token.start)?.token;
  if (above && block) return { above, behind: block.text.slice(above.end, token.start) };
  const before = block && document.blockNumbered(document.numberOf(block) - 1);
  if (before === undefined || before.isIgnored) return { behind: "" };
  const last = scanBlock(before.text, before, keyAbove(before, document.chunks)).at(-1);
  return last ? { above: last, behind: before.text.slice(last.end) } : { behind: "" };
}

/** Has a key nothing behind it but an anchor, a tag or comments? */
function isEmpty(behind: string): boolean {
  return /^\s*:(?:\s+[&!]\S*)*\s*$/.test(behind.replaceAll(/(?<=\s)#.*/g, ""));
}
