/**
 * The quotes, brackets and commas at the end of a value that are left of what stood around it, as in `https://a",` where JSON was pasted; a
 * bracket or quote that the value opens itself is none of them.
 */
export function looseEnd(text: string): string {
  const firsts = new Map<string, number>();
  let end = text.length;
  const opens = (sign: string): boolean => {
    const first = firsts.get(sign) ?? text.indexOf(sign);
    firsts.set(sign, first);
    return first >= 0 && first < end - 1;
  };
  // A value that is nothing else is something else.
  while (end > 1 && isLoose(text.charAt(end - 1), opens)) end--;
  return text.slice(end);
}

/** The value without them. */
export function withoutLooseEnd(text: string): string {
  return text.slice(0, text.length - looseEnd(text).length);
}

/** @param opens - does a sign stand before the one that is asked about? */
function isLoose(sign: string, opens: (sign: string) => boolean): boolean {
  const opening = OPENING.get(sign);
  return sign === "," || (opening !== undefined && !opens(opening));
}

const OPENING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["]", "["],
  ["}", "{"],
]);
