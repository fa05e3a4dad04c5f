import type { Json } from "../facts/json.ts";
import { type DefinitionName, type JsonType, nameOf, resolved, type SchemaNode } from "./node.ts";

/** What is known of a field: of a key of the file, or of an item of a list. */
export interface Field {
  /** The key; empty for an item of a list. */
  readonly key: string;
  readonly definition: DefinitionName | undefined;
  /** What kinds of value it takes; `null` among them only where the Management API lets it be cleared. */
  readonly types: readonly JsonType[];
  /** One plain sentence. */
  readonly description: string;
  /** The same in more words, Markdown. */
  readonly markdown: string;
  /** A page of auth0.com/docs. */
  readonly docs: string | undefined;
  /** What the Dashboard calls it. */
  readonly dashboard: string | undefined;
  /** How a message names such a thing ("an API"). */
  readonly place: string | undefined;
  /** Every value that it takes, where these are listed. */
  readonly values: readonly FieldValue[] | undefined;
  /** What a tenant does where the field was never set. */
  readonly default: Json | undefined;
  readonly examples: readonly Json[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** In characters (code points). */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly unit: "seconds" | undefined;
  readonly required: boolean;
  /** Fixed once the API or grant exists. */
  readonly immutable: boolean;
  /** `null` removes the tenant's value. */
  readonly nullClears: boolean;
  /** The plan, add-on or release stage that it needs. */
  readonly needs: string | undefined;
  /** Changes nothing that callers see. */
  readonly cosmetic: boolean;
  /** A key of this file, not of the Management API. */
  readonly ours: boolean;
}

/** One of the values that a field takes, where these are listed. */
export interface FieldValue {
  readonly value: string | null;
  /** A few plain words. */
  readonly meaning: string;
  /** A sentence or two, Markdown. */
  readonly markdown: string;
}

/** The field that a node of the schema describes, under the key that holds it. */
export function fieldOfNode(key: string, node: SchemaNode, required: boolean): Field {
  return {
    key,
    definition: nameOf(node),
    types: typeof node.type === "object" ? node.type : node.type ? [node.type] : [],
    description: node.description ?? "",
    markdown: node.markdownDescription ?? node.description ?? "",
    docs: node["x-docs"],
    dashboard: node["x-dashboard"],
    place: node["x-place"],
    values: valuesOf(node.then ? resolved(node.then) : node),
    default: node.default,
    examples: node.examples ?? [],
    minimum: node.minimum,
    maximum: node.maximum,
    minLength: node.minLength,
    maxLength: node.maxLength,
    unit: node["x-unit"],
    required,
    immutable: node["x-immutable"] ?? false,
    nullClears: node["x-null-clears"] ?? false,
    needs: node["x-needs"],
    cosmetic: node["x-cosmetic"] ?? false,
    ours: node["x-ours"] ?? false,
  };
}

function valuesOf(node: SchemaNode): readonly FieldValue[] | undefined {
  return node.enum?.map((value, at) => {
    const meaning = node.enumDescriptions?.[at] ?? "";
    return { value, meaning, markdown: node.markdownEnumDescriptions?.[at] ?? meaning };
  });
}
