import { keyName, type Tree } from "../../document/parse/tree.ts";
import type { Primitive } from "../../document/read/value.ts";
import { type Field, fieldAt, type FieldPath, keysAt } from "../../schema/facts.ts";

/**
 * Can a node stand at a path, as far as that is plain at once: by its kind, a key that is known there, an item that can stand in
 * the list? What the schema doesn't know takes anything.
 */
export function canStand(tree: Tree, path: FieldPath): boolean {
  const field = fieldAt(path);
  if (field === undefined || field.types.length === 0 || tree.kind === "alias") return true;
  if (tree.kind === "scalar") return isTaken(tree.value, field);
  if (tree.kind === "list")
    return field.types.includes("array") && isAny(tree.items, (item) => canStand(item, [...path, 0]));
  const known = new Set(keysAt(path).map(({ key }) => key));
  return (
    field.types.includes("object") &&
    isAny(tree.entries, ({ key, merge }) => merge || known.size === 0 || known.has(keyName(key)))
  );
}

/** Does a field take a scalar with this value, as far as its type tells, or the list of all values? What has variables is any scalar. */
export function isTaken(value: Primitive, { types, values }: Field): boolean {
  if (typeof value === "string" && value.includes("${")) return types.some((type) => !IN_PARTS.has(type));
  if (values) return values.some((each) => each.value === value);
  if (value === null) return types.includes("null");
  if (typeof value === "number") return types.includes("integer") || types.includes("number");
  return types.includes(typeof value === "string" ? "string" : "boolean");
}

/** Is there one that will do, or none at all? */
function isAny<T>(parts: readonly T[], isRight: (part: T) => boolean): boolean {
  return parts.length === 0 || parts.some(isRight);
}

const IN_PARTS: ReadonlySet<string> = new Set(["array", "object"]);
