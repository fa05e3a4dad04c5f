import type { AuthApisFile } from "../../document/read/file.ts";
import { sameItems } from "../../document/same-items.ts";
import { fieldAt, type FieldPath } from "../../schema/facts.ts";
import { nameAt, sameNames } from "../names/find.ts";
import { type Place, placeAt } from "./place.ts";

/**
 * A place below `x-base: &base`, where anything may stand, as if it stood where the anchor is used: what `<<: *base` brings to an
 * API has an API's keys. Any other place as it is.
 */
export function asUsed(place: Place, file: AuthApisFile): Place {
  const anchored = anchorAround(place);
  if (anchored === undefined || place.block === undefined) return place;
  const { depth, name } = anchored;
  const anchor = nameAt(file, file.document.offsetOf(place.block) + name);
  const uses = anchor?.kind === "anchor" ? sameNames(anchor, file).filter(({ defines }) => !defines) : [];
  for (const { at } of uses.slice(0, MOST_USES)) {
    const use = placeAt(file, file.document.offsetOf(at.block) + at.start);
    if (use === undefined || use.role === "key") continue;
    const moved = (path: FieldPath): FieldPath => [...withoutMerge(use.path), ...path.slice(depth)];
    if (fieldAt(moved(place.path)) === undefined) continue;
    const above = place.path.slice(0, depth);
    const words = place.words.map((word) =>
      sameItems(word.path.slice(0, depth), above) ? { ...word, path: moved(word.path) } : word,
    );
    return { ...place, path: moved(place.path), words };
  }
  return place;
}

/** The innermost anchor behind a key that leads to a place: how many steps down, and where in the block its name begins. */
function anchorAround({ path, words, token, block }: Place): { depth: number; name: number } | undefined {
  if (block === undefined || !String(path[0]).startsWith("x-")) return undefined;
  for (let depth = path.length; depth > 0; depth--) {
    const steps = path.slice(0, depth);
    const key = words.findLast(
      (word) =>
        word.token.role === "key" && word.token.start < token.start && sameItems([...word.path, word.text], steps),
    );
    const sign = key && ANCHOR.exec(block.text.slice(key.token.end));
    if (sign) return { depth, name: key.token.end + sign[0].length };
  }
  return undefined;
}

/** Where a map is merged, its keys stand. */
function withoutMerge(path: FieldPath): FieldPath {
  const merge = path.indexOf("<<");
  return merge < 0 ? path : path.slice(0, merge);
}

const ANCHOR = /^\s*:\s*&/;
/** One of the first uses tells; to look at thousands takes long. */
const MOST_USES = 20;
