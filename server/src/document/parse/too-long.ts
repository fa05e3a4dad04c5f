/**
 * Has an API more lines and commas than any? It is read as one, and each keystroke in it reads it again. Auth0 takes 1,000 scopes, which are
 * some thousand lines.
 */
export function isTooLong(text: string): boolean {
  if (text.length < MOST_PARTS) return false;
  let parts = 0;
  PART_END.lastIndex = 0;
  while (parts <= MOST_PARTS && PART_END.test(text)) parts++;
  return parts > MOST_PARTS;
}

export const MOST_PARTS = 50_000;
const PART_END = /[\n,]/g;
