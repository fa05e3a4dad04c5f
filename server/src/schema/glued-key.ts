import { beginOf } from "../document/edit/edits.ts";
import { type Entry, isEmpty } from "../document/read/value.ts";
import { entryOf, type SchemaNode } from "./node.ts";

/**
 * The known key with which a word in brackets begins that lacks the space behind its colon, and so is one key without a value:
 * `value:read:orders`.
 */
export function gluedKey(
  { properties }: SchemaNode,
  { key, keyAt, value }: Pick<Entry, "key" | "keyAt" | "value">,
): string | undefined {
  const known = GLUED_KEY.exec(key)?.[1];
  if (known === undefined || entryOf(properties, known) === undefined) return undefined;
  const { block, start, end } = keyAt;
  if (!isEmpty(value) || COLON.test(block.text.slice(end, end + FAR))) return undefined;
  // One in quotes, and one behind a `?`, are meant as they stand.
  return block.text.startsWith(known, start) && beginOf(keyAt) === start ? known : undefined;
}

/** A word that could be a key, and its colon with no space behind it. */
export const GLUED_KEY = /^([a-z_]+):(?=\S)/;
const COLON = /^\s*:/;
/** Nobody writes so many spaces before a colon. */
const FAR = 100;
