/**
 * Has a part of the file more lines and commas than any? It is read in one go, and each keystroke in it reads it again. The largest is an
 * API: Auth0 takes 1,000 scopes, which are some thousand lines.
 */
export function isTooLong(text: string): boolean {
  if (text.length <= MOST_PARTS) return false;
  let parts = 0;
  for (let at = 0; at < text.length && parts <= MOST_PARTS; at++) {
    const sign = text.charCodeAt(at);
    if (sign === LINE_FEED || sign === COMMA) parts++;
  }
  return parts > MOST_PARTS;
}

export const MOST_PARTS = 50_000;
const LINE_FEED = 10;
const COMMA = 44;
