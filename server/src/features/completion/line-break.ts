import type { Document } from "../../document/document.ts";
import type { Place } from "../place/place.ts";

/** As the text around the place ends its lines; the file, where the place is on the only line of its block. */
export function lineBreak({ block }: Place, document: Document): string {
  const hasLines = (text: string): boolean => text.includes("\n");
  const shown = block && hasLines(block.text) ? block : document.blocks.find(({ text }) => hasLines(text));
  return shown?.text.includes("\r\n") ? "\r\n" : "\n";
}
