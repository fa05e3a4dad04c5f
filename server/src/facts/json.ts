/** A JSON value as a tenant sends it and a file means it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An own member: a key named `__proto__` or `constructor` is one like any other. */
export function member(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The object with one member set, replaced or (`undefined`) left out. */
export function withMember(value: JsonObject, key: string, to: Json | undefined): JsonObject {
  const members = new Map(Object.entries(value));
  if (to === undefined) members.delete(key);
  else members.set(key, to);
  // Unlike an assignment, this makes a key named __proto__ a key like any other.
  return Object.fromEntries(members);
}

/** Text that is equal for equal values: keys sorted, and lists too, since nothing that is synced has an order. */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(member(value, key) ?? null)}`).join(",")}}`;
}

/** Are two values equal, whatever the order of their keys and items? */
export function same(one: Json, other: Json): boolean {
  return canonical(one) === canonical(other);
}
