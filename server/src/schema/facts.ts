import { type Field, fieldOfNode } from "./field.ts";
import { childOf, definition, type DefinitionName, type SchemaNode } from "./node.ts";

export type { Field, FieldValue } from "./field.ts";
export type { DefinitionName, JsonType } from "./node.ts";
export { apiNever, isSecretName } from "./never.ts";

/**
 * What the schema knows of the file's keys, for completion, hover, the plan and the documentation. This is the folder's
 * first file; `check.ts` judges values by the same schema.
 */

/** Keys and list indices (any index will do). */
export type FieldPath = readonly (string | number)[];

/**
 * The field at a path from the file's root; `undefined` where the schema knows no such place.
 *
 * @example fieldAt(["apis", 0, "token_lifetime"])?.maximum // 2592000
 */
export function fieldAt(path: FieldPath): Field | undefined {
  return fieldOf("File", path);
}

/** The field at a path from a definition, or the definition itself. */
export function fieldOf(name: DefinitionName, path: FieldPath = []): Field | undefined {
  let node: SchemaNode = definition(name);
  let required = false;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === undefined) return undefined;
    required = typeof step === "string" && (node.required?.includes(step) ?? false);
    node = child;
  }
  const last = path.at(-1);
  return fieldOfNode(typeof last === "string" ? last : "", node, required);
}

/** The keys that may stand in the map at a path from the file's root; none where keys are free (names, variables). */
export function keysAt(path: FieldPath): readonly Field[] {
  return keysOf("File", path);
}

/** The keys of a definition's map, or of a map in it: required ones first, then in the schema's order. */
export function keysOf(name: DefinitionName, path: FieldPath = []): readonly Field[] {
  let node: SchemaNode | undefined = definition(name);
  for (const step of path) node = node && childOf(node, step);
  const { properties = {}, required = [] } = node ?? {};
  const optional = Object.keys(properties).filter((key) => !required.includes(key));
  return [...required, ...optional].flatMap((key) => fieldOf(name, [...path, key]) ?? []);
}

/**
 * The Management API's fields that the file can set, under their wire names, in the order in which they are shown. A grant's
 * `client_id` and `audience` are not among them: the file says them in its own way.
 */
export function wireFields(name: "Api" | "Grant"): readonly Field[] {
  return keysOf(name).filter((field) => !field.ours);
}
