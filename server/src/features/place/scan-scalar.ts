import { blockIndent, CURSOR, type Scan, type Token } from "./frame.ts";

/**
 * Reads a quoted scalar, its text without quotes (escapes left as they are). Ends before a line that can't be part of it, and with its
 * first line where the cursor stands in that and no quote closes it there: nobody has written on behind a word that is being typed.
 * In brackets such a word ends before the next comma or bracket, also where further on another word's quote begins.
 */
export function readQuoted(scan: Scan): Pick<Token, "start" | "end" | "style" | "closed" | "text"> {
  const { text, at: start } = scan;
  const quote = text[start] ?? "";
  const style = quote === '"' ? "double" : "single";
  let firstEnd = -1;
  for (let at = start + 1; ; at++) {
    const char = text[at];
    if (char === quote) {
      if (style === "double" || text[at + 1] !== quote) {
        const mayOpen = scan.frame?.flow === true && BEGINS_WORD.test(text[at + 1] ?? "");
        const last = mayOpen ? endOfTyped(text, start, at) : at;
        const opens = mayOpen && text[at - 1] === CURSOR && QUOTED.test(text.slice(at, at + LONGEST_KEY));
        const closed = last === at && !opens;
        const end = closed ? at + 1 : last;
        scan.at = end;
        return { start, end, style, closed, text: text.slice(start + 1, last) };
      }
      at++;
    } else if (char === "\\" && style === "double") at++;
    else if (char === "\n" || char === undefined) {
      const typed = firstEnd < 0 && text.slice(start, at).includes(CURSOR);
      if (firstEnd < 0)
        firstEnd = typed
          ? beforeBrackets(text, start, scan.frame?.flow ? endOfTyped(text, start, at) : at)
          : endOfLine(text, start);
      if (char === "\n" && !typed && belongs(scan, at + 1)) continue;
      scan.at = firstEnd;
      return { start, end: firstEnd, style, closed: false, text: text.slice(start + 1, firstEnd) };
    }
  }
}

/**
 * Where a quote in a bracket ends that was just opened: behind the cursor, if a key stands apart there, or before the first comma, bracket
 * or key's colon that is no placeholder's; where there is none, before the blanks at the end. The very end where there is no cursor.
 */
function endOfTyped(text: string, start: number, end: number): number {
  const cursor = text.slice(start, end).indexOf(CURSOR);
  if (cursor < 0) return end;
  const behind = start + cursor + CURSOR.length;
  let next = behind;
  while (isBlank(text[next])) next++;
  if (next > behind && beginsKey(text, next)) return behind;
  const quoted = withoutPlaceholders(text.slice(start, end));
  const found = quoted.slice(cursor).search(/[,[\]{}]|:(?=[\s,[\]{}]|$)/);
  return start + (found < 0 ? quoted.trimEnd().length : cursor + found);
}

/** Where the word ends behind which a line ends with nothing but commas and closing brackets: they were there before it. */
function beforeBrackets(text: string, start: number, lineEnd: number): number {
  const word = withoutPlaceholders(text.slice(start, lineEnd));
  let length = word.length;
  while (/[\s,\]}]/.test(word[length - 1] ?? "")) length--;
  return start + length;
}

/** As long as the text, but no brace of a placeholder is left, also where the cursor is before that. */
function withoutPlaceholders(text: string): string {
  return text.replaceAll(PLACEHOLDER, (whole) => "_".repeat(whole.length));
}

/** Does the line at `at` go on with what a bracket, a quote or a `|` has opened? It must be indented more than the block. */
export function belongs({ text, frame }: Scan, at: number): boolean {
  let content = at;
  while (text[content] === " ") content++;
  if (content >= text.length) return false;
  return isLineEnd(text[content]) || content - at > blockIndent(frame);
}

/** End of the plain scalar that begins at `at`, on its line; trailing spaces left out. */
export function plainEnd(text: string, at: number, flow: boolean): number {
  let end = at;
  for (; end < text.length && !isLineEnd(text[end]); end++) {
    const char = text[end];
    if (char === "#" && isBlank(text[end - 1])) break;
    if (char === ":" && isKeyColon(text, end, flow)) break;
    if (!flow) continue;
    const brace = text[end + 1] === CURSOR ? end + 2 : end + 1;
    if (char === "$" && text[brace] === "{") end = placeholderEnd(text, brace);
    else if (char !== undefined && ",[]{}".includes(char)) break;
  }
  while (end > at && isBlank(text[end - 1])) end--;
  return end;
}

/** A colon makes a key of the word before it where a space or the line's end follows, in flow style also a bracket. */
export function isKeyColon(text: string, at: number, flow: boolean): boolean {
  const next = text[at + 1];
  if (next === undefined || isBlank(next) || isLineEnd(next) || next === CURSOR) return true;
  return flow && ",[]{}".includes(next);
}

/** Does a key with its colon begin here, in flow style? */
export function beginsKey(text: string, at: number): boolean {
  return KEY.test(text.slice(at, at + LONGEST_KEY));
}

export function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

export function isLineEnd(char: string | undefined): boolean {
  return char === "\n" || char === "\r";
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" && end > at ? end - 1 : end;
}

export function skipBlanks(scan: Scan): void {
  while (isBlank(scan.text[scan.at])) scan.at++;
}

/** Skips an anchor and a tag before a value. */
export function skipProperties(scan: Scan): void {
  for (let match; (match = PROPERTY.exec(scan.text.slice(scan.at, scan.at + LONGEST_PROPERTY)));)
    scan.at += match[0].length;
}

/** `${NAME}` in flow style is meant as one word, though YAML ends the scalar at its braces. Offset of its last character. */
function placeholderEnd(text: string, brace: number): number {
  for (let end = brace + 1; end < text.length; end++) {
    if (text[end] === "}") return end;
    if (!/[\w.\-\uE0F2]/.test(text[end] ?? "")) return end - 1;
  }
  return text.length - 1;
}

const KEY =
  /^(?:(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*:|[^\s,[\]{}:#"'](?:[^,[\]{}\n:]|:(?![\s,[\]{}]|$))*:(?=[\s,[\]{}]|$))/;
/** Behind a quote, a bracket that opens included: then it isn't one that closes. */
export const BEGINS_WORD = /[^\s,:\]}]/;
const QUOTED = /^(["'])(?:(?!\1)[^\\\n]|\\.)*\1[ \t]*(?:[,:[\]{}\r\n]|$)/;
const PLACEHOLDER = /\$\uE0F2?\{[^{},\n]*\}/g;
const LONGEST_KEY = 200;
const PROPERTY = /^[&!][^\s,[\]{}]*(?:[ \t]+|(?=[\r\n]))/;
const LONGEST_PROPERTY = 200;
