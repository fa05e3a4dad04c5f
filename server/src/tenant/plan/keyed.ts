import { type Json, type JsonObject, isList, isObject, member } from "../../facts/json.ts";

/**
 * Lists whose items have a name: field -> the key that holds it. An item is compared with the one of the same name,
 * wherever it stands.
 */
const keys: Readonly<Record<string, string>> = { scopes: "value", authorization_details: "type" };

/** What an item is called in its list: a text by itself, a scope or a detail by its key. */
export function nameInList(item: Json): string | undefined {
  if (typeof item === "string") return item;
  const name = isObject(item) ? Object.values(keys).flatMap((key) => member(item, key) ?? [])[0] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** The items by name, in their order; `undefined` where the field is no such list, or an item has no name of its own. */
export function keyedItems(field: string, value: Json): ReadonlyMap<string, JsonObject> | undefined {
  const key = Object.hasOwn(keys, field) ? keys[field] : undefined;
  if (key === undefined || !isList(value)) return undefined;
  const items = new Map<string, JsonObject>();
  for (const item of value) {
    const name = isObject(item) ? item[key] : undefined;
    if (!isObject(item) || typeof name !== "string" || items.has(name)) return undefined;
    items.set(name, item);
  }
  return items;
}
