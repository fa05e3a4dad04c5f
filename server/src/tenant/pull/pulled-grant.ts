import { type JsonObject, member, withMember } from "../../facts/json.ts";
import { pulledFields } from "./pulled-fields.ts";

/** The same as `pulledFields` for a grant, in which all scopes and a list of them exclude each other. */
export function pulledGrant(want: JsonObject, have: JsonObject): JsonObject {
  const wantsAll = member(want, "allow_all_scopes") === true;
  const hasAll = member(have, "allow_all_scopes") === true;
  const wantsList = member(want, "scope") !== undefined;
  const others = withMember(withMember(want, "scope", undefined), "allow_all_scopes", undefined);
  const rest = pulledFields(others, have);
  if (wantsAll && hasAll) return { ...want, ...rest };
  if (wantsAll) return { ...rest, scope: member(have, "scope") ?? [] };
  if (hasAll && wantsList) return { ...rest, allow_all_scopes: true };
  return pulledFields(want, have);
}
