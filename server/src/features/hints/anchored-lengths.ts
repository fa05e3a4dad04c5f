import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { fieldAt, type FieldPath } from "../../schema/facts.ts";
import { type AnchorName, anchorsOf } from "../names/anchor-names.ts";
import { sameNames } from "../names/find.ts";
import { hasForm } from "../place/path.ts";
import { placeAt } from "../place/place.ts";
import { API, duration, type Hint, isLength } from "./hint.ts";

/** Numbers with an anchor (`x-ttl: &ttl 5400`) that are lengths of time wherever an alias puts them. */
export function anchoredLengths({ block }: Tree, file: AuthApisFile): readonly Hint[] {
  return anchorsOf(block).flatMap((name) => {
    const { anchored } = name;
    const label = name.defines && anchored?.kind === "scalar" ? duration(anchored.value) : undefined;
    return anchored === undefined || label === undefined || !isLengthForAll(name, file)
      ? []
      : [{ at: anchored, label }];
  });
}

/** Do those who use an anchor, as far as they have a meaning, all take it for a length of time? */
function isLengthForAll(anchor: AnchorName, file: AuthApisFile): boolean {
  const uses = sameNames(anchor, file).filter(({ defines }) => !defines);
  const known = uses.slice(0, MOST_USES).flatMap(({ at }) => {
    const use = placeAt(file, file.document.offsetOf(at.block) + at.start);
    const path = use && use.role !== "key" ? meaningOf(use.path) : undefined;
    return path && fieldAt(path) ? [path] : [];
  });
  return known.length > 0 && known.every(isLength);
}

/** What stands below a key of one's own is known by its key alone; what a variable is for, by nothing. */
function meaningOf(path: FieldPath): FieldPath | undefined {
  if (hasForm(path, ["tenants", "*", "variables", "*"])) return undefined;
  return String(path[0]).startsWith("x-") ? [...API, ...path.slice(-1)] : path;
}

/** The first ones tell; to look at thousands takes long. */
const MOST_USES = 20;
