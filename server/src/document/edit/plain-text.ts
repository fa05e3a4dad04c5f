import type { Plain, PlainMap } from "../read/plain-value.ts";
import { written, writtenInBlock } from "./scalar-text.ts";
import type { Primitive } from "../read/value.ts";

/** Plain values as the text of a file. In their texts `${NAME}` is a placeholder: see `escaped`. */

/** A value on one line, as it may stand in any place: `[a, b]`, `{ a: 1 }`. */
export function flowText(value: Plain): string {
  if (isList(value)) return `[${value.map(flowText).join(", ")}]`;
  if (!isMap(value)) return scalarText(value);
  const entries = Object.entries(value);
  return entries.length === 0
    ? "{}"
    : `{ ${entries.map(([key, each]) => `${written(key)}: ${flowText(each)}`).join(", ")} }`;
}

/** The lines of a map or list in block style; lists and maps in it take one line where they hold nothing but short scalars. */
export function blockLines(value: Plain): readonly string[] {
  if (isList(value) && value.length > 0) return value.flatMap(itemLines);
  if (!isMap(value) || Object.keys(value).length === 0) return [flowText(value)];
  return Object.entries(value).flatMap(([key, each]) => entryLines(key, each));
}

/** The lines of one item of a block list, its dash included. */
export function itemLines(item: Plain): readonly string[] {
  if (isList(item) || !isMap(item) || Object.keys(item).length === 0) return [`- ${flowText(item)}`];
  return blockLines(item).map((line, at) => `${at === 0 ? "- " : "  "}${line}`);
}

/** The lines of a key with its value in block style. */
export function entryLines(key: string, value: Plain): readonly string[] {
  const name = written(key);
  const flow = typeof value === "string" ? writtenInBlock(value) : flowText(value);
  if (isShort(value) && name.length + flow.length <= LONGEST_LINE) return [`${name}: ${flow}`];
  if (isList(value) && !value.some(isMap))
    return [
      `${name}:`,
      ...value.map((item) => `  - ${typeof item === "string" ? writtenInBlock(item) : flowText(item)}`),
    ];
  return [`${name}:`, ...blockLines(value).map((line) => `  ${line}`)];
}

function scalarText(value: Primitive): string {
  return typeof value === "string" ? written(value) : String(value);
}

/** A value of which no text is taken for a placeholder. */
export function escaped(value: Plain): Plain {
  if (typeof value === "string") return escapedText(value);
  if (isList(value)) return value.map(escaped);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)])) : value;
}

export function escapedText(text: string): string {
  return text.split("${").join("$${");
}

/** Readable on one line: a scalar, a list of scalars, or a map of one or two scalars. */
function isShort(value: Plain): boolean {
  if (isList(value)) return value.every((each) => !isList(each) && !isMap(each));
  if (!isMap(value)) return true;
  const members = Object.values(value);
  return members.length <= 3 && members.every((each) => !isList(each) && !isMap(each));
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isMap(value: Plain): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As prettier has it. */
const LONGEST_LINE = 100;
