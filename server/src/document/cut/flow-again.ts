// Where a part in brackets that is wrong ends: at what begins as the part itself began, a line or a map.

/** The next line that begins so, between two places; -1 if there is none. */
export type LineAgain = (after: number, before: number) => number;

/** How a part begins that is a map: its bracket and first key. */
export function firstKeyAt(text: string, from: number): string | undefined {
  return FIRST_KEY.exec(text.slice(from, from + LONGEST_KEY))?.[0];
}

/**
 * Finds the next line, between two places, that begins as a part did, or with a bracket further left. Both say that the part has
 * ended, where it is wrong; -1 if there is none.
 */
export function lineAgain(text: string, indent: string, from: number): LineAgain {
  let line: RegExp | undefined;
  return (after, before) => {
    const closing = indent === "" ? "" : `|[ \\t]{0,${String(indent.length - 1)}}[\\]}]`;
    line ??= new RegExp(`\\n(?:${indent}${(text[from] ?? "").replace(/\W/, "\\$&")}${closing})`);
    const found = line.exec(text.slice(after, before));
    return found ? after + found.index + 1 : -1;
  };
}

/** Where in a quote, between two places, a map with a first key begins behind a comma; -1 if none does. */
export function mapAgain(text: string, key: string | undefined, after: number, before: number): number {
  if (key === undefined) return -1;
  const quoted = text.slice(after, before + key.length);
  for (let at = quoted.indexOf(key); at >= 0; at = quoted.indexOf(key, at + 1)) {
    if (COMMA_BEFORE.test(quoted.slice(Math.max(0, at - LONGEST_KEY), at))) return after + at;
  }
  return -1;
}

/** The last such place, if that map goes on up to the quote's end: so what stands behind the quote is in it. */
export function lastMapAgain(text: string, key: string | undefined, quote: number, end: number): number {
  if (key === undefined || quote < 0) return -1;
  const at = text.slice(quote, end + key.length).lastIndexOf(key);
  if (at < 0 || /[\]}\n]/.test(text.slice(quote + at, end))) return -1;
  return COMMA_BEFORE.test(text.slice(Math.max(quote, quote + at - LONGEST_KEY), quote + at)) ? quote + at : -1;
}

/** Where such a map follows the brackets that would close the list, so that they don't. */
export function mapBehind(text: string, key: string | undefined, closing: number): number | undefined {
  CLOSERS.lastIndex = closing;
  const at = CLOSERS.test(text) ? CLOSERS.lastIndex : -1;
  return at >= 0 && text.startsWith(key ?? "{", at) ? at : undefined;
}

/** Does a comma, or a bracket that nothing has opened, end a part that is wrong? Not if on its line anything but such a map goes on. */
export function isBorder(text: string, key: string | undefined, at: number): boolean {
  if (key === undefined) return true;
  GOES_ON.lastIndex = at;
  return !GOES_ON.test(text) || text.startsWith(key, GOES_ON.lastIndex);
}

const FIRST_KEY = /^\{[ \t]*(?:"[^"\\\n]*"|'[^'\n]*'|[\w-]+)[ \t]*:/;
const LONGEST_KEY = 200;
const CLOSERS = /[\]}][\]} \t]*,[ \t]*(?=\{[ \t]*(?:"[^"\\\n]*"|'[^'\n]*'|[\w-]+)[ \t]*:)/y;
const GOES_ON = /[\]} \t]*,(?![ \t]*(?:#|\r?\n))[ \t]*/y;
const COMMA_BEFORE = /,[ \t]*$/;
