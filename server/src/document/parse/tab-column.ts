import { blanksBefore, dashesOf, hasContent, indentOf, keyColumn, STEP, withoutTabs } from "./indent.ts";

/** Where a line with a tab before it is to stand. */
export interface TabColumn {
  readonly column: number;
  /** Does the text show it, or may the line as well stand at another one and mean something else? */
  readonly isSure: boolean;
}

/** @param from - the text from the line on */
export function tabColumn(line: string, before: string, from: string): TabColumn {
  const isLike = (other: string): boolean => blanksBefore(other) === blanksBefore(line);
  const above = before.split("\n").slice(0, -1).filter(hasContent).reverse();
  const head = above.find((other) => !isLike(other));
  const below = linesBelow(line, from, isLike);
  if (head === undefined) return { column: indentOf(line), isSure: true };
  if (OPENS.test(head)) return { column: columnIn(head, above, line, below), isSure: true };
  return amongOpen(line, above, below) ?? { column: DASH.test(line) ? indentOf(head) : keyColumn(head), isSure: false };
}

/** Does a line end with its key, so that what is indented below it is its value? */
export const OPENS = /(?::|^\s*-)(?:\s+[&!]\S+)?\s*(?:\s#.*)?$/;
export const DASH = /^\s*-(?:\s|$)/;

interface Below {
  /** The last of the lines that stand at the same column, one below another. */
  readonly last: string;
  /** The one below that. */
  readonly next: string | undefined;
}

function linesBelow(line: string, from: string, isLike: (other: string) => boolean): Below {
  const others = from.split("\n").slice(1).filter(hasContent);
  const end = others.findIndex((other) => !isLike(other));
  const like = end < 0 ? others : others.slice(0, end);
  return { last: like.at(-1) ?? line, next: end < 0 ? undefined : others[end] };
}

/** In what a line opens. */
function columnIn(head: string, above: readonly string[], line: string, { next }: Below): number {
  const parent = keyColumn(head);
  const column = next === undefined ? 0 : indentOf(next);
  const isNeighbour = next !== undefined && DASH.test(next) === DASH.test(line) && !OPENS.test(line);
  if (isNeighbour && column > parent) return column;
  const outer = above.slice(above.indexOf(head)).find((other) => indentOf(other) < indentOf(head));
  return parent + (outer === undefined ? STEP : indentOf(head) - indentOf(outer));
}

/**
 * In a map or list that is open above: the nearest one that what stands below leaves, and which lacks the line's key; among several, the one
 * that has such a key elsewhere.
 */
function amongOpen(line: string, above: readonly string[], below: Below): TabColumn | undefined {
  const plain = above.filter(isPlain);
  const open = openIn(plain);
  const isItem = DASH.test(line);
  // Somebody has indented the line.
  const all = (isItem ? open.dashes : open.keys).filter((column) => column > 0);
  const fitting = all.filter((column) => {
    const hasKey = !isItem && stands(keyOf(line), column, plain);
    return !hasKey && goesOn(column, isItem, below, open, plain);
  });
  const alike = fitting.filter((column) => {
    const own = column + widthOf(line);
    return plain.some((other) => keyColumn(other) === own && keyOf(other) === keyOf(line));
  });
  const likely = alike.length > 0 ? alike : fitting;
  const column = likely[0] ?? all[0];
  return column === undefined ? undefined : { column, isSure: likely.length === 1 };
}

interface Open {
  readonly keys: readonly number[];
  readonly dashes: readonly number[];
}

/** The columns of the maps and lists that are open below lines, the innermost first. */
function openIn(above: readonly string[]): Open {
  const [keys, dashes]: [number[], number[]] = [[], []];
  let limit = Infinity;
  for (const line of above) {
    const [column, key] = [indentOf(line), keyColumn(line)];
    if (key < limit) keys.push(key);
    if (DASH.test(line) && column < limit) dashes.push(column);
    limit = Math.min(limit, column);
  }
  return { keys, dashes };
}

/** Can what stands below go on there, if the line's own dash or key is at a column? */
function goesOn(column: number, isItem: boolean, { last, next }: Below, open: Open, above: readonly string[]): boolean {
  if (next === undefined || !isPlain(next)) return true;
  const [own, at] = [column + widthOf(last), indentOf(next)];
  if (OPENS.test(last)) return at > own || (at === own && DASH.test(next) && !isItem && isListAtKey(open));
  if (DASH.test(next)) return open.dashes.includes(at) && (isItem ? at <= column : at < column);
  if (at === own && isItem) return true;
  return at <= own && open.keys.includes(at) && !stands(keyOf(next), at, above);
}

/** Do the lists stand at their keys' own column, as far as can be seen? */
function isListAtKey({ keys, dashes }: Open): boolean {
  return dashes.every((column) => column === 0 || keys.includes(column));
}

/** Is a key in the map that is open at a column? */
function stands(key: string | undefined, column: number, above: readonly string[]): boolean {
  const end = above.findIndex((line) => indentOf(line) < column);
  const map = end < 0 ? above : above.slice(0, end + 1);
  return map.some((line) => keyColumn(line) === column && keyOf(line) === key);
}

function keyOf(line: string): string | undefined {
  return /^([^\s:-][^\s:]*):(?:\s|$)/.exec(line.trimStart().slice(dashesOf(line).length))?.[1];
}

function widthOf(line: string): number {
  return withoutTabs(dashesOf(line)).length;
}

function isPlain(line: string): boolean {
  return !blanksBefore(line).includes("\t");
}
