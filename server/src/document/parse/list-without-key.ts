import { hasContent } from "./indent.ts";
import type { ParseError } from "./parse-error.ts";

/** What is wrong with a dash below what can't hold a list. */
export function listBelowValue(text: string, [dash]: ParseError["pos"]): string {
  const before = deeperAbove(text, dash);
  if (before.length > 0) return before.every((line) => DASH.test(line)) ? LEFT_OF_OTHERS : NO_ITEM_ABOVE;
  return hasOthers(text, dash) ? AMONG_OTHERS : WITHOUT_KEY;
}

/** What is wrong with a dash at the beginning of a line where no list has any. */
export function dashAtNoColumn(text: string, [dash]: ParseError["pos"]): string {
  const { above, column } = around(text, dash);
  const [, indent = ""] = KEY_ALONE.exec(above.findLast(hasContent) ?? "") ?? [];
  return indent.length > column ? LEFT_OF_KEY : NO_DASHES;
}

/** The lines right above that stand further right than a dash, without what stands below them or belongs to an item. */
function deeperAbove(text: string, dash: number): readonly string[] {
  const { above, column } = around(text, dash);
  const lines = above.filter(hasContent);
  const end = lines.findLastIndex((line) => line.search(/\S/) <= column);
  if (DASH.test(lines[end] ?? "")) return [];
  const deeper = lines.slice(end + 1);
  const least = deeper.reduce((lowest, line) => Math.min(lowest, line.search(/\S/)), Infinity);
  return deeper.filter((line) => line.search(/\S/) === least);
}

/** Is the item at a dash like the one that began last above it, to the left? It is, if its first key is one of that item's. */
function hasOthers(text: string, dash: number): boolean {
  const { above, column } = around(text, dash);
  const first = FIRST_KEY.exec(text.slice(dash))?.[1];
  const keys = new Set<string | undefined>();
  for (const line of above.toReversed()) {
    const [, indent = "", begin = "", key] = KEY.exec(line) ?? [];
    if (indent.length >= column) continue;
    keys.add(key);
    if (begin !== "") return first === undefined || keys.has(first);
  }
  return false;
}

/** The lines above a dash that count, and its column. */
function around(text: string, dash: number): { readonly above: readonly string[]; readonly column: number } {
  const start = text.lastIndexOf("\n", dash - 1) + 1;
  const far = Math.max(0, start - FAR);
  const above = text
    .slice(far, start)
    .split("\n")
    .slice(far === 0 ? 0 : 1, -1);
  return { above, column: dash - start };
}

const AMONG_OTHERS =
  "This dash is indented further than the value above it allows. Put it at the column of the list's other dashes.";
const LEFT_OF_KEY =
  "This dash stands further left than the key above it, which so doesn't hold the list. Put that key at the dash's column.";
const NO_DASHES = "No list has its dashes at this column. Put this one where the list's other dashes stand.";
const KEY_ALONE = /^( *)"?[\w-]+"?:\s*(?:#.*)?$/;
const DASH = /^\s*- /;
const NO_ITEM_ABOVE =
  "The lines above this dash are no item of its list. Begin the first of them with a dash, too, or take this one away.";
const LEFT_OF_OTHERS = "This dash stands further left than the list's other dashes. Put it at their column.";
export const WITHOUT_KEY =
  "No key holds the list that begins here. Write its key above it, such as `scopes:` or `grants:`, indented less than its dashes.";
const KEY = /^( *)(- +)?"?([\w-]+)"?:(?:\s|$)/;
const FIRST_KEY = /^-\s+(?:\{\s*)?"?([\w-]+)"?:(?:\s|$)/;
/** In UTF-16 units. Of a text with many such dashes, each looks no further. */
const FAR = 4000;
