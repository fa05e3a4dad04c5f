import type { Tree } from "../../document/parse/tree.ts";

/** Do two trees say the same, in the same style, wherever it stands? */
export function same(one: Tree | undefined, other: Tree | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.anchor !== other.anchor) return false;
  if (one.kind === "alias") return other.kind === "alias" && one.name === other.name;
  if (one.kind === "scalar") {
    if (other.kind !== "scalar" || one.style !== other.style || !Object.is(one.value, other.value)) return false;
    return typeof one.value === "string" || one.source === other.source;
  }
  if (one.kind === "list") {
    if (other.kind !== "list" || one.flow !== other.flow || one.items.length !== other.items.length) return false;
    return one.items.every((item, at) => same(item, other.items[at]));
  }
  if (other.kind !== "map" || one.flow !== other.flow || one.entries.length !== other.entries.length) return false;
  return one.entries.every(({ key, value, merge }, at) => {
    const entry = other.entries[at];
    return merge === entry?.merge && same(key, entry.key) && same(value, entry.value);
  });
}
