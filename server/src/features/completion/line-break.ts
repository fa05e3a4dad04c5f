import type { Place } from "../place/place.ts";

/** As the text around the place ends its lines. */
export function lineBreak({ block }: Place): string {
  return block?.text.includes("\r\n") ? "\r\n" : "\n";
}
