import type { FieldChange } from "./change.ts";
import { keyedItems } from "./keyed.ts";
import { type Json, type JsonObject, isList, isObject, member, same } from "../../facts/json.ts";
import { orUnset } from "./unset.ts";

/** Where the tenant differs from the file. What the file doesn't mention is not compared, at any depth. */
export interface Difference {
  readonly fields: readonly FieldChange[];
  /** Items that a list of the file leaves out, which is the same as a change but for who has to agree to it. */
  readonly leftOut: readonly FieldChange[];
}

/** What is compared within a value: only the keys that the file mentions, or all that either side has. */
export type Depth = "mentioned" | "exact";

/** Compares top-level fields under their wire names. */
export function difference(want: JsonObject, have: JsonObject, depth: Depth = "mentioned"): Difference {
  const found: Found = { fields: [], leftOut: [], depth };
  for (const [field, value] of Object.entries(want)) {
    compareField(field, orUnset(field, value), orUnset(field, member(have, field)), found);
  }
  return found;
}

interface Found {
  readonly fields: FieldChange[];
  readonly leftOut: FieldChange[];
  readonly depth: Depth;
}

function compareField(field: string, want: Json, have: Json, found: Found): void {
  const wanted = keyedItems(field, want) ?? words(want);
  const had = keyedItems(field, have) ?? words(have);
  if (wanted && had) compareItems(field, wanted, had, found);
  else compare(field, want, have, found);
}

/** A list of text is a set: each word is its own key. */
function words(list: Json): ReadonlyMap<string, Json> | undefined {
  if (!isList(list)) return undefined;
  const texts = list.filter((each) => typeof each === "string");
  return texts.length === list.length ? new Map(texts.map((text) => [text, text])) : undefined;
}

function compareItems(
  path: string,
  want: ReadonlyMap<string, Json>,
  have: ReadonlyMap<string, Json>,
  found: Found,
): void {
  for (const [name, item] of want) {
    const other = have.get(name);
    if (other === undefined) found.fields.push({ path: `${path}.${name}`, before: null, after: item });
    else compare(`${path}.${name}`, item, other, found);
  }
  for (const [name, item] of have) {
    if (!want.has(name)) found.leftOut.push({ path: `${path}.${name}`, before: item, after: null });
  }
}

function compare(path: string, want: Json, have: Json, found: Found): void {
  if (isObject(want)) {
    const inside = isObject(have) ? have : {};
    const besides = found.depth === "exact" ? Object.keys(inside).filter((key) => member(want, key) === undefined) : [];
    for (const key of [...Object.keys(want), ...besides])
      compare(`${path}.${key}`, member(want, key) ?? null, member(inside, key) ?? null, found);
  } else if (!same(want, have)) {
    found.fields.push({ path, before: have, after: want });
  }
}

/** Everything that a new resource will have, field by field, with nothing before it. */
export function allOf(want: JsonObject): FieldChange[] {
  const found: Found = { fields: [], leftOut: [], depth: "mentioned" };
  for (const [field, value] of Object.entries(want)) {
    if (isList(value)) compareField(field, value, [], found);
    else compareField(field, value, null, found);
  }
  return found.fields;
}

/** What is no longer as it was, in any field of either side. */
export function moves(then: JsonObject, now: JsonObject): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const whole = (side: JsonObject) => Object.fromEntries(names.map((name) => [name, member(side, name) ?? null]));
  const forward = difference(whole(now), whole(then));
  // What is gone from within an object only shows from the other side.
  const backward = difference(whole(then), whole(now));
  const found = new Map<string, FieldChange>();
  for (const change of [...forward.fields, ...forward.leftOut]) found.set(change.path, change);
  for (const { path, before, after } of backward.fields) {
    if (!found.has(path)) found.set(path, { path, before: after, after: before });
  }
  return [...found.values()];
}
