import type { AudienceKey } from "./audience-key.ts";

/** Text that a file gives to an audience, and where it stands (UTF-16 offsets, quotes left out). */
export interface AudienceValue {
  readonly start: number;
  readonly end: number;
  /** It stands in the query of a URL, percent-encoded or not. */
  readonly inQuery?: true;
}

/** Between a name and its value: closing quotes and brackets of the name, then what gives it the value. */
const SIGN = new RegExp(
  [
    // XML: an element's content, or the next attribute.
    String.raw`["']?\s*>\s*`,
    String.raw`["']\s+value\s*=\s*`,
    // `= : => :=`, behind a type where there is one; a call; the fallback of a variable that isn't set.
    String.raw`["'\x60]?[\])]*(?:\s*[?!]?:\s*[\w<>[\] |]{1,40}?(?==))?\s*(?:=>|:=|=(?!=)|:(?!:)|\(|\|\||\?\?=?|\?:|\bor\b)\s*`,
    // `getenv("AUTH0_AUDIENCE", "…")`
    String.raw`["']\s*,\s*`,
  ].join("|"),
  "y",
);

/** Before the value: what a list begins with, and a variable for which the value is the fallback. */
const OPENING = new RegExp(
  String.raw`(?:new\s*)?(?:[A-Za-z]\w{0,20}(?:\.of|Of)?\s*)?(?:\[\]\s*(?:\w{1,20}\s*)?)?[[({]\s*`,
  "y",
);
const FALLBACK = /[\w.$?!]{1,80}(?:\[["']\w{1,80}["']\]|\(["']\w{1,80}["']\))?\s*(?:\|\||\?\?|\?:|\bor\b)\s*/y;
const QUOTED = /(["'`])([^"'`\\\r\n]{1,500})\1/y;
const BARE = /[^\s"'`#,;&<>()[\]{}\\]{1,500}/y;
const NEXT = /\s*,\s*/y;
/** The next line of a YAML list. */
const NEXT_ITEM = /[ \t]*\r?\n[ \t]*(?=-[ \t])/y;
const ITEM = /-[ \t]+/y;

/**
 * The texts that are given to an audience behind its name.
 *
 * @param bare - the file's format has values without quotes
 */
export function* valuesBehind(text: string, key: AudienceKey, bare: boolean): Iterable<AudienceValue> {
  if (/[?&]/.test(text[key.start - 1] ?? "") && text[key.end] === "=") {
    const end = match(BARE, text, key.end + 1);
    if (end !== undefined) yield { start: key.end + 1, end, inQuery: true };
    return;
  }
  let next = firstValue(text, key.end);
  for (let count = 0; next !== undefined && count < MOST_VALUES; count++) {
    const value = valueAt(text, match(ITEM, text, next) ?? next, bare);
    if (value === undefined) return;
    yield value;
    const end = text[value.end] === text[value.start - 1] ? value.end + 1 : value.end;
    next = match(NEXT, text, end) ?? match(NEXT_ITEM, text, end);
  }
}

function firstValue(text: string, keyEnd: number): number | undefined {
  const sign = match(SIGN, text, keyEnd);
  if (sign === undefined) return undefined;
  let at = match(FALLBACK, text, sign) ?? sign;
  for (let depth = 0; depth < MOST_OPENINGS; depth++) at = match(OPENING, text, at) ?? at;
  return at;
}

function valueAt(text: string, start: number, bare: boolean): AudienceValue | undefined {
  const quotedEnd = match(QUOTED, text, start);
  if (quotedEnd !== undefined) return { start: start + 1, end: quotedEnd - 1 };
  const end = bare ? match(BARE, text, start) : undefined;
  return end === undefined ? undefined : { start, end };
}

/** Where the pattern ends, if it begins here. */
function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const MOST_OPENINGS = 3;
const MOST_VALUES = 50;
