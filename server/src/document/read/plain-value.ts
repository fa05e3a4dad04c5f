import type { Primitive, Value } from "./value.ts";

/** A value without its places: JSON. */
export type Plain = Primitive | readonly Plain[] | PlainMap;
/** A map of such values. */
export type PlainMap = { readonly [key: string]: Plain };

/** What a value of the file means, without its places; what is unknown is nothing. */
export function plainValue(value: Value): Plain {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map(plainValue);
  return value.kind === "map"
    ? Object.fromEntries([...value.entries].map(([key, entry]) => [key, plainValue(entry.value)]))
    : null;
}

/** Is some part of it, however deep, not known here? */
export function hasUnknown(value: Value): boolean {
  if (value.kind === "list") return value.items.some(hasUnknown);
  return value.kind === "map"
    ? [...value.entries.values()].some((entry) => hasUnknown(entry.value))
    : value.kind === "unknown";
}
