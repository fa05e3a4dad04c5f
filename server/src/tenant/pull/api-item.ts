import { type Json, type JsonObject, isObject, member, same } from "../../facts/json.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";
import { wireFields } from "../../schema/facts.ts";
import { orUnset } from "../plan/unset.ts";
import { knownOnly } from "./pulled-fields.ts";

/** An API of the tenant as somebody would write it who knows what need not be said. */
export interface ApiItem {
  readonly item: JsonObject;
  /** Fields that the tenant has and a file can't take from it. */
  readonly dropped: readonly string[];
}

/**
 * Only what differs from what holds without being said: by the tenant's defaults, or by the file's.
 *
 * @param defaults - the file's
 */
export function apiItem(api: TenantApi, grants: readonly JsonObject[], defaults: JsonObject = {}): ApiItem {
  const dropped: string[] = [];
  const fields = apiOrder.flatMap((key): [string, Json][] => {
    const has = member(api.fields, key);
    if (key === "identifier") return [[key, api.identifier]];
    // The tenant shows the thumbprint of a key; the key itself it never gives back.
    if (key === "token_encryption" && isObject(has) && !hasKey(has)) {
      dropped.push(key);
      return [];
    }
    const said = member(defaults, key);
    const value = saidOf(
      key,
      orUnset(key, has),
      said === undefined ? orUnset(key, undefined) : orUnset(key, said),
      said,
    );
    return value === undefined ? [] : [[key, value]];
  });
  return { item: { ...Object.fromEntries(fields), ...(grants.length > 0 && { grants }) }, dropped };
}

function saidOf(key: string, value: Json, unsaid: Json, fromFile: Json | undefined): Json | undefined {
  if (same(value, unsaid) || (value === null && fromFile === undefined)) return undefined;
  const known = knownOnly(key, value);
  // What the file's defaults say of a nested key is gone with the first key that an API says itself.
  if (!isObject(known) || !isObject(unsaid) || fromFile !== undefined) return known;
  const differing = Object.entries(known).filter(([name, each]) => !same(each, member(unsaid, name) ?? null));
  return differing.length > 0 ? Object.fromEntries(differing) : undefined;
}

function hasKey(encryption: JsonObject): boolean {
  const key = member(encryption, "encryption_key");
  return isObject(key) && typeof member(key, "pem") === "string";
}

/** The order in which an API's fields are written: what it is called, then the schema's. */
export const apiOrder: readonly string[] = [
  "name",
  ...wireFields("Api")
    .map(({ key }) => key)
    .filter((key) => key !== "name"),
];
