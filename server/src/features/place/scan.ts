import { strayAt } from "../../document/cut/stray-line.ts";
import { CURSOR, type Frame, open, type Scan, type Token } from "./frame.ts";
import { scanFlow, scanInside } from "./scan-flow.ts";
import {
  BEGINS_WORD,
  belongs,
  endOfLine,
  isBlank,
  isKeyColon,
  isLineEnd,
  plainEnd,
  readQuoted,
  skipBlanks,
  skipProperties,
} from "./scan-scalar.ts";

/**
 * Reads the words of a text by lines and indentation alone: each key and scalar with the map or list in which it
 * stands. Unlike a parser it knows also what half-typed text is about to be: a word without its colon, an open bracket. Behind
 * MOST_WORDS nothing is read.
 *
 * @param root - what is around the text, where it is a piece of it: a map of which it begins with items of the list under
 * `root.current`, or a bracket
 */
export function scanText(text: string, root?: Frame): readonly Token[] {
  const scan: Scan = { text, tokens: [], at: text.charCodeAt(0) === BOM ? 1 : 0, frame: root };
  if (root?.flow) {
    scanInside(scan, undefined);
    skipLine(scan);
  }
  while (scan.at < text.length && scan.tokens.length < MOST_WORDS) {
    scanLine(scan);
    skipLine(scan);
  }
  return scan.tokens;
}

/** What stands above goes on below such a line; yet a word may be typed there, or be all there is. */
function isStray({ text, at, tokens }: Scan): boolean {
  if (isBlank(text[at]) || isLineEnd(text[at] ?? "\n") || tokens.length === 0) return false;
  return strayAt(text, at) !== undefined && !text.slice(at, endOfLine(text, at)).includes(CURSOR);
}

function skipLine(scan: Scan): void {
  const end = scan.text.indexOf("\n", scan.at);
  scan.at = end < 0 ? scan.text.length : end + 1;
}

function scanLine(scan: Scan): void {
  const start = scan.at;
  if (MARKS.includes(scan.text[start] ?? "") && MARKER.test(scan.text.slice(start, start + 4))) return;
  if (isStray(scan)) return;
  skipBlanks(scan);
  if (endsLine(scan)) return;
  let column = scan.at - start;
  let own = true;
  while (isDash(scan)) {
    list(scan, column);
    const dash = scan.at++;
    skipBlanks(scan);
    if (endsLine(scan)) return;
    column = scan.text[scan.at] === CURSOR && scan.at === dash + 1 ? column + 2 : scan.at - start;
    own = false;
  }
  node(scan, column, own);
}

/** A dash at this column: the next item of the list there, or the first of a new one. */
function list(scan: Scan, column: number): void {
  scan.frame = enclosing(scan.frame, column, true);
  const frame = scan.frame?.kind === "list" && scan.frame.indent === column ? scan.frame : open(scan, "list", column);
  frame.current = typeof frame.current === "number" ? frame.current + 1 : 0;
  frame.filled = false;
}

/** What begins at this column, on a line of its own or behind dashes: a key, or a scalar. */
function node(scan: Scan, column: number, own: boolean): void {
  const around = scan.frame;
  if (own) scan.frame = enclosing(around, column, false);
  const inMap = scan.frame?.kind === "map" && scan.frame.indent === column;
  skipProperties(scan);
  const { start, read, colon } = head(scan);
  const glued = scan.text[start - 1] === "-" && !own;
  // What is spread stands last in each of these: else it takes V8 ten times as long.
  const place = { column, glued, colon, ...read };
  if (colon) {
    if (!inMap && scan.frame?.filled && !isAboveKeys(scan, column)) return;
    const map = inMap && scan.frame ? scan.frame : open(scan, "map", column);
    map.current = read.text;
    map.filled = false;
    scan.tokens.push({ role: "key", frame: map, step: read.text, ...place });
    value(scan, map);
    return;
  }
  if (read.text === "" && read.style === "plain") value(scan, scan.frame);
  else if (inMap) scan.tokens.push({ role: "key", frame: scan.frame, step: read.text, ...place });
  else if (own && lacksDash(around, column)) {
    const items = lacksDash(around, column);
    const step = typeof items?.current === "number" ? items.current + 1 : 0;
    scan.tokens.push({ role: "item", frame: items, step, ...place });
  } else if (!scan.frame?.filled) {
    scan.tokens.push({ role: "node", frame: scan.frame, step: scan.frame?.current, ...place });
    if (scan.frame) scan.frame.filled = true;
  }
}

/** Is the last word the one that is being typed, above the keys of the map to which it will belong? */
function isAboveKeys({ tokens, frame }: Scan, column: number): boolean {
  const last = tokens.at(-1);
  return last?.role === "node" && last.frame === frame && last.column === column && last.text.includes(CURSOR);
}

/** The first word of a node: up to its colon, if it has one on this line. Empty before brackets and block scalars. */
function head(scan: Scan): { start: number; read: ReturnType<typeof readQuoted>; colon: boolean } {
  const { text, at: start } = scan;
  const char = text[start] ?? "";
  if (char === '"' || char === "'") {
    const read = beforeColon(scan, readQuoted(scan));
    skipBlanks(scan);
    const colon = text[scan.at] === ":" && isKeyColon(text, scan.at, false);
    if (colon) scan.at++;
    return { start, read, colon };
  }
  const empty = "[{|>".includes(char);
  const end = empty ? start : plainEnd(text, start, false);
  let next = end;
  while (isBlank(text[next])) next++;
  const colon = !empty && text[next] === ":" && isKeyColon(text, next, false);
  scan.at = colon ? next + 1 : end;
  return { start, read: { start, end, style: "plain", closed: true, text: text.slice(start, end) }, colon };
}

/**
 * A quote that was just opened before a key that is there already, and its colon, is one around the key, also where its value has quotes, or
 * the comment behind it ends with one.
 */
function beforeColon(scan: Scan, read: ReturnType<typeof readQuoted>): ReturnType<typeof readQuoted> {
  const { text } = scan;
  if (!read.text.includes(CURSOR)) return read;
  let end = read.start + 1 + read.text.indexOf(CURSOR);
  while (end < read.end && !(text[end] === ":" && isKeyColon(text, end, false))) end++;
  const behind = text.slice(end, read.end);
  const closes = read.closed && !BEGINS_WORD.test(text[read.end] ?? "") && !COMMENT.test(behind);
  if (closes || behind === "") return read;
  scan.at = end;
  return { ...read, end, closed: false, text: text.slice(read.start + 1, end) };
}

/** What stands behind a key on its line, or where a bracket or block scalar begins. */
function value(scan: Scan, frame: Frame | undefined): void {
  skipBlanks(scan);
  skipProperties(scan);
  if (endsLine(scan)) return;
  const { text, at: start } = scan;
  const char = text[start] ?? "";
  if (frame) frame.filled = true;
  if (char === "{" || char === "[") {
    scanFlow(scan);
    return;
  }
  if ((char === "|" || char === ">") && BLOCK_SCALAR.test(text.slice(start, endOfLine(text, start)))) {
    skipBlockScalar(scan);
    return;
  }
  const quoted = char === '"' || char === "'";
  const end = quoted ? 0 : valueEnd(text, start);
  const read = quoted
    ? readQuoted(scan)
    : { start, end, style: "plain" as const, closed: true, text: text.slice(start, end) };
  const glued = text[start - 1] === ":";
  scan.tokens.push({ role: "value", frame, step: frame?.current, column: 0, colon: false, glued, ...read });
}

/** In a value a colon has no meaning of its own: two keys on one line are no YAML. */
function valueEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineEnd(text[end]) && !(text[end] === "#" && isBlank(text[end - 1]))) end++;
  while (end > start && isBlank(text[end - 1])) end--;
  return end;
}

function skipBlockScalar(scan: Scan): void {
  for (;;) {
    const end = scan.text.indexOf("\n", scan.at);
    if (end < 0 || !belongs(scan, end + 1)) return;
    scan.at = end + 1;
  }
}

/** The innermost frame that goes on at this column. */
function enclosing(frame: Frame | undefined, column: number, dash: boolean): Frame | undefined {
  let each = frame;
  while (each && (each.indent > column || (each.indent === column && each.kind === "list" && !dash)))
    each = each.parent;
  return each;
}

function lacksDash(frame: Frame | undefined, column: number): Frame | undefined {
  let each = frame;
  while (each && each.indent > column) each = each.parent;
  return each?.kind === "list" && each.indent === column ? each : undefined;
}

function isDash({ text, at }: Scan): boolean {
  const next = text[at + 1];
  return text[at] === "-" && (next === undefined || isBlank(next) || isLineEnd(next) || next === CURSOR);
}

function endsLine({ text, at }: Scan): boolean {
  const char = text[at];
  return char === undefined || isLineEnd(char) || (char === "#" && (at === 0 || /\s/.test(text[at - 1] ?? "")));
}

const BOM = 0xfeff;
/** More than any part of a file has that is read. What stands before its first key can be of any length: millions of byte order marks. */
export const MOST_WORDS = 200_000;
const MARKS = "%-.";
const MARKER = /^(?:%|(?:---|\.\.\.)(?:\s|$))/;
const COMMENT = /[ \t]#/;
const BLOCK_SCALAR = /^[|>][-+0-9]*[ \t]*(?:#.*)?$/;
