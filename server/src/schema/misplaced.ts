import { definition, type DefinitionName, entryOf, type SchemaNode } from "./node.ts";

/** What a key belongs to, if it is one of a part of the file, as a message names it. */
export function homeOf(key: string): string | undefined {
  return HOMES.find(({ properties }) => entryOf(properties, key))?.["x-place"];
}

/**
 * What a map is, as a message names it, that stands at the wrong column, as one that was pasted may: it lacks what a map must have in this
 * place, and besides the stray key it has another one of the same part of the file. At least one of the two nobody takes for a key of
 * this place.
 */
export function misplaced(node: SchemaNode, stray: string, keys: Iterable<string>): string | undefined {
  const present = first(keys);
  const { required = [], properties } = node;
  if (required.length === 0 || required.every((key) => present.includes(key))) return undefined;
  const isForeign = (key: string): boolean => !entryOf(node["x-aliases"], key);
  const others = present.filter(
    (key) => key !== stray && !entryOf(properties, key) && (isForeign(stray) || isForeign(key)),
  );
  const has = (home: SchemaNode, key: string): boolean => entryOf(home.properties, key) !== undefined;
  const isHome = (home: SchemaNode): boolean => has(home, stray) && others.some((key) => has(home, key));
  return HOMES.find((home) => home !== node && isHome(home))?.["x-place"];
}

function first(keys: Iterable<string>): readonly string[] {
  const some: string[] = [];
  for (const key of keys) if (some.push(key) === MOST) break;
  return some;
}

const NAMES: readonly DefinitionName[] = ["File", "Api", "Grant", "Scope", "Tenant"];
const HOMES = NAMES.map(definition);
/** No part of the file has so many. */
const MOST = 50;
