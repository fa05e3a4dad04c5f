import { lastUpTo } from "../lines.ts";

/** A text of which each line ends with LF alone, and the offset in the text itself of an offset in that. */
export interface LineFeeds {
  readonly read: string;
  readonly placeOf: (offset: number) => number;
}

/**
 * A text as `yaml` is to read it. Of what is broken it places an end by the number of characters, CR among them: within the
 * line's end, where no editor has a place, or behind what the same text with LF would have. What stands at a lone CR, which
 * is a character like any other for it, stays.
 */
export function withLineFeeds(text: string): LineFeeds {
  const starts = [0];
  const read = text.replaceAll(CRLF, (_, at: number) => {
    starts.push(at + 2 - starts.length);
    return "\n";
  });
  return { read, placeOf: starts.length === 1 ? (offset) => offset : (offset) => offset + lastUpTo(starts, offset) };
}

const CRLF = /(?<!\r)\r\n/g;
