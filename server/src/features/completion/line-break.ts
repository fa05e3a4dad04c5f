import type { Document } from "../../document/document.ts";
import { blockWithLines } from "../../document/edit/edits.ts";
import type { Place } from "../place/place.ts";

/** As the text around the place ends its lines. */
export function lineBreak({ block }: Place, document: Document): string {
  return blockWithLines(block, document)?.text.includes("\r\n") ? "\r\n" : "\n";
}
