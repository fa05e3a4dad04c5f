import { canonical, isObject, type Json, type JsonObject, member, same } from "../../facts/json.ts";
import { orUnset } from "../plan/unset.ts";
import { apiItem, apiOrder } from "../pull/api-item.ts";
import { grantItem } from "../pull/grant-item.ts";
import { byKeys } from "./by-keys.ts";
import type { Match } from "./match.ts";
import { type ShortNames, slug } from "./short-names.ts";
import { type ImportSource, isTenant, type SourceApi } from "./source.ts";
import type { Variables } from "./variables.ts";
import { textOf } from "./wire.ts";

/** The items of a file for one API as its tenants have it. */
export interface Merged {
  readonly items: readonly JsonObject[];
  readonly notes: readonly string[];
}

/**
 * One item where the tenants differ by nothing but single values, which become variables; else one for each of them.
 *
 * @param all - of the file: an API that all of them have needs no `tenants`
 */
export function mergeApi(match: Match, all: readonly ImportSource[], names: ShortNames, variables: Variables): Merged {
  const fields = mergeFields(match, variables);
  if (fields === undefined) {
    const each = [...match.on].map(([source, api]) =>
      mergeApi({ identifier: api.identifier, on: new Map([[source, api]]) }, all, names, variables),
    );
    return { items: each.flatMap(({ items }) => items), notes: each.flatMap(({ notes }) => notes) };
  }
  const { identifier } = match;
  const { item, dropped } = apiItem({ id: "", identifier, system: false, fields }, mergeGrants(match, names));
  const tenants = [...match.on.keys()].flatMap(({ name }) => name ?? []);
  const notes = dropped.map((field) => `${identifier}: ${field} was left out; a tenant doesn't give its key back.`);
  return { items: [{ ...item, ...(match.on.size < all.length && { tenants }) }], notes };
}

/** `undefined`: they can't be said in one item. */
function mergeFields({ identifier, on }: Match, variables: Variables): JsonObject | undefined {
  const prefix = prefixOf(identifier, on);
  const entries: [string, Json][] = [];
  for (const key of apiOrder) {
    const values = new Map([...on].map(([source, { fields }]) => [source, orUnset(key, member(fields, key))]));
    const merged = mergeValues(`${prefix}_${key.toUpperCase()}`, values, variables);
    if (merged === undefined) return undefined;
    if (merged !== null) entries.push([key, merged]);
  }
  return Object.fromEntries(entries);
}

function mergeValues(name: string, values: ReadonlyMap<ImportSource, Json>, variables: Variables): Json | undefined {
  const [first = null, ...others] = values.values();
  if (others.every((other) => same(first, other))) return first;
  const all = [...values.values()];
  if (all.every((value) => value !== null && typeof value !== "object")) return variables.placeholder(name, values);
  if (!all.every(isObject)) return undefined;
  // The first one to differ gets its variable first, in whatever order the tenant has the keys.
  const keys = Object.keys(first ?? {}).sort();
  const merged: [string, Json][] = [];
  for (const key of keys) {
    const inside = new Map(
      [...values].map(([source, value]) => [source, isObject(value) ? (member(value, key) ?? null) : null]),
    );
    const value = mergeValues(`${name}_${key.toUpperCase()}`, inside, variables);
    if (value === undefined || value === null) return undefined;
    merged.push([key, value]);
  }
  return all.every((value) => Object.keys(value).length === keys.length) ? Object.fromEntries(merged) : undefined;
}

/**
 * A grant that all of the API's tenants have in the same way needs no `tenants`. As soon as one of the sources is a tenant, which lists its
 * grants in any order, they stand by what names them.
 */
function mergeGrants({ on }: Match, names: ShortNames): readonly JsonObject[] {
  const found = new Map<string, { readonly item: JsonObject; readonly tenants: string[] }>();
  for (const [source, { grants }] of on) {
    for (const { clientId, called, subjectType, fields } of grants) {
      const client = names.get(source)?.get(clientId ?? "") ?? called;
      const grant = { id: "", clientId, audience: "", subjectType, system: false, defaultFor: undefined, fields };
      const item = grantItem(client, grant);
      const key = canonical(item);
      const known = found.get(key) ?? { item, tenants: [] };
      found.set(key, { ...known, tenants: [...known.tenants, source.name ?? ""] });
    }
  }
  const all = [...found.values()];
  const inOrder = [...on.keys()].some(isTenant) ? all.sort(byKeys(({ item }) => namesOf(item))) : all;
  return inOrder.map(({ item, tenants }) => (tenants.length === on.size ? item : { ...item, tenants }));
}

function namesOf(grant: JsonObject): readonly string[] {
  return ["client", "subject_type"].map((key) => textOf(grant, key) ?? "");
}

/** What the variables of an API begin with. */
function prefixOf(identifier: string, on: ReadonlyMap<ImportSource, SourceApi>): string {
  const names = new Set([...on.values()].map(({ fields }) => member(fields, "name")));
  const [name] = names;
  const readable = names.size === 1 && typeof name === "string" ? slug(name) : "";
  const words = readable || slug(identifier.replaceAll(/\$\{[^}]*\}|^\w+:/g, "")) || "API";
  return words.replaceAll("-", "_").toUpperCase();
}
