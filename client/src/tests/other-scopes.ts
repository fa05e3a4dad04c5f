import { type JsonObject, member } from "../../../server/src/facts/json.ts";
import { grantedScopes } from "../../../server/src/expected/settings.ts";
import { grantDifference } from "../../../server/src/tenant/plan/grant-body.ts";

/** The scopes that the file wants of a grant, and those that it has on the tenant; nothing where a sync would leave them. Pure. */
export function otherScopes(
  want: JsonObject,
  have: JsonObject,
): { readonly expected: string; readonly actual: string } | undefined {
  const differs = grantDifference(want, have).some(({ path }) => /^(?:scope\.|allow_all_scopes$)/.test(path));
  return differs ? { expected: scopesOf(want), actual: scopesOf(have) } : undefined;
}

function scopesOf(fields: JsonObject): string {
  if (member(fields, "allow_all_scopes") === true) return "allow_all_scopes";
  return [...(grantedScopes(fields) ?? [])].sort().join(" ");
}
