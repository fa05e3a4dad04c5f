import { isList, isObject, type JsonObject, member } from "./json.ts";

/** A scope as an API's fields list it. */
export interface ApiScope {
  readonly value: string;
  readonly description: string | undefined;
}

/** The scopes in an API's fields, under the wire names; `undefined` where these don't say them. Items without a `value` are left out. */
export function apiScopes(fields: JsonObject): readonly ApiScope[] | undefined {
  const scopes = member(fields, "scopes");
  if (!isList(scopes)) return undefined;
  return scopes.filter(isObject).flatMap((scope) => {
    const [value, description] = [member(scope, "value"), member(scope, "description")];
    if (typeof value !== "string") return [];
    return [{ value, description: typeof description === "string" ? description : undefined }];
  });
}
