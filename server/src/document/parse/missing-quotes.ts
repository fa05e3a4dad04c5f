import { isMap, isScalar, isSeq, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { ParseError } from "./parse-error.ts";

/**
 * The scalars of a map or list in brackets that end in a double quote which nothing has opened, as where one is missing in JSON. YAML takes
 * it for a part of their text; here they mean what they would with both quotes.
 */
export function closeUnopened(collection: YAMLMap | YAMLSeq): readonly Scalar[] {
  if (collection.flow !== true) return NONE;
  const found = isMap(collection) ? inMap(collection) : collection.items.some(isQuoted) ? collection.items : NONE;
  const unopened = found.filter(isUnopened);
  for (const scalar of unopened) scalar.value = scalar.source.slice(0, -1);
  return unopened;
}

export function unopenedAt(start: number, end: number): ParseError {
  return { code: "unopened-quote", message: "", pos: [start, end] };
}

/** Its keys with a value, and the values of keys in quotes: of any other text, a quote may be the end. */
function inMap({ items }: YAMLMap): readonly unknown[] {
  return items.flatMap(({ key, value }) => {
    if (!isQuoted(key)) return value === null ? NONE : [key];
    return isSeq(value) && value.flow === true ? value.items : [value];
  });
}

function isQuoted(node: unknown): boolean {
  return isScalar(node) && node.type === Scalar.QUOTE_DOUBLE;
}

function isUnopened(node: unknown): node is Scalar & { readonly source: string } {
  if (!isScalar(node) || node.type !== Scalar.PLAIN || !node.source?.endsWith('"')) return false;
  return node.source.length > 1 && node.source.indexOf('"') === node.source.length - 1;
}

const NONE: readonly never[] = [];
