import type { Block } from "../../document/block.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { sameItems } from "../../document/same-items.ts";
import { fieldAt, type FieldPath } from "../../schema/facts.ts";
import { anchorsOf } from "../names/anchor-names.ts";
import { sameNames } from "../names/find.ts";
import { type Place, placeAt } from "./place.ts";

/**
 * A place below `x-base: &base`, where anything may stand, as if it stood where the anchor is used: what `<<: *base` brings to an
 * API has an API's keys, be it by way of other anchors. Any other place as it is.
 */
export function asUsed(place: Place, file: AuthApisFile): Place {
  const use = useOf(place, place.path, file, new Set());
  if (use === undefined) return place;
  const above = place.path.slice(0, use.depth);
  const moved = (path: FieldPath): FieldPath => [...use.path, ...path.slice(use.depth)];
  const words = place.words.map((word) =>
    sameItems(word.path.slice(0, use.depth), above) ? { ...word, path: moved(word.path) } : word,
  );
  const merged = use.merged && place.path.length === use.depth;
  return { ...place, path: moved(place.path), words, ...(merged && { merged }) };
}

/** Where so many of a path's first steps lead as well, by an anchor. */
interface Use {
  readonly depth: number;
  readonly path: FieldPath;
  /** By a merge key. */
  readonly merged: boolean;
}

/**
 * @param path - to what is asked for, by way of the place
 * @param followed - the anchors on the way: offsets in the document
 */
function useOf(place: Place, path: FieldPath, file: AuthApisFile, followed: Set<number>): Use | undefined {
  const anchored = anchorAround(place);
  if (anchored === undefined || place.block === undefined) return undefined;
  const { depth, name } = anchored;
  const at = file.document.offsetOf(place.block) + name;
  if (followed.has(at) || followed.size >= MOST_ANCHORS) return undefined;
  followed.add(at);
  const ways = usesOf(place.block, name, file).map((use) => {
    const own = withoutMerge(use.path);
    return { use, own, moved: [...own, ...path.slice(depth)], merged: own.length < use.path.length };
  });
  const direct = ways.find(({ moved }) => fieldAt(moved) !== undefined);
  if (direct) return { depth, path: direct.own, merged: direct.merged };
  for (const { use, own, moved, merged } of ways) {
    const next = useOf(use, moved, file, followed);
    if (next === undefined || next.depth > own.length) continue;
    const between = own.slice(next.depth);
    return { depth, path: [...next.path, ...between], merged: merged || (next.merged && between.length === 0) };
  }
  return undefined;
}

/** The places of an anchor's first aliases, those that are keys aside. */
function usesOf(block: Block, start: number, file: AuthApisFile): readonly Place[] {
  const anchor = anchorsOf(block).find(({ at }) => at.start === start);
  const uses = anchor ? sameNames(anchor, file).filter(({ defines }) => !defines) : [];
  return uses.slice(0, MOST_USES).flatMap(({ at }) => {
    const use = placeAt(file, file.document.offsetOf(at.block) + at.start);
    return use === undefined || use.role === "key" ? [] : [use];
  });
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
/** Who follows anchors through more of them looks at many blocks. */
const MOST_ANCHORS = 10;
