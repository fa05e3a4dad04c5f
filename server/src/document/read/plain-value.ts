import type { ApiView } from "./api.ts";
import type { Grant } from "./grant.ts";
import type { MapValue, Primitive, Value } from "./value.ts";

/** A value without its places: JSON. */
export type Plain = Primitive | readonly Plain[] | PlainMap;
export type PlainMap = { readonly [key: string]: Plain };

/** What a value of the file means, without its places; what is unknown is nothing. */
export function plainValue(value: Value): Plain {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map(plainValue);
  return value.kind === "map"
    ? Object.fromEntries([...value.entries].map(([key, entry]) => [key, plainValue(entry.value)]))
    : null;
}

/** What an API says under the Management API's names, its immutable identifier left out; nothing that is unknown. */
export function apiFields({ value }: ApiView): PlainMap {
  return value.kind === "map" ? plainFields(value, API_OURS) : {};
}

/** What a grant says under the Management API's names beside whom it is for; nothing that is unknown. */
export function grantFields({ map }: Grant): PlainMap {
  return plainFields(map, GRANT_OURS);
}

/** Is some part of it, however deep, not known here? */
export function hasUnknown(value: Value): boolean {
  if (value.kind === "list") return value.items.some(hasUnknown);
  return value.kind === "map"
    ? [...value.entries.values()].some((entry) => hasUnknown(entry.value))
    : value.kind === "unknown";
}

function plainFields(map: MapValue, ours: ReadonlySet<string>): PlainMap {
  const fields = [...map.entries].filter(([key, { value }]) => !ours.has(key) && value.kind !== "unknown");
  return Object.fromEntries(fields.map(([key, { value }]) => [key, plainValue(value)]));
}

/** Keys of the file that are no fields of the Management API's resource server, and its immutable one. */
export const API_OURS: ReadonlySet<string> = new Set(["identifier", "grants", "tenants", "state"]);
const GRANT_OURS: ReadonlySet<string> = new Set(["client", "subject_type", "tenants", "state"]);
