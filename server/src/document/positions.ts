import type { Block } from "./block.ts";
import type { Position } from "./document.ts";

/** Does a place stand before another one? */
export function isBefore(one: Position, other: Position): boolean {
  return inText(one, other) < 0;
}

/** Sorts places as they follow one another. */
export function inText(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

/** The place of an offset of a block, counted from where the block begins. */
export function positionIn(block: Block, offset: number): Position {
  const line = block.lineAt(offset);
  return { line, character: offset - (block.lines[line] ?? 0) };
}

/** A place that was counted from where a block begins, as it is counted from where the document begins. */
export function placedAt({ line, character }: Position, start: Position): Position {
  return { line: start.line + line, character: line === 0 ? start.character + character : character };
}
