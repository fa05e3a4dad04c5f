import { type Json, type JsonObject, isList, isObject, member } from "../../facts/json.ts";
import { isSecretName, wireFields } from "../../schema/facts.ts";

/** The fields of another tool's resource that a file of ours can say, and what is said of the others. */
export interface Taken {
  readonly fields: JsonObject;
  readonly notes: readonly string[];
}

/**
 * @param what - how a message names the resource
 * @param quiet - keys that need no word: read only, or said in another way
 */
export function takeFields(name: "Api" | "Grant", wire: JsonObject, what: string, quiet: ReadonlySet<string>): Taken {
  const known = new Set(wireFields(name).map(({ key }) => key));
  const fields: [string, Json][] = [];
  const notes: string[] = [];
  for (const [key, value] of Object.entries(wire)) {
    if (value === null || quiet.has(key)) continue;
    if (known.has(key)) fields.push([key, value]);
    else if (isSecretName(key)) notes.push(`${what}: ${key} was left out; secrets have no place in a file.`);
    else notes.push(`${what}: ${key} was left out; this file has no such key.`);
  }
  return { fields: Object.fromEntries(fields), notes };
}

export function textOf(wire: JsonObject, key: string): string | undefined {
  const value = member(wire, key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The objects of a list; nothing where it is none. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}
