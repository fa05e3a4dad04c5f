import { onOneLine } from "../lines.ts";
import type { Primitive } from "../read/value.ts";
import type { ParseError } from "./parse-error.ts";
import type { TreeEntry, TreeMap } from "./tree.ts";

/**
 * What is wrong with the keys of a map that stand in it already, each by itself. Where the map's first key and others are among them, a
 * second map has come into this one, since the line is gone that began it, or stands too far right: then one error says it.
 */
export function keysTwice({ entries, flow }: Pick<TreeMap, "entries" | "flow">): readonly ParseError[] {
  const seen = new Set<Primitive>();
  const twice = entries.filter((entry) => {
    if (entry.merge || entry.key.source === "") return false;
    const isThere = seen.has(nameOf(entry));
    seen.add(nameOf(entry));
    return isThere;
  });
  const [first] = twice;
  const names = new Set(twice.map(nameOf));
  const [begin] = entries;
  if (!first || !begin || names.size < 2 || !names.has(nameOf(begin))) return twice.map((each) => problem([each]));
  const above = entries[entries.indexOf(first) - 1];
  return [!flow && above && isEmpty(above) ? { ...problem([above, first]), code: "above-twice" } : problem(twice)];
}

/** Of the first of some keys, with all of their names. */
function problem(entries: readonly TreeEntry[]): ParseError {
  const [first] = entries;
  const message = [...new Set(entries.map(({ key }) => onOneLine(key.source)))].join("\n");
  return { code: "DUPLICATE_KEY", message, pos: [first?.key.start ?? 0, first?.key.end ?? 0] };
}

function nameOf({ key }: TreeEntry): Primitive {
  return key.value ?? key.source;
}

function isEmpty({ value }: TreeEntry): boolean {
  return value.kind === "scalar" && value.value === null && value.source === "";
}
