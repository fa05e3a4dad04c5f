import type { FieldChange } from "./change.ts";
import { type Depth, type Difference, difference } from "./difference.ts";
import { comparable, sendable, type Thumbprint } from "./encryption-key.ts";
import { type Json, type JsonObject, member } from "../../facts/json.ts";
import { keyedItems } from "./keyed.ts";
import { overlay } from "./overlay.ts";
import { orUnset } from "./unset.ts";

/** Scopes of a tenant's API that the file's list leaves out, apart from everything else that differs. */
export interface ApiDifference {
  readonly fields: readonly FieldChange[];
  readonly scopesLeftOut: readonly FieldChange[];
}

export function apiDifference(
  wanted: JsonObject,
  now: JsonObject,
  thumbprint: Thumbprint,
  depth?: Depth,
): ApiDifference {
  const { want, have } = comparable(wanted, now, thumbprint);
  const { fields, leftOut }: Difference = difference(want, have, depth);
  const isScope = ({ path }: FieldChange) => path.startsWith(scopePath);
  return {
    fields: [...fields, ...leftOut.filter((change) => !isScope(change))],
    scopesLeftOut: leftOut.filter(isScope),
  };
}

const scopePath = "scopes.";

export function scopeOf({ path }: FieldChange): string {
  return path.slice(scopePath.length);
}

/** What is to be sent of one field; `undefined` where it can't be, for lack of the encryption key. */
export function laidOver(field: string, wanted: JsonObject, fresh: JsonObject, depth?: Depth): Json | undefined {
  const value = overlay(field, member(wanted, field) ?? null, member(fresh, field), depth);
  return field === "token_encryption" ? sendable(value) : value;
}

/** Scopes are laid over by value. Where that can't be done, sending a list would take away some that nobody named. */
export function unmatchedScopes(wanted: JsonObject, have: JsonObject): string | undefined {
  const scopes = member(wanted, "scopes");
  if (scopes === undefined) return undefined;
  if (!keyedItems("scopes", orUnset("scopes", scopes))) return "The file has a scope twice, or one without a value.";
  if (keyedItems("scopes", orUnset("scopes", member(have, "scopes")))) return undefined;
  return "The tenant has a scope twice, or one without a value; repair that in the Dashboard first.";
}
