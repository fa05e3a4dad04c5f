import type { Json } from "../../facts/json.ts";
import { wireFields } from "../../schema/facts.ts";

/**
 * What a field means that the tenant's answer leaves out: its default, and for a list that there is nothing in it. A
 * value that is equal to it is no difference, or it would be asked for again with every sync: a tenant doesn't echo
 * RBAC or a dialect that has never been set, and an organization usage that isn't set behaves as `deny`.
 */
const meanings: ReadonlyMap<string, Json> = new Map(
  [...wireFields("Api"), ...wireFields("Grant")].flatMap((field): [string, Json][] => {
    if (field.default !== undefined) return [[field.key, field.default]];
    return field.types.includes("array") ? [[field.key, []]] : [];
  }),
);

/** The value of a top-level field, or what its absence (or `null`) means; `null` where that is nothing. */
export function orUnset(field: string, value: Json | undefined): Json {
  return value ?? meanings.get(field) ?? null;
}
