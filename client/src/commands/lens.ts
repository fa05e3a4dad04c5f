import { commands, Location, Position, Range, Selection, type TextDocument, Uri } from "vscode";
import { editorOf } from "../views/editor-of.ts";
import type { Position as At, Range as Stretch } from "../../../server/src/document/document.ts";

/** Puts the cursor where the lens stands that was clicked, so that its command acts on that API; elsewhere `place` is none. */
export function putCursor(document: TextDocument, place: unknown): void {
  const editor = editorOf(document);
  if (editor && isPosition(place)) editor.selection = new Selection(toPosition(place), toPosition(place));
}

/** Shows the ranges that a lens counts, in VS Code's own peek view. */
export async function showPlaces(uri: unknown, place: unknown, ranges: unknown): Promise<void> {
  if (typeof uri !== "string" || !isPosition(place) || !Array.isArray(ranges)) return;
  const target = Uri.parse(uri);
  const locations = ranges.filter(isRange).map(({ start, end }) => {
    return new Location(target, new Range(toPosition(start), toPosition(end)));
  });
  await commands.executeCommand("editor.action.showReferences", target, toPosition(place), locations);
}

function isPosition(value: unknown): value is At {
  if (typeof value !== "object" || value === null || !("line" in value) || !("character" in value)) return false;
  return typeof value.line === "number" && typeof value.character === "number";
}

function isRange(value: unknown): value is Stretch {
  if (typeof value !== "object" || value === null || !("start" in value) || !("end" in value)) return false;
  return isPosition(value.start) && isPosition(value.end);
}

function toPosition({ line, character }: At): Position {
  return new Position(line, character);
}
