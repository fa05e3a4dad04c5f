import type { ApiView } from "../../document/read/api.ts";
import type { Entry, MapValue, Value } from "../../document/read/value.ts";
import { isOfTenant } from "../../schema/misplaced-tenant.ts";
import { childOf, definition, type DefinitionName, entryOf } from "../../schema/node.ts";
import { meantKey } from "../../schema/unknown-key.ts";
import type { RuleContext } from "../rule.ts";

/**
 * Does a key that seems to be absent probably stand in a map by a misspelt name? The schema's finding then asks for it, and what the file
 * says of the field isn't known.
 *
 * @param name - the definition of the part of the file
 * @param path - where in it the map is
 */
export function isMisspeltIn(map: Value | undefined, key: string, name: DefinitionName, ...path: string[]): boolean {
  return map?.kind === "map" && isMisspelt(map.entries.values(), key, name, ...path);
}

/** May a variable or a short name that seems to be missing stand beside its tenant's map, so that the schema asks for it? */
export function isBeside(name: string, tenant: MapValue): boolean {
  return tenant.entries.has(name) && !isOfTenant(name);
}

/** The same as `isMisspeltIn` for a field that an API seems to lack, or a part of it: it may also stand in `defaults` that aren't known. */
export function isMisspeltFor(
  api: ApiView,
  { defaultsAreKnown }: Pick<RuleContext, "defaultsAreKnown">,
  field: string,
  ...path: string[]
): boolean {
  if (!defaultsAreKnown && api.get(field) === undefined) return true;
  return [field, ...path].some((key, depth, all) => {
    const above = all.slice(0, depth);
    return isMisspeltIn(api.get(...above), key, "Api", ...above);
  });
}

/** The same for the keys of a map; `false` where the key itself is among them. */
export function isMisspelt(
  entries: Iterable<Pick<Entry, "key" | "keyAt" | "value">>,
  key: string,
  name: DefinitionName,
  ...path: string[]
): boolean {
  const node = path.reduce((around, step) => childOf(around, step) ?? {}, definition(name));
  let left = MOST_COMPARED;
  let isMeant = false;
  for (const entry of entries) {
    if (entry.key === key) return false;
    if (isMeant || entry.key.startsWith("x-") || left === 0 || entryOf(node.properties, entry.key)) continue;
    left--;
    isMeant = meantKey({ node, entry }) === key;
  }
  return isMeant;
}

/** Of so many unknown keys in a map it is asked what they mean. */
const MOST_COMPARED = 20;
