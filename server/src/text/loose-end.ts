/**
 * The quotes, brackets and commas at the end of a value that are left of what stood around it, as in `https://a",` where JSON was pasted; a
 * bracket or quote that the value opens itself is none of them.
 */
export function looseEnd(text: string): string {
  let end = text.length;
  // A value that is nothing else is something else.
  while (end > 1 && isLoose(text.charAt(end - 1), text.slice(0, end - 1))) end--;
  return text.slice(end);
}

/** The value without them. */
export function withoutLooseEnd(text: string): string {
  return text.slice(0, text.length - looseEnd(text).length);
}

function isLoose(sign: string, before: string): boolean {
  const opening = OPENING.get(sign);
  return sign === "," || (opening !== undefined && !before.includes(opening));
}

const OPENING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["]", "["],
  ["}", "{"],
]);
