import {
  endOfEntry,
  entryText,
  indentOf,
  insertEntries,
  insertItems,
  lineBreakOf,
  ownEntries,
  replaceScalar,
} from "../../document/edit/edits.ts";
import { asJson, isKeyAsInJson } from "../../document/edit/as-json.ts";
import type { Edit, Span } from "../../document/finding.ts";
import { blockLines, escaped, escapedText, flowText } from "../../document/edit/plain-text.ts";
import type { Plain } from "../../document/read/plain-value.ts";
import { removeEntries, removeItems } from "../../document/edit/removals.ts";
import type { Entry, ListValue, MapValue, ScalarValue, Value } from "../../document/read/value.ts";
import { grouped } from "../../facts/grouped.ts";
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
    .sort((one, other) => rank(one) - rank(other));
  return [...edits, ...exchangeEntries(map, gone, added, kept, how)];
}

/** Edits after which a map has the value `to` at a key, whether it says anything there now or not; nothing else of it is touched. */
export function rewriteKey(map: MapValue, key: string, to: Json, how: Rewriting): readonly Edit[] {
  return rewriteMap(map, { [key]: to }, (each) => each === key, how);
}

/** Edits after which an entry of the map has the value `to`. */
export function rewriteEntry(map: MapValue, entry: Entry, to: Json, how: Rewriting): readonly Edit[] {
  const { value } = entry;
  if (same(plainValue(value), to)) return [];
  if (entry.via !== undefined) return addEntries(map, [[entry.key, to]], ownEntries(map), how);
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
  const text = textOf(to, isKeyAsInJson(entry));
  if (isEmpty(entry)) return [fillIn(entry, text)];
  const isOther = typeof to !== "string" || typeof value.value !== "string";
  if (isOther || value.style === "block" || value.variables.length > 0)
    return [{ at: value.at, text: `${text}${lineEndOf(value)}` }];
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
  const isJson = isKeyAsInJson(entry);
  const changed = [...kept].flatMap(([key, item]) => rewriteItem(item, wanted.get(key) ?? null, isJson, how));
  const added = to.filter((item) => !kept.has(how.key(item)));
  return [...changed, ...exchangeItems(list, gone, added, [...kept.values()].at(-1), isJson)];
}

function rewriteItem(item: Value, to: Json, isJson: boolean, how: Rewriting): readonly Edit[] {
  if (same(plainValue(item), to)) return [];
  if (item.via !== undefined || item.kind !== "map" || !isObject(to))
    return [{ at: item.at, text: textOf(to, isJson) }];
  return rewriteMap(item, to, () => true, how);
}

/**
 * Takes items away and adds others behind one that stays, in its style. In brackets the first that goes behind it makes room for
 * them: the text between two items is one, which no two edits may change.
 */
function exchangeItems(
  list: ListValue,
  gone: ReadonlySet<Value>,
  added: readonly Plain[],
  behind: Value | undefined,
  isJson: boolean,
): readonly Edit[] {
  if (added.length === 0) return removeItems(list, gone);
  const first = list.flow ? [...gone].find(({ at }) => isBehind(at, behind?.at)) : undefined;
  if (first) {
    const text = added.map((item) => textOf(item, isJson)).join(", ");
    return [...removeItems(list, without(gone, first)), { at: first.at, text }];
  }
  const inFlow = list.flow || (behind?.kind === "map" && behind.flow);
  const texts = added.map((item) => (inFlow ? flowText(escaped(item)) : blockLines(escaped(item)).join("\n")));
  return [...removeItems(list, gone), insertItems(list, texts, behind)];
}

/** The same for the keys of a map. */
function exchangeEntries(
  map: MapValue,
  gone: ReadonlySet<Entry>,
  added: readonly Added[],
  kept: readonly Entry[],
  how: Rewriting,
): readonly Edit[] {
  const isRoom = map.flow && added.length > 0;
  const first = isRoom ? [...gone].find(({ keyAt }) => isBehind(keyAt, kept.at(-1)?.keyAt)) : undefined;
  if (!first) {
    return [...removeEntries(map, gone), ...addEntries(map, added, kept, how)];
  }
  const isJson = isKeyAsInJson(first);
  const text = added.map(([key, to]) => entryText(key, valueText(map, to, isJson), isJson)).join(", ");
  return [{ at: { ...first.keyAt, end: endOfEntry(first) }, text }, ...removeEntries(map, without(gone, first))];
}

function isBehind(at: Span, other: Span | undefined): boolean {
  return other === undefined || at.start > other.start;
}

function without<T>(all: ReadonlySet<T>, one: T): ReadonlySet<T> {
  return new Set([...all].filter((each) => each !== one));
}

/** A key that a map comes to have, and its value. */
type Added = readonly [key: string, to: Json];

/** Each behind those that come before it by order; those at one place are one edit. */
function addEntries(
  map: MapValue,
  added: readonly Added[],
  own: readonly Entry[],
  { order }: Rewriting,
): readonly Edit[] {
  const behind = ([key]: Added): Entry | undefined => {
    const rank = order.indexOf(key);
    return own.findLast((entry) => rank >= 0 && order.indexOf(entry.key) < rank) ?? own.at(-1);
  };
  return [...grouped(added, behind)].map(([after, all]) =>
    insertEntries(
      map,
      all.map(([key, to]) => [key, valueText(map, to, false)]),
      after,
    ),
  );
}

/** Writes another value behind a key; an anchor and a comment behind it stay. */
function replaceValue(map: MapValue, entry: Entry, to: Json): Edit {
  const isJson = isKeyAsInJson(entry);
  if (isEmpty(entry)) return fillIn(entry, textOf(to, isJson));
  const { block, start, end } = entry.value.at;
  const lineEnd = /\r?\n$/.exec(block.text.slice(start, end))?.[0] ?? "";
  const colon = block.text.indexOf(":", entry.keyAt.end) + 1;
  const between = block.text.slice(colon, start);
  const [first = "", ...more] = valueText(map, to, isJson).split("\n");
  const anchor = /^\s*(?:([&!]\S+)\s)?/.exec(between)?.[1];
  // What stood behind a single line would stand behind the last of several.
  const behind = more.length > 0 && lineEnd === "" ? (/^[ \t]*#[^\r\n]*/.exec(block.text.slice(end))?.[0] ?? "") : "";
  const comment = /#[^\n\r]*/.exec(between)?.[0] ?? behind.trim();
  const head = [anchor, first, comment].filter(Boolean).map((part) => ` ${String(part)}`);
  const lines = [head.join(""), ...more].join(`${lineBreakOf(block.text)}${map.flow ? "" : indentOf(map)}`);
  return { at: { block, start: colon, end: end + behind.length }, text: `${lines}${lineEnd}` };
}

/** Lists of maps go below their key, where that is possible; everything else fits on its line. */
function valueText(map: MapValue, to: Json, isJson: boolean): string {
  if (map.flow || !isList(to) || !to.some(isObject)) return textOf(to, isJson);
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

function textOf(value: Json, isJson: boolean): string {
  const text = flowText(escaped(value));
  return isJson ? asJson(text) : text;
}

/** A block scalar ends with its own line end, which stays. */
function lineEndOf({ at: { block, start, end } }: ScalarValue): string {
  return /\r?\n$/.exec(block.text.slice(start, end))?.[0] ?? "";
}
