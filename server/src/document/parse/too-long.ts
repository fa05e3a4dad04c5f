import { skipBlank } from "../flow-words.ts";

/**
 * Has a part of the file more lines and commas than may be? It is read in one go, and each keystroke in it reads it again. Comments above
 * it don't count: they cost little, and a key that isn't read would leave the items below it to another one.
 *
 * @param most - one of the bounds below
 */
export function isTooLong(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let parts = 0;
  for (let at = skipBlank(text, 0); at < text.length && parts <= most; at++) {
    const sign = text.charCodeAt(at);
    if (sign === LINE_FEED || sign === COMMA) parts++;
  }
  return parts > most;
}

/** In a list of APIs that isn't cut. */
export const MOST_PARTS = 50_000;
/**
 * In an API. Auth0 takes 1,000 scopes for one, which are some thousand lines; a thousand applications with ten of them each are ten
 * thousand more. To check as many scopes takes more than a second.
 */
export const MOST_PARTS_OF_API = 30_000;
/**
 * Below any other key. Of 200 tenants each may have a hundred. To parse, resolve and check twice as many variables or clients takes a
 * second and more.
 */
export const MOST_PARTS_OF_KEY = 20_000;
const LINE_FEED = 10;
const COMMA = 44;
