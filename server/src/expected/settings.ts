import { apiScopes } from "../facts/api-scopes.ts";
import { isList, isObject, type Json, type JsonObject, member } from "../facts/json.ts";
import { fieldOf } from "../schema/facts.ts";

/** Where a value comes from: the file says it, the tenant has it, or Auth0 does so where nobody says otherwise. */
export type Source = "file" | "tenant" | "default";

/** A field of an API with where it comes from. */
export interface Setting {
  readonly value: Json | undefined;
  readonly source: Source;
}

/** The fields of an API that shape its tokens, wherever they come from. */
export interface Settings {
  readonly of: (key: string) => Setting;
}

/**
 * What holds for an API: what the file mentions, else what stands on the tenant, else the default of the Management API.
 * A tenant leaves out what was never set, so that its default counts as known.
 *
 * @param onTenant - the API's fields there; left out where the tenant was not read
 */
export function settings(inFile: JsonObject, onTenant?: JsonObject): Settings {
  return {
    of: (key) => {
      const mentioned = member(inFile, key);
      if (mentioned !== undefined) return { value: mentioned, source: "file" };
      const there = onTenant && member(onTenant, key);
      if (there !== undefined) return { value: there, source: "tenant" };
      return { value: fieldOf("Api", [key])?.default, source: onTenant ? "tenant" : "default" };
    },
  };
}

/** The names of an API's scopes; `undefined` where its fields don't say them. */
export function scopeNames(api: JsonObject): readonly string[] | undefined {
  return apiScopes(api)?.map(({ value }) => value);
}

/** The scopes that a grant lists; `undefined` where it doesn't say. */
export function grantedScopes(grant: JsonObject): readonly string[] | undefined {
  const scope = member(grant, "scope");
  return isList(scope) ? scope.filter((one) => typeof one === "string") : undefined;
}

/**
 * The mechanism of proof of possession that an API demands of applications. Only confidential ones can use client
 * credentials, so `required_for: public_clients` asks nothing of them.
 */
export function demandedProof(proof: Json | undefined): "dpop" | "mtls" | undefined {
  if (!isObject(proof) || member(proof, "required") !== true) return undefined;
  if (member(proof, "required_for") === "public_clients") return undefined;
  const mechanism = member(proof, "mechanism");
  return mechanism === "dpop" || mechanism === "mtls" ? mechanism : undefined;
}
