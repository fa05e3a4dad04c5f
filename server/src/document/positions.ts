import type { Position } from "./document.ts";

/** Does a place stand before another one? */
export function isBefore(one: Position, other: Position): boolean {
  return inText(one, other) < 0;
}

/** Sorts places as they follow one another. */
export function inText(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
