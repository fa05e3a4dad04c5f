import {
  indentOf,
  insertEntry,
  insertItems,
  lineBreakOf,
  ownEntries,
  replaceScalar,
} from "../../document/edit/edits.ts";
import type { Edit } from "../../document/finding.ts";
import { blockLines, escaped, escapedText, flowText } from "../../document/edit/plain-text.ts";
import type { Plain } from "../../document/read/plain-value.ts";
import { removeEntries, removeItems } from "../../document/edit/removals.ts";
import type { Entry, ListValue, MapValue, ScalarValue, Value } from "../../document/read/value.ts";
import { isList, isObject, type Json, type JsonObject, member, same } from "../../facts/json.ts";
import { plainValue } from "../../document/read/plain-value.ts";

/** How the text of a value may be changed. */
export interface Rewriting {
  /** In which order keys are added. */
  readonly order: readonly string[];
  /** Names an item of a list, so that it is found again in the new one. */
  readonly key: (item: Json) => string | undefined;
  /** What is done about a scalar with a placeholder; nothing: its text is replaced. */
  readonly placeholder?: (value: ScalarValue, to: Json) => readonly Edit[] | undefined;
}

/**
 * Edits after which a map of the file means `to`, of whose keys only those named by `managed` are its business. Whatever means
 * the same already keeps its text; what came by an alias, a merge key or `defaults` is said here, in its place.
 */
export function rewriteMap(
  map: MapValue,
  to: JsonObject,
  managed: (key: string) => boolean,
  how: Rewriting,
): readonly Edit[] {
  const edits: Edit[] = [];
  const gone = new Set<Entry>();
  for (const entry of map.entries.values()) {
    if (!managed(entry.key) || entry.via !== undefined) continue;
    const value = member(to, entry.key);
    if (value === undefined) gone.add(entry);
    else edits.push(...rewriteEntry(map, entry, value, how));
  }
  const kept = ownEntries(map).filter((entry) => !gone.has(entry));
  const rank = ([key]: readonly [string, Json]): number => how.order.indexOf(key);
  const added = Object.entries(to)
    .filter(([key, value]) => {
      const entry = map.entries.get(key);
      return entry === undefined || (entry.via !== undefined && !same(plainValue(entry.value), value));
    })
    .sort((one, other) => rank(one) - rank(other))
    .map(([key, value]) => addEntry(map, key, value, kept, how));
  return [...edits, ...removeEntries(map, gone), ...added];
}

/** Edits after which a key of the map has the value `to`. */
export function rewriteEntry(map: MapValue, entry: Entry, to: Json, how: Rewriting): readonly Edit[] {
  const { value } = entry;
  if (same(plainValue(value), to)) return [];
  if (entry.via !== undefined) return [addEntry(map, entry.key, to, ownEntries(map), how)];
  if (value.via === undefined) {
    if (value.kind === "map" && isObject(to)) return rewriteMap(value, to, () => true, how);
    if (value.kind === "list" && isList(to)) return rewriteList(map, entry, value, to, how);
    if (value.kind === "scalar" && !isObject(to) && !isList(to)) return rewriteScalar(entry, value, to, how);
  }
  return [replaceValue(map, entry, to)];
}

function rewriteScalar(entry: Entry, value: ScalarValue, to: Json, how: Rewriting): readonly Edit[] {
  if (value.variables.length > 0) {
    const instead = how.placeholder?.(value, to);
    if (instead) return instead;
  }
  if (isEmpty(entry)) return [fillIn(entry, scalarTextOf(to))];
  if (typeof to !== "string") return [{ at: value.at, text: `${scalarTextOf(to)}${lineEndOf(value)}` }];
  if (value.style === "block" || typeof value.value !== "string" || value.variables.length > 0)
    return [{ at: value.at, text: `${scalarTextOf(to)}${lineEndOf(value)}` }];
  return [replaceScalar(value, escapedText(to))];
}

function rewriteList(
  map: MapValue,
  entry: Entry,
  list: ListValue,
  to: readonly Json[],
  how: Rewriting,
): readonly Edit[] {
  const wanted = new Map(to.map((item) => [how.key(item), item]));
  const kept = new Map<string | undefined, Value>();
  const gone = new Set<Value>();
  for (const item of list.items) {
    const key = how.key(plainValue(item));
    if (key === undefined || !wanted.has(key) || kept.has(key)) gone.add(item);
    else kept.set(key, item);
  }
  if (kept.size === 0) return [replaceValue(map, entry, to)];
  const changed = [...kept].flatMap(([key, item]) => rewriteItem(item, wanted.get(key) ?? null, how));
  const added = to.filter((item) => !kept.has(how.key(item)));
  return [...changed, ...removeItems(list, gone), ...addItems(list, added, [...kept.values()].at(-1))];
}

function rewriteItem(item: Value, to: Json, how: Rewriting): readonly Edit[] {
  if (same(plainValue(item), to)) return [];
  if (item.via !== undefined || item.kind !== "map" || !isObject(to))
    return [{ at: item.at, text: flowText(escaped(to)) }];
  return rewriteMap(item, to, () => true, how);
}

/** Adds items behind one that stays, in its style. */
function addItems(list: ListValue, added: readonly Plain[], behind: Value | undefined): readonly Edit[] {
  if (added.length === 0) return [];
  const inFlow = list.flow || (behind?.kind === "map" && behind.flow);
  const texts = added.map((item) => (inFlow ? flowText(escaped(item)) : blockLines(escaped(item)).join("\n")));
  return [insertItems(list, texts, behind)];
}

function addEntry(map: MapValue, key: string, to: Json, own: readonly Entry[], { order }: Rewriting): Edit {
  const rank = order.indexOf(key);
  const before = own.filter((entry) => rank >= 0 && order.indexOf(entry.key) < rank);
  const after = before.at(-1) ?? own.at(-1);
  return insertEntry(map, key, valueText(map, to), after);
}

/** Writes another value behind a key; an anchor and a comment behind it stay. */
function replaceValue(map: MapValue, entry: Entry, to: Json): Edit {
  if (isEmpty(entry)) return fillIn(entry, flowText(escaped(to)));
  const { block, start, end } = entry.value.at;
  const lineEnd = /\r?\n$/.exec(block.text.slice(start, end))?.[0] ?? "";
  const colon = block.text.indexOf(":", entry.keyAt.end) + 1;
  const between = block.text.slice(colon, start);
  const [first = "", ...more] = valueText(map, to).split("\n");
  const anchor = /^\s*(?:([&!]\S+)\s)?/.exec(between)?.[1];
  // What stood behind a single line would stand behind the last of several.
  const behind = more.length > 0 && lineEnd === "" ? (/^[ \t]*#[^\r\n]*/.exec(block.text.slice(end))?.[0] ?? "") : "";
  const comment = /#[^\n\r]*/.exec(between)?.[0] ?? behind.trim();
  const head = [anchor, first, comment].filter(Boolean).map((part) => ` ${String(part)}`);
  const lines = [head.join(""), ...more].join(`${lineBreakOf(block.text)}${map.flow ? "" : indentOf(map)}`);
  return { at: { block, start: colon, end: end + behind.length }, text: `${lines}${lineEnd}` };
}

/** Lists of maps go below their key, where that is possible; everything else fits on its line. */
function valueText(map: MapValue, to: Json): string {
  if (map.flow || !isList(to) || !to.some(isObject)) return flowText(escaped(to));
  return ["", ...blockLines(escaped(to)).map((line) => `  ${line}`)].join("\n");
}

/** A key with nothing behind its colon: that is where the value comes. */
function isEmpty({ keyAt, value }: Entry): boolean {
  return value.kind === "scalar" && value.source === "" && value.at.start === keyAt.start;
}

function fillIn({ keyAt: { block, end } }: Entry, text: string): Edit {
  const colon = block.text.indexOf(":", end) + 1;
  return { at: { block, start: colon, end: colon }, text: ` ${text}` };
}

function scalarTextOf(value: Json): string {
  return flowText(escaped(value));
}

/** A block scalar ends with its own line end, which stays. */
function lineEndOf({ at: { block, start, end } }: ScalarValue): string {
  return /\r?\n$/.exec(block.text.slice(start, end))?.[0] ?? "";
}
