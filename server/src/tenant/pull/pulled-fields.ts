import { type Json, type JsonObject, isList, isObject, member, same, withMember } from "../../facts/json.ts";
import { fieldOf, keysOf, wireFields } from "../../schema/facts.ts";
import { keyedItems } from "../plan/keyed.ts";
import { orUnset } from "../plan/unset.ts";

/**
 * What the fields of a file must become so that a plan finds no difference: only those that the file mentions, at every depth,
 * and of these only what differs. A field that the tenant doesn't have, and that `null` can't clear, goes.
 *
 * @param want - the file's fields under their wire names
 * @param have - the tenant's
 */
export function pulledFields(want: JsonObject, have: JsonObject): JsonObject {
  const entries = Object.entries(want).flatMap(([field, value]): [string, Json][] => {
    const pulled = pulledField(field, value, orUnset(field, member(have, field)));
    return pulled === undefined ? [] : [[field, pulled]];
  });
  return Object.fromEntries(entries);
}

function pulledField(field: string, value: Json, have: Json): Json | undefined {
  const want = orUnset(field, value);
  const wanted = keyedItems(field, want);
  const had = keyedItems(field, have);
  if (wanted && had) {
    const both = [...wanted].flatMap(([name, item]) => (had.has(name) ? [pulled(item, had.get(name) ?? null)] : []));
    const added = [...had].flatMap(([name, item]) => (wanted.has(name) ? [] : [knownOnly(field, item)]));
    const items = [...both.filter((each) => each !== undefined), ...added];
    return same(items, want) ? value : items;
  }
  if (isList(want) && isList(have)) {
    // Sets: neither order nor an item that stands twice is a difference.
    const kept = want.filter((item) => have.some((other) => same(item, other)));
    const added = have.filter((item) => !want.some((other) => same(item, other)));
    return kept.length === want.length && added.length === 0 ? value : [...kept, ...added];
  }
  const now = isObject(want) && isObject(have) ? pulled(want, have) : same(want, have) ? value : have;
  if (now !== null && now !== undefined) return isObject(value) ? now : knownOnly(field, now);
  return nullable.has(field) ? null : undefined;
}

/** The keys that the file mentions, with the tenant's values; `undefined` where none is left. */
function pulled(want: Json, have: Json): Json | undefined {
  if (!isObject(want)) return same(want, have) ? want : (have ?? undefined);
  if (!isObject(have)) return have ?? undefined;
  const now = Object.keys(want).reduce(
    (all, key) => withMember(all, key, pulled(member(want, key) ?? null, member(have, key) ?? null)),
    want,
  );
  return Object.keys(now).length === 0 && Object.keys(want).length > 0 ? undefined : now;
}

/** The tenant's value, as far as the file may say it: Auth0 adds keys before this program knows them. */
export function knownOnly(field: string, value: Json): Json {
  return inside([field], value);
}

function inside(path: readonly (string | number)[], value: Json): Json {
  if (isList(value)) return value.map((item) => inside([...path, 0], item));
  if (!isObject(value)) return value;
  const known = keysOf("Api", path).map(({ key }) => key);
  // Details of an authorization have whatever keys their type asks for.
  if (known.length === 0 || fieldOf("Api", path)?.definition === "AuthorizationDetail") return value;
  const entries = known.flatMap((key): [string, Json][] => {
    const own = member(value, key);
    return own === undefined ? [] : [[key, inside([...path, key], own)]];
  });
  return Object.fromEntries(entries);
}

const nullable = new Set(
  [...wireFields("Api"), ...wireFields("Grant")].flatMap(({ key, nullClears }) => (nullClears ? [key] : [])),
);
