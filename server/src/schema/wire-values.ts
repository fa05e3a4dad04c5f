import type { ApiView } from "../document/read/api.ts";
import type { Grant } from "../document/read/grant.ts";
import { type PlainMap, plainValue } from "../document/read/plain-value.ts";
import type { MapValue } from "../document/read/value.ts";
import { keysOf } from "./facts.ts";

/** What an API says under the Management API's names, its immutable identifier left out; nothing that is unknown. */
export function apiFields({ value }: ApiView): PlainMap {
  return value.kind === "map" ? plainFields(value, NOT_OF_API) : {};
}

/** What a grant says under the Management API's names beside whom it is for; nothing that is unknown. */
export function grantFields({ map }: Grant): PlainMap {
  return plainFields(map, NOT_OF_GRANT);
}

/** Would an API's key be sent as it is, once the API exists? */
export function isWritable(key: string): boolean {
  return !NOT_OF_API.has(key);
}

function plainFields(map: MapValue, left: ReadonlySet<string>): PlainMap {
  const fields = [...map.entries].filter(([key, { value }]) => !left.has(key) && value.kind !== "unknown");
  return Object.fromEntries(fields.map(([key, { value }]) => [key, plainValue(value)]));
}

/** Keys that the Management API doesn't know, and those that it takes only once. */
function leftOut(name: "Api" | "Grant"): ReadonlySet<string> {
  return new Set(keysOf(name).flatMap(({ key, ours, immutable }) => (ours || immutable ? [key] : [])));
}

const NOT_OF_API = leftOut("Api");
const NOT_OF_GRANT = leftOut("Grant");
