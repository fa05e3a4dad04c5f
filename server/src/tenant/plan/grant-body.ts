import type { FieldChange } from "./change.ts";
import { difference } from "./difference.ts";
import { type Json, type JsonObject, isList, member, same, withMember } from "../../facts/json.ts";
import { orUnset } from "./unset.ts";

/**
 * What the file wants of a grant, with what it means besides. All scopes and a list of them exclude each other: under
 * `allow_all_scopes` the list vanishes from the tenant's answers, and whoever lists scopes does not mean all.
 */
export function wantedOf(fields: JsonObject, have: JsonObject): JsonObject {
  if (member(fields, "allow_all_scopes") === true) return withMember(fields, "scope", undefined);
  const listed = member(fields, "scope") !== undefined && member(fields, "allow_all_scopes") === undefined;
  return listed && member(have, "allow_all_scopes") === true ? withMember(fields, "allow_all_scopes", false) : fields;
}

/** A grant's `scope` is a set, and one that gets smaller is an update like any other. */
export function grantDifference(fields: JsonObject, have: JsonObject): readonly FieldChange[] {
  const { fields: differing, leftOut } = difference(wantedOf(fields, have), have);
  return [...differing, ...leftOut];
}

/** The body of a create beside audience, application and subject type. */
export function createBody(fields: JsonObject): JsonObject {
  const wanted = wantedOf(fields, {});
  const scope = member(wanted, "allow_all_scopes") === true ? {} : { scope: [] };
  // What means the same as nothing is not sent: a system API refuses `allow_all_scopes` even when false, and grants
  // for users refuse organization settings.
  const sent = Object.entries(wanted).filter(([field, value]) => value !== null && !same(value, orUnset(field, null)));
  return { ...scope, ...Object.fromEntries(sent.map(([field, value]) => [field, set(value)])) };
}

/** The body of an update: the fields that differ. From all scopes back to some, the tenant wants both fields at once. */
export function updateBody(fields: JsonObject, have: JsonObject): JsonObject {
  const wanted = wantedOf(fields, have);
  const differing = new Set(grantDifference(fields, have).map(({ path }) => path.split(".", 1).join()));
  const narrows = differing.has("allow_all_scopes") && member(wanted, "allow_all_scopes") !== true;
  const sent = Object.entries(wanted).filter(([field]) => differing.has(field));
  return { ...(narrows && { scope: [] }), ...Object.fromEntries(sent.map(([field, value]) => [field, set(value)])) };
}

function set(value: Json): Json {
  return isList(value) ? [...new Set(value)] : value;
}
