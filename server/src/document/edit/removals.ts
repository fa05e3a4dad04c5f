import type { Block } from "../block.ts";
import type { Edit, Span } from "../finding.ts";
import { dashBefore } from "../parse/dash.ts";
import type { Entry, ListValue, MapValue, Value } from "../read/value.ts";
import { beginOf, endOfEntry, lineStart, ownEntries } from "./edits.ts";

/** Takes a key with its value out of a map: its lines in block style, up to the neighbour in flow style. */
export function removeEntry(map: MapValue, entry: Entry): Edit {
  const entries = ownEntries(map);
  const next = entries[entries.indexOf(entry) + 1];
  const previous = entries[entries.indexOf(entry) - 1];
  if (map.flow) return cutRun({ items: [entry], previous, next }, spanOfEntry);
  const { block, start, end } = spanOfEntry(entry);
  const line = lineStart(block.text, start);
  if (block.text.slice(line, start).trim() === "") return cutOut(block, line, lineEnd(block.text, end));
  return cutOut(block, start, next ? beginOf(next.keyAt) : end);
}

/** Takes an item out of a list. */
export function removeItem(list: ListValue, item: Value): Edit {
  const at = list.items.indexOf(item);
  const next = list.items[at + 1];
  const previous = list.items[at - 1];
  if (list.flow) return cutRun({ items: [item], previous, next }, spanOfItem);
  const { block, start, end } = item.at;
  const line = lineStart(block.text, dashBefore(start, previous?.at.end ?? list.at.start, block.text) ?? start);
  return cutOut(block, line, lineEnd(block.text, end));
}

/** Takes several items out of a list that keeps at least one, by edits of which no two touch the same text. */
export function removeItems(list: ListValue, removed: ReadonlySet<Value>): readonly Edit[] {
  if (!list.flow) return [...removed].map((item) => removeItem(list, item));
  return runsOf(list.items, (item) => removed.has(item)).map((run) => cutRun(run, spanOfItem));
}

/** The same for the entries of a map that are written in it. */
export function removeEntries(map: MapValue, removed: ReadonlySet<Entry>): readonly Edit[] {
  return runsOf(ownEntries(map), (entry) => removed.has(entry)).flatMap((run) => {
    // The first entries of an item in block style share a line with its dash.
    if (map.flow || (run.previous === undefined && run.next)) return [cutRun(run, spanOfEntry)];
    return run.items.map((entry) => removeEntry(map, entry));
  });
}

/** Neighbours that go together, and those that stay on their two sides. */
interface Run<T> {
  readonly items: readonly T[];
  readonly previous: T | undefined;
  readonly next: T | undefined;
}

function runsOf<T>(all: readonly T[], goes: (item: T) => boolean): readonly Run<T>[] {
  const runs: Run<T>[] = [];
  for (let at = 0; at < all.length; at++) {
    let end = at;
    while (end < all.length && goes(all[end] as T)) end++;
    if (end === at) continue;
    runs.push({ items: all.slice(at, end), previous: all[at - 1], next: all[end] });
    at = end;
  }
  return runs;
}

function cutRun<T>({ items, previous, next }: Run<T>, spanOf: (item: T) => Span): Edit {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("A run is never empty.");
  const { block } = spanOf(first);
  // A comma may stand behind the last one, and means nothing only as long as something stands before it.
  const comma = previous || next ? 0 : (/^\s*,/.exec(block.text.slice(spanOf(last).end))?.[0].length ?? 0);
  const end = next ? spanOf(next).start : spanOf(last).end + comma;
  const start = next || !previous ? spanOf(first).start : spanOf(previous).end;
  return cutOut(block, start, end);
}

function spanOfItem({ at }: Value): Span {
  return { ...at, start: beginOf(at) };
}

function spanOfEntry(entry: Entry): Span {
  return { ...entry.keyAt, start: beginOf(entry.keyAt), end: endOfEntry(entry) };
}

function cutOut(block: Block, start: number, end: number): Edit {
  return { at: { block, start, end }, text: "" };
}

/** Behind the line's own end. */
function lineEnd(text: string, at: number): number {
  if (text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}
