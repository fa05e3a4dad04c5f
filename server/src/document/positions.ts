import type { Position } from "./document.ts";

/** Does a place stand before another one? */
export function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
