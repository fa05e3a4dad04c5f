import { skipBlank } from "../cut/flow-words.ts";

/** What a part of a file has too many of. */
export interface TooLong {
  readonly most: number;
  readonly of: "lines and commas" | "characters";
}

/**
 * What a part of the file has more of than may be, if so. It is read in one go, and each keystroke in it reads it again. Comments above
 * it don't count: they cost little, and a key that isn't read would leave the items below it to another one.
 *
 * @param most - one of the bounds below, in lines and commas; of characters (UTF-16 units) `CHARACTERS` times as many may be
 */
export function tooLong(text: string, most: number): TooLong | undefined {
  if (text.length <= most) return undefined;
  const start = skipBlank(text, 0);
  if (text.length - start > most * CHARACTERS) return { most: most * CHARACTERS, of: "characters" };
  return partsIn(text, start, text.length, most) > most ? { most, of: "lines and commas" } : undefined;
}

/** How many lines and commas a stretch of a text has (from `start` to `end`, in UTF-16 units); no more than `most` and one are counted. */
export function partsIn(text: string, start: number, end: number, most = Infinity): number {
  let parts = 0;
  for (let at = start; at < end && parts <= most; at++) {
    const sign = text.charCodeAt(at);
    if (sign === LINE_FEED || sign === COMMA) parts++;
  }
  return parts;
}

/**
 * In an API, and below any key but `apis`. Auth0 takes 1,000 scopes for an API, which are some thousand lines; a thousand applications with
 * ten of them each are ten thousand more. Of 200 tenants each may have a hundred. To parse, resolve and check twice as many
 * scopes, variables or clients takes two seconds.
 */
export const MOST_PARTS = 15_000;
/** In a list of APIs that isn't cut. */
export const MOST_PARTS_UNCUT = 40_000;
/** For each line or comma that may be: more than the lines of a real file have, which have some thirty. */
export const CHARACTERS = 40;
const LINE_FEED = 10;
const COMMA = 44;
