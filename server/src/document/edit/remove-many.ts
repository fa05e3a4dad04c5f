import { ownEntries, removeEntry, removeItem } from "./edits.ts";
import type { Edit, Span } from "../finding.ts";
import type { Entry, ListValue, MapValue, Value } from "../read/value.ts";

/**
 * Takes several items out of a list that keeps at least one, by edits of which no two touch the same text.
 */
export function removeItems(list: ListValue, removed: ReadonlySet<Value>): readonly Edit[] {
  if (!list.flow) return [...removed].map((item) => removeItem(list, item));
  return runsOf(list.items, (item) => removed.has(item)).map((run) => cutRun(run, ({ at }) => at));
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
  const end = next ? spanOf(next).start : spanOf(last).end;
  const start = next || !previous ? spanOf(first).start : spanOf(previous).end;
  return { at: { block, start, end }, text: "" };
}

function spanOfEntry({ keyAt, value }: Entry): Span {
  return { ...keyAt, end: Math.max(keyAt.end, value.at.end) };
}
