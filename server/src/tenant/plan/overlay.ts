import { type Json, type JsonObject, isObject, member, withMember } from "../../facts/json.ts";
import type { Depth } from "./difference.ts";
import { keyedItems } from "./keyed.ts";

/**
 * The tenant's value with the file's keys laid over it. The Management API replaces nested objects and lists whole, so
 * this is what must be sent for what the file doesn't mention to stay.
 *
 * Scopes that the file leaves out stay as well: taking them away is a removal, and that is a write of its own.
 *
 * @param depth - `exact`: the file's values replace the tenant's whole
 */
export function overlay(field: string, want: Json, fresh: Json | undefined, depth: Depth = "mentioned"): Json {
  const lay = depth === "exact" ? (over: Json) => over : merge;
  const wanted = keyedItems(field, want);
  const had = keyedItems(field, fresh ?? []);
  if (!wanted || !had) return lay(want, fresh);
  const kept = [...had].flatMap(([name, item]) => {
    const over = wanted.get(name);
    if (over) return [lay(over, item)];
    return field === "scopes" ? [item] : [];
  });
  const added = [...wanted].filter(([name]) => !had.has(name)).map(([, item]) => item);
  return [...kept, ...added];
}

/** The tenant's scopes without those of these values, in their order. */
export function withoutScopes(fresh: Json | undefined, values: ReadonlySet<string>): Json {
  const items = keyedItems("scopes", fresh ?? []) ?? new Map<string, JsonObject>();
  return [...items].filter(([value]) => !values.has(value)).map(([, item]) => item);
}

function merge(want: Json, fresh: Json | undefined): Json {
  if (!isObject(want) || !isObject(fresh)) return want;
  return Object.entries(want).reduce(
    (both, [key, value]) => withMember(both, key, merge(value, member(fresh, key))),
    fresh,
  );
}
