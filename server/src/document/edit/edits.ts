import type { Block } from "../block.ts";
import type { Document } from "../document.ts";
import type { Edit, Span } from "../finding.ts";
import { asJson, isAsInJson } from "./as-json.ts";
import { written, writtenInBlock } from "./scalar-text.ts";
import type { Entry, ListValue, MapValue, ScalarValue, Value } from "../read/value.ts";

/**
 * Edits that keep what they don't mean to change: comments, order, quoting, indentation and line ends. Each works on
 * values written at their own place (`via` unset): what an alias, a merge key or `defaults` brought has no text here.
 */

/** Gives a scalar another text; its quotes stay, and come where the text needs them. */
export function replaceScalar(value: ScalarValue, text: string): Edit {
  // A placeholder that stood there without quotes is not in flow style, so that the next one needs none either.
  const bare = value.style === "plain" && value.source.includes("${");
  return { at: value.at, text: bare ? writtenInBlock(text) : written(text, value.style) };
}

/** Gives a key another name; its quotes stay. */
export function renameKey({ keyAt }: Pick<Entry, "keyAt">, name: string): Edit {
  const quote = keyAt.block.text[keyAt.start];
  return { at: keyAt, text: written(name, quote === '"' ? "double" : quote === "'" ? "single" : "plain") };
}

/**
 * Adds items behind the last one of a list, or behind another. In flow style each text is one line; further lines of one
 * are indented relative to its first. Nothing to add is an edit that changes nothing.
 */
export function insertItems(list: ListValue, texts: readonly string[], behind?: Value): Edit {
  const { block, start } = list.at;
  const last = behind ?? list.items.at(-1);
  if (list.flow || last === undefined) {
    const put = isAsInJson(block.text, start) ? texts.map(asJson) : texts;
    if (last) return insertBehind(block, last.at, put);
    return { at: { block, start: start + 1, end: start + 1 }, text: put.join(", ") };
  }
  // A block list begins at its first dash.
  const indent = " ".repeat(start - lineStart(block.text, start));
  const at = endOfVisible(block.text, last.at.end);
  const lineBreak = lineBreakOf(block.text);
  const items = texts.map((each) => `${lineBreak}${indent}- ${each.split("\n").join(`${lineBreak}${indent}  `)}`);
  return { at: { block, start: at, end: at }, text: items.join("") };
}

/**
 * Adds `key: text` to a map, behind the entry `after` or the last one. Further lines of `text` are indented relative to the key;
 * a text may begin with its second line.
 */
export function insertEntry(map: MapValue, key: string, text: string, after?: Entry): Edit {
  return insertEntries(map, [[key, text]], after);
}

/** The same for several keys, in one edit. */
export function insertEntries(
  map: MapValue,
  added: readonly (readonly [key: string, text: string])[],
  after?: Entry,
): Edit {
  const { block } = map.at;
  const anchor = after ?? lastOwnEntry(map);
  const first = block.text[map.at.start];
  const isJson = map.flow && (first === '"' || isAsInJson(block.text, map.at.start));
  const entries = added.map(([key, text]) => entryText(key, text, isJson));
  if (map.flow && first !== "{") return insertInPair(map.at, entries);
  // A map whose keys all come by a merge key ends with that.
  const end = anchor ? endOfEntry(anchor) : map.entries.size > 0 && !map.flow ? map.at.end : map.at.start + 1;
  if (map.flow && anchor) return insertBehind(block, { start: anchor.keyAt.start, end }, entries);
  if (map.flow) {
    const line = entries.join(", ");
    return { at: { block, start: end, end }, text: map.entries.size > 0 ? ` ${line},` : line };
  }
  const lineBreak = `${lineBreakOf(block.text)}${indentOf(map)}`;
  const at = endOfVisible(block.text, end);
  const lines = entries.flatMap((entry) => entry.split("\n"));
  return { at: { block, start: at, end: at }, text: lines.map((line) => `${lineBreak}${line}`).join("") };
}

/** An item of a list in brackets may be one key with its value alone; with further keys it needs braces. */
function insertInPair({ block, start, end }: Span, entries: readonly string[]): Edit {
  const at = { block, start: beginOf({ block, start }), end };
  return { at, text: `{ ${[block.text.slice(at.start, end), ...entries].join(", ")} }` };
}

/** A key with its value, as it stands in a map. */
export function entryText(key: string, text: string, isJson: boolean): string {
  if (isJson) return `${asJson(key)}: ${asJson(text)}`;
  return text.startsWith("\n") ? `${key}:${text}` : `${key}: ${text}`;
}

/** Adds to what stands in brackets, behind a part of it: on lines of their own, where that part has one. */
export function insertBehind(block: Block, part: Pick<Span, "start" | "end">, texts: readonly string[]): Edit {
  const { text } = block;
  const put = (start: number, end: number, added: string): Edit => ({ at: { block, start, end }, text: added });
  const before = text.slice(lineStart(text, part.start), part.start);
  const lineEnd = endOfVisible(text, part.end);
  const behind = REST_OF_LINE.exec(text.slice(part.end, lineEnd));
  if (before.trim() !== "" || behind === null) {
    return put(part.end, part.end, texts.map((each) => `, ${each}`).join(""));
  }
  const lines = texts.map((each) => `${lineBreakOf(text)}${before}${each}`);
  if (behind[1] !== undefined) return put(lineEnd, lineEnd, lines.map((each) => `${each},`).join(""));
  return put(part.end, lineEnd, `,${behind[0]}${lines.join(",")}`);
}

/** A comma and a comment. */
const REST_OF_LINE = /^([ \t]*,)?[ \t]*(?:#.*)?$/;

/** What stands before the keys of a map in block style, as spaces. */
export function indentOf({ at: { block, start } }: MapValue): string {
  return " ".repeat(beginOf({ block, start }) - lineStart(block.text, start));
}

/** Where a key, or an item of a list, begins with what belongs to it on its line: the `?` of an explicit key, a tag, an anchor. */
export function beginOf({ block: { text }, start }: Pick<Span, "block" | "start">): number {
  const far = Math.max(0, start - FAR);
  return far + text.slice(far, start).search(PROPERTIES);
}

/** Does a tag before a value say of what kind it is? */
export function hasTag({ at: { block, start } }: Value): boolean {
  return TAG.test(block.text.slice(Math.max(0, start - FAR), start));
}

/** Between it and its value an anchor, comments and line ends may stand. */
const TAG = /(?<!\S)![\w!<>:.,/%-]*(?:\s|&[\w.-]+|#[^\n]*\n)*$/;
const PROPERTIES = /(?:(?<![^\s[{,])\?[ \t]+)?(?:(?<![^\s[{,])[&!][^\s[\]{},]*[ \t]+)*$/;
/** Nobody's tags and anchors are longer. */
const FAR = 1000;

/** What is written in the map itself, in the order of the text: a key that stands twice keeps its first place in `entries`. */
export function ownEntries(map: MapValue): readonly Entry[] {
  const own = [...map.entries.values()].filter((each) => each.via === undefined);
  return own.sort((one, other) => one.keyAt.start - other.keyAt.start);
}

/** The last of these: thousands of findings in one map may each add to it. */
function lastOwnEntry({ entries }: MapValue): Entry | undefined {
  let last: Entry | undefined;
  for (const each of entries.values()) {
    if (each.via === undefined && (last === undefined || each.keyAt.start > last.keyAt.start)) last = each;
  }
  return last;
}

/** Behind its value; behind the key, where there is none. */
export function endOfEntry(entry: Entry): number {
  return Math.max(entry.keyAt.end, entry.value.at.end);
}

/** As a text ends its first line: a text may be long, and is asked for each of many edits. */
export function lineBreakOf(text: string): string {
  return text[text.indexOf("\n") - 1] === "\r" ? "\r\n" : "\n";
}

/** As a block ends its first line; where it has but one, another block of the document shows it. */
export function lineBreakIn(block: Block | undefined, document: Document): string {
  const hasLines = ({ text }: Block): boolean => text.includes("\n");
  return lineBreakOf((block && hasLines(block) ? block : document.blocks.find(hasLines))?.text ?? "");
}

/** Offset at which the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Before the line's end: a comment behind the value stays with it. A block scalar ends with its own line end. */
export function endOfVisible(text: string, at: number): number {
  let end = text[at - 1] === "\n" ? at - 1 : text.indexOf("\n", at);
  if (end < 0) end = text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
