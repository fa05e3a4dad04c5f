import { goesOn } from "./goes-on.ts";

/** With what a format escapes in a URL: `https\://` in properties, `https:\/\/` in JSON. */
export const ESCAPED = String.raw`\\[/:=#!]`;

const TEXT = String.raw`(\\{0,3}["'\x60])((?:[^"'\x60\\\r\n]|${ESCAPED}){1,500})\1`;
const AT = new RegExp(TEXT, "y");
const BEFORE = new RegExp(`${TEXT}$`);

/** A text in quotes, which are left out of it (UTF-16 offsets). */
export interface Quoted {
  readonly start: number;
  readonly end: number;
}

/** The one that begins at an offset, unless it is but a part of one (`"…" + path`, `"…".trim()`); `after` is where its quotes end. */
export function quotedAt(text: string, at: number): (Quoted & { readonly after: number }) | undefined {
  AT.lastIndex = at;
  const [quoted, quote = ""] = AT.exec(text) ?? [];
  if (quoted === undefined) return undefined;
  const after = at + quoted.length;
  if (goesOn(text, after)) return undefined;
  return { start: at + quote.length, end: after - quote.length, after };
}

/** The one that ends at an offset. */
export function quotedBefore(text: string, end: number): Quoted | undefined {
  const [, quote = "", inner] = BEFORE.exec(text.slice(Math.max(0, end - LONGEST), end)) ?? [];
  if (inner === undefined) return undefined;
  return { start: end - quote.length - inner.length, end: end - quote.length };
}

/** In UTF-16 units, quotes included. */
const LONGEST = 508;
