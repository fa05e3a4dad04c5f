import { joined, lineAround } from "../lines.ts";
import { blanksBefore, hasContent, indentOf, keyColumn } from "./indent.ts";
import type { Cure } from "./syntax-cures.ts";

/**
 * A dash at another column, with all that belongs to its item, and the items that follow at the same column: what stands at the wrong one
 * was mostly pasted as a whole. The dash's line alone, where what is below that stands as the list's column asks. None where tabs indent it,
 * or it is so long that nobody would look through it.
 */
export function movedItem(text: string, dash: number, column: number): Cure | undefined {
  const { start } = lineAround(text, dash);
  const from = dash - start;
  const lines = text.slice(start, start + LONGEST).split("\n");
  const next = lines.findIndex((line, at) => at > 0 && hasContent(line) && !belongs(line, from, column));
  if (next < 0 && start + LONGEST < text.length) return undefined;
  // Empty lines and comments above what follows are no part of it.
  const last = lines.slice(0, next < 0 ? lines.length : next).findLastIndex(hasContent);
  const [first = "", below = ""] = lines.filter(hasContent);
  const isAlone = indentOf(below) === column + keyColumn(first) - from;
  const own = lines.slice(0, isAlone ? 1 : last + 1);
  if (own.some((line) => blanksBefore(line).includes("\t"))) return undefined;
  const moved = own.map((line) => (line.trim() === "" ? line : shifted(line, column - from)));
  return { title: "Move to the list's column", at: [start, start + joined(own).length], text: joined(moved) };
}

/** What is an item of the list already, to which the others are moved, stays. */
function belongs(line: string, from: number, to: number): boolean {
  const indent = blanksBefore(line).length;
  const isItem = /^-(?:\s|$)/.test(line.slice(indent));
  return indent > from ? !isItem || indent !== to : isItem && indent === from;
}

/** A comment may stand further left than what is moved. */
function shifted(line: string, by: number): string {
  return by > 0 ? " ".repeat(by) + line : line.slice(Math.min(-by, blanksBefore(line).length));
}

/** In UTF-16 units. */
const LONGEST = 4000;
