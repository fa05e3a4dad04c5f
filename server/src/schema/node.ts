import schema from "../../../schemas/auth-apis.schema.json";
import type { Json } from "../facts/json.ts";

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** Name of a definition in `schemas/auth-apis.schema.json`. */
export type DefinitionName = keyof typeof schema.definitions;

/** The schema's own vocabulary: draft-07 and the keywords that its `$comment` lists. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly (string | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly then?: SchemaNode;
  readonly "x-docs"?: string;
  readonly "x-dashboard"?: string;
  readonly "x-place"?: string;
  readonly "x-unit"?: "seconds";
  readonly "x-immutable"?: true;
  readonly "x-null-clears"?: true;
  readonly "x-needs"?: string;
  readonly "x-cosmetic"?: true;
  readonly "x-ours"?: true;
  readonly "x-aliases"?: Readonly<Record<string, string>>;
  readonly "x-not-here"?: Readonly<Record<string, string>>;
  readonly "x-part-of"?: DefinitionName;
  readonly "x-never"?: Readonly<Record<string, NeverKey>>;
  readonly "x-meant"?: Readonly<Record<string, string | null>>;
  readonly "x-text-means"?: string;
}

/** A key that must not be in the file, and why. */
export interface NeverKey {
  /** `read-only`: the server alone sets it. */
  readonly kind: "read-only" | "secret";
  readonly reason: string;
}

// The compiler widens the strings of a JSON file; that the file keeps to the vocabulary is tested.
const definitions = schema.definitions as unknown as Readonly<Record<DefinitionName, SchemaNode>>;
const names = new Map(Object.entries(definitions).map(([name, node]) => [node, name as DefinitionName]));

/** Key names that mean a secret wherever they stand, in snake case. */
export const secretNames: readonly string[] = schema["x-secret-names"];

/** The definition of a name in the schema. */
export function definition(name: DefinitionName): SchemaNode {
  return definitions[name];
}

/** The definition that a node is, if it has a name. */
export function nameOf(node: SchemaNode): DefinitionName | undefined {
  return names.get(node);
}

/** A node with its `$ref` followed. */
export function resolved(node: SchemaNode): SchemaNode {
  const name = node.$ref?.slice("#/definitions/".length);
  return name === undefined ? node : resolved(definitions[name as DefinitionName]);
}

/** What the schema says of the value under a key or at an index of a list; `undefined` where it says nothing. */
export function childOf(node: SchemaNode, step: string | number): SchemaNode | undefined {
  if (typeof step === "number") return node.items && resolved(node.items);
  const own = entryOf(node.properties, step);
  if (own) return resolved(own);
  return typeof node.additionalProperties === "object" ? resolved(node.additionalProperties) : undefined;
}

/** Looks a key up that comes from a file: `constructor` and its like are no entries. */
export function entryOf<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}
