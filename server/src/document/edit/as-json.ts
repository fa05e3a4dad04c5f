import { parse } from "yaml";
import type { Document } from "../document.ts";
import type { Entry } from "../read/value.ts";

/** Do the keys or items of what a bracket opens stand in double quotes, as in JSON? Where it is empty, its own key tells. */
export function isAsInJson(text: string, bracket: number): boolean {
  const inner = FIRST.exec(text.slice(bracket, bracket + FAR))?.[1];
  if (inner !== undefined) return inner === '"';
  return BEHIND_KEY.test(text.slice(Math.max(0, bracket - FAR), bracket));
}

/** Is a file, as far as its beginning shows, one of JSON? That has no comments. */
export function isJson(document: Document): boolean {
  return JSON_BEGINNING.test(document.slice(0, FAR));
}

/** Does a key stand in double quotes? */
export function isKeyAsInJson({ keyAt: { block, start } }: Pick<Entry, "keyAt">): boolean {
  return block.text[start] === '"';
}

/** A scalar, list or map that is written as YAML, on one line of JSON. @throws YAMLParseError where it is no YAML */
export function asJson(yaml: string): string {
  // Most are a key or a boolean, in each of very many fixes.
  if (WORD.test(yaml)) return CONSTANTS.has(yaml) ? yaml : `"${yaml}"`;
  return json(parse(yaml));
}

function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${json(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

const WORD = /^[a-z]+(?:_[a-z]+)*$/;
const CONSTANTS: ReadonlySet<string> = new Set(["true", "false", "null"]);
/** The first character in the brackets that is no bracket itself. */
const FIRST = /^[[{][\s[{]*([^\s[\]{}])/;
const JSON_BEGINNING = /^\uFEFF?\s*\{\s*(?:"|\}\s*$)/;
const BEHIND_KEY = /"\s*:\s*$/;
/** Further than a line break and its indentation. */
const FAR = 1000;
