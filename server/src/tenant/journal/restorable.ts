import { isObject, type Json, type JsonObject, member } from "../../facts/json.ts";
import { wireFields } from "../../schema/facts.ts";
import { moves } from "../plan/difference.ts";
import { orUnset } from "../plan/unset.ts";

/** What can be sent for a resource to be as it was, and the fields that can't be brought back. */
export interface Restorable {
  readonly fields: JsonObject;
  readonly lost: readonly string[];
}

/** The fields that a change has moved, with their values of before. */
export function restoredFields(resource: "api" | "grant", before: JsonObject, now: JsonObject): Restorable {
  const moved = new Set(moves(before, now).map(({ path }) => path.split(".", 1).join()));
  return collected(resource, before, [...moved]);
}

/** All fields of what was deleted. */
export function allFields(resource: "api" | "grant", before: JsonObject): Restorable {
  return collected(resource, before, Object.keys(before));
}

function collected(resource: "api" | "grant", before: JsonObject, names: readonly string[]): Restorable {
  const values = names.map((name) => [name, valueOf(resource, name, member(before, name))] as const);
  return {
    fields: Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    lost: values.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  };
}

/** `undefined`: no request can bring it back. */
function valueOf(resource: "api" | "grant", name: string, before: Json | undefined): Json | undefined {
  const field = wireFields(resource === "api" ? "Api" : "Grant").find(({ key }) => key === name);
  if (before === undefined || before === null) {
    const meant = orUnset(name, undefined);
    return meant !== null || field?.nullClears ? meant : undefined;
  }
  // The tenant has shown the key's thumbprint, and takes only the key itself.
  const key = isObject(before) ? member(before, "encryption_key") : undefined;
  return isObject(key) && member(key, "pem") === undefined ? undefined : before;
}
