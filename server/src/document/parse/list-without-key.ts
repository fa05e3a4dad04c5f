import { hasContent, indentOf } from "./indent.ts";
import { movedItem } from "./moved-item.ts";
import type { Described } from "./parse-error.ts";
import type { Cure } from "./syntax-cures.ts";

/** What is wrong with a dash below what can't hold a list. */
export function listBelowValue(text: string, dash: number): Described {
  const deeper = deeperAbove(text, dash);
  const left = columnOfOthers(text, dash);
  if (deeper.length > 0 && (left === undefined || isLike(deeper, text, dash)))
    return told(deeper.every(isItem) ? LEFT_OF_OTHERS : NO_ITEM_ABOVE, text, dash);
  return told(left === undefined ? WITHOUT_KEY : AMONG_OTHERS, text, dash);
}

/** What is wrong with a dash at the beginning of a line where no list has any. */
export function dashAtNoColumn(text: string, dash: number): Described {
  const { above, column } = around(text, dash);
  const [, indent = ""] = KEY_ALONE.exec(above.findLast(hasContent) ?? "") ?? [];
  return indent.length > column ? { message: LEFT_OF_KEY, at: [dash, dash + 1] } : told(NO_DASHES, text, dash);
}

/** What makes an item of a list of one whose dash stands at a column of its own, if it is like those of that list. */
export function toItsList(text: string, dash: number): Cure | undefined {
  const deeper = deeperAbove(text, dash);
  const isRight = deeper.length > 0 && deeper.every(isItem) && isLike(deeper, text, dash);
  const column = isRight ? indentOf(deeper[0] ?? "") : columnOfOthers(text, dash);
  return column === undefined ? undefined : movedItem(text, dash, column);
}

function told(message: string, text: string, dash: number): Described {
  const cure = toItsList(text, dash);
  return { message, at: [dash, dash + 1], ...(cure && { cure }) };
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

/**
 * The column of the dash of the item that began last above, to the left, if the item at a dash is like that one: its first key is one of
 * that one's.
 */
function columnOfOthers(text: string, dash: number): number | undefined {
  const { above, column } = around(text, dash);
  const first = FIRST_KEY.exec(text.slice(dash))?.[1];
  const keys = new Set<string | undefined>();
  let below: string | undefined;
  for (const [at, line] of [...above.entries()].reverse()) {
    if (!hasContent(line)) continue;
    // What was to stand in it may be an item of this list.
    if (below !== undefined && hasLost(line, below)) return undefined;
    below = line;
    const [, indent = "", begin = "", key] = KEY.exec(line) ?? [];
    if (indent.length >= column) continue;
    keys.add(key);
    if (begin === "") continue;
    const alike = first === undefined || keys.has(first);
    return alike && !isOfList(column, indent.length, above.slice(0, at)) ? indent.length : undefined;
  }
  return undefined;
}

/** Does a line end with its key, and the one below it begin too far left to be in that? */
function hasLost(line: string, below: string): boolean {
  if (!KEY_ALONE.test(line)) return false;
  return indentOf(below) < indentOf(line) + (isItem(below) ? 0 : 1);
}

/** Does an item begin at a column above, in the list of one that stands further left? Then it is that one which stands at a wrong column. */
function isOfList(column: number, left: number, above: readonly string[]): boolean {
  const lines = above.slice(above.findLastIndex((line) => hasContent(line) && indentOf(line) < left) + 1);
  return lines.some((line) => isItem(line) && indentOf(line) === column);
}

/** Does one of the lines begin with the first key of the item at a dash, or has that none? */
function isLike(lines: readonly string[], text: string, dash: number): boolean {
  const first = FIRST_KEY.exec(text.slice(dash))?.[1];
  return first === undefined || lines.some((line) => KEY.exec(line)?.[3] === first);
}

function isItem(line: string): boolean {
  return DASH.test(line);
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
