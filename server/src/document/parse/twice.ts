import { onOneLine } from "../lines.ts";
import { isEmpty, type Primitive } from "../read/value.ts";
import type { ParseError } from "./parse-error.ts";
import type { TreeEntry, TreeMap } from "./tree.ts";

/**
 * What is wrong with the keys of a map that stand in it already: those together that follow each other, which mostly were pasted. Where
 * the map's first key and others are among them, a second map has come into this one, since the line is gone that began it, or stands
 * too far right: then one error says it. So it is with the second key, where the first one went with that line, as behind an item's dash.
 */
export function keysTwice({ entries, flow }: Pick<TreeMap, "entries" | "flow">): readonly ParseError[] {
  const runs = runsOfTwice(entries);
  const twice = runs.flat();
  const [first] = twice;
  const names = new Set(twice.map(nameOf));
  const isBegun = entries.slice(0, 2).some((entry) => names.has(nameOf(entry)));
  if (!first || names.size < 2 || !isBegun) return runs.map(problem);
  const above = entries[entries.indexOf(first) - 1];
  return [
    !flow && above && isEmpty(above.value) ? { ...problem([above, first]), code: "above-twice" } : problem(twice),
  ];
}

/** Each several keys one after the other, none of which stands in it already. */
function runsOfTwice(entries: readonly TreeEntry[]): readonly (readonly TreeEntry[])[] {
  const seen = new Set<Primitive>();
  const runs: TreeEntry[][] = [];
  let run: TreeEntry[] | undefined;
  let names = new Set<Primitive>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (entry.merge || entry.key.source === "" || !seen.has(name)) run = undefined;
    else if (run && !names.has(name)) run.push(entry);
    else {
      runs.push((run = [entry]));
      names = new Set();
    }
    names.add(name);
    if (!entry.merge && entry.key.source !== "") seen.add(name);
  }
  return runs;
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
