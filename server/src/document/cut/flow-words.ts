import { MARK } from "../foreign-words.ts";

/**
 * Where words end in flow style, just as `yaml` has it: brackets, commas and quotes mean something only where no word goes on.
 */

/** Offset of the next sign that is neither space nor comment, from a place where no word goes on. */
export function skipBlank(text: string, at: number): number {
  return endOfAll(BLANK, text, at);
}

/**
 * The same, lines left out that hold a template's mark alone (`{{ if x }}`) and make the text wrong: nothing that ends a word, an item or an
 * entry follows. So what stands above them goes on below. Of very many in a row each is read as the brackets that it has.
 */
export function skipMarks(text: string, at: number): number {
  const sign = skipBlank(text, at);
  // Nearly every one begins no mark.
  if (endOfMark(text, sign) === sign) return sign;
  let behind = sign;
  for (let left = MOST_MARKS; left > 0 && endOfMark(text, behind) > behind; left--) {
    behind = skipBlank(text, endOfMark(text, behind));
  }
  return /[^,:\]}]/.test(text[behind] ?? ",") ? behind : sign;
}

/** Behind a template's mark that stands alone on its line; the same place, if there is none. */
export function endOfMark(text: string, at: number): number {
  return text[at] === "{" ? endOf(MARK_ALONE, text, at) : at;
}

/** Behind blanks and the comment at `at`: where the next line that isn't empty begins, or what else stands on this one. */
export function endOfLine(text: string, at: number): number {
  return endOfAll(EMPTY_LINES, text, endOf(REST_OF_LINE, text, at));
}

/** An anchor, a tag, or the mark of an explicit key: what it belongs to follows. */
export function isProperty(text: string, at: number): boolean {
  return endOf(PROPERTY, text, at) > at;
}

/**
 * Is there the colon behind a key?
 *
 * @param closed - the key is in quotes or brackets, and needs no space behind its colon
 */
export function isColon(text: string, at: number, closed: boolean): boolean {
  return text[at] === ":" && (closed || at + 1 === text.length || ENDS_WORD.test(text[at + 1] ?? ""));
}

/** The end of the word at `at`, which is no bracket, comma or colon; the text's end for a quote that nothing closes. */
export function endOfWord(text: string, at: number): number {
  const first = text[at] ?? "";
  const quoted = QUOTED.get(first);
  if (quoted) return Math.min(endOfAll(quoted, text, at + 1) + 1, text.length);
  return Math.max(
    at + 1,
    endOf(PROPERTY, text, at),
    first === "*" ? endOf(ALIAS, text, at) : endOfAll(PLAIN, text, at),
  );
}

/** Behind the bracket of a list below a key `apis` at `at`; -1 if there is none. */
export function endOfListBegin(text: string, at: number): number {
  const key = endOfAll(BEFORE_SIGN, text, at);
  const colon = endOf(APIS, text, key);
  const end = endOfAll(BEFORE_SIGN, text, colon);
  return colon > key && text[end] === "[" ? end + 1 : -1;
}

/** Is a key `apis` the first in a text, but for comments? */
export function beginsWithApis(text: string): boolean {
  const key = endOfAll(BEFORE_SIGN, text, 0);
  return endOf(APIS, text, key) > key;
}

/** Behind the brace with which a file in braces begins; -1 if it doesn't. */
export function endOfFileBegin(text: string): number {
  const end = endOfAll(BEFORE_FILE, text, 0);
  return text[end] === "{" ? end + 1 : -1;
}

function endOf(word: RegExp, text: string, at: number): number {
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : at;
}

/** The same for what goes on and on: a pattern takes stack with each round, so that it makes no more than so many at once. */
function endOfAll(word: RegExp, text: string, at: number): number {
  for (let from = at; ;) {
    const end = endOf(word, text, from);
    // Each round takes a sign or more.
    if (end - from < ROUNDS) return end;
    from = end;
  }
}

/** As the patterns have it. */
const ROUNDS = 10_000;
const BLANK = /(?:[ \t\n]+|\r\n|#[^\n]*){0,10000}/y;
const BEFORE_SIGN = /(?:[ \t\n]+|\r\n|(?<![^ \t\n])#[^\n]*\n){0,10000}/y;
const BEFORE_FILE =
  /(?:[ \t\n]+|\r\n|(?<![^ \t\n\ufeff])#[^\n]*\n|(?<![^\n\ufeff])---(?=[ \t\r\n])|(?<![^])\ufeff){0,10000}/y;
const APIS = /(?:apis|"apis"|'apis')[ \t]*:/y;
const MARK_ALONE = new RegExp(String.raw`(?<=(?:^|\n)[ \t]*)${MARK}(?=[ \t]*(?:\r?\n|[ \t]#))`, "y");
const MOST_MARKS = 10;
const REST_OF_LINE = /[ \t]*(?:#[^\n]*)?(?:\r?\n)?/y;
const EMPTY_LINES = /(?:(?<=\n)[ \t]*\r?\n){0,10000}/y;
/** What stands inside of quotes. */
const QUOTED: ReadonlyMap<string, RegExp> = new Map([
  ['"', /[^"\\]*(?:\\[^][^"\\]*){0,10000}/y],
  ["'", /[^']*(?:''[^']*){0,10000}/y],
]);
const ENDS_WORD = /[ \t\r\n,[\]{}]/;
const ALIAS = /\*[^ \t\r\n,[\]{}]*/y;
const PROPERTY =
  /&[^ \t\r\n,[\]{}]*|!<[^ \t\r\n>]*>?|!(?:[\w\-#;/?:@&=+$.!~*'()]|%[\da-fA-F]{2})*|[?-](?=[ \t\r\n,[\]{}]|$)/y;
/** With its placeholders: without quotes they are an error, but one word. */
const PLAIN = /(?:[^ \t\r\n,[\]{}:$]+|\$\{[^{}\n]*\}|\$|:(?![ \t\r\n,[\]{}]|$)|[ \t\r\n](?![#,[\]{}])){0,10000}/y;
