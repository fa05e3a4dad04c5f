import { CURSOR, type Frame, open, type Scan, type Token } from "./frame.ts";
import {
  beginsKey,
  belongs,
  endOfLine,
  isBlank,
  isKeyColon,
  plainEnd,
  readQuoted,
  skipProperties,
} from "./scan-scalar.ts";

/**
 * Reads from an opening bracket to the end of what it opened: its closing bracket, or a line that is indented no further than the
 * block around it, so that a bracket which isn't closed yet doesn't swallow the rest of the text.
 */
export function scanFlow(scan: Scan): void {
  const around = scan.frame;
  openBracket(scan);
  scanInside(scan, around);
}

/**
 * Reads what stands in a bracket that is open.
 *
 * @param around - what goes on behind it
 */
export function scanInside(scan: Scan, around: Frame | undefined): void {
  for (let frame = scan.frame; frame?.flow; frame = scan.frame) {
    const char = scan.text[scan.at];
    if (char === undefined) scan.frame = around;
    else if (char === "\n") {
      if (!belongs(scan, scan.at + 1) && !CLOSES.test(scan.text.slice(scan.at + 1, endOfLine(scan.text, scan.at + 1))))
        scan.frame = around;
      scan.at += scan.frame === around ? 0 : 1;
    } else if (char === "#" && (isBlank(scan.text[scan.at - 1]) || scan.text[scan.at - 1] === "\n")) {
      scan.at = endOfLine(scan.text, scan.at);
    } else step(scan, frame, char);
  }
}

function step(scan: Scan, frame: Frame, char: string): void {
  if (char === "{" || char === "[") openBracket(scan);
  else if (char === "}" || char === "]") {
    scan.frame = frame.parent;
    scan.at++;
  } else if (char === ",") {
    goOn(frame);
    scan.at++;
  } else if (char === '"' || char === "'") word(scan, frame, readQuoted(scan));
  else if (char === ":" && isKeyColon(scan.text, scan.at, true)) scan.at++;
  else if (char === " " || char === "\t" || char === "\r") scan.at++;
  else if (char === "&" || char === "!") {
    const before = scan.at;
    skipProperties(scan);
    if (scan.at === before) scan.at++;
  } else {
    const start = scan.at;
    const end = Math.max(start + 1, cursorEnd(scan.text, start, wordEnd(scan.text, start, frame), frame));
    scan.at = end;
    word(scan, frame, { start, end, style: "plain", closed: true, text: scan.text.slice(start, end) });
  }
}

/**
 * Where a plain word ends. `read:` with the cursor behind it is a scope that is being typed: no list of the file has bare pairs. A value
 * ends before the next key on its line, also where it lacks the comma.
 */
function wordEnd(text: string, start: number, { kind, current }: Frame): number {
  const end = plainEnd(text, start, true);
  if (kind === "list") return text.startsWith(`:${CURSOR}`, end) ? plainEnd(text, end + 1, true) : end;
  if (current === undefined || !isColonNext(text, end)) return end;
  const words = text.slice(start, end);
  const value = words.slice(0, Math.max(0, words.lastIndexOf(" "))).trimEnd();
  return value === "" ? end : start + value.length;
}

/**
 * Behind the cursor a word ends, if what stands apart there can be another one: behind a key, before a key, in a list before what is in
 * quotes or where the word is empty.
 */
function cursorEnd(text: string, start: number, end: number, { kind, current }: Frame): number {
  const cursor = text.slice(start, end).indexOf(CURSOR);
  const apart = start + cursor + 1;
  if (cursor < 0 || !isBlank(text[apart])) return end;
  let next = apart;
  while (isBlank(text[next])) next++;
  const inList = kind === "list" && (cursor === 0 || QUOTES.includes(text[next] ?? ""));
  return inList || current === undefined || beginsKey(text, next) ? apart : end;
}

function openBracket(scan: Scan): void {
  open(scan, scan.text[scan.at] === "{" ? "map" : "list", scan.frame?.indent ?? -1, true);
  scan.at++;
}

/** Behind a comma, be it a missing one. */
function goOn(frame: Frame): void {
  frame.current = typeof frame.current === "number" ? frame.current + 1 : undefined;
  frame.filled = false;
}

function word(scan: Scan, frame: Frame, read: ReturnType<typeof readQuoted>): void {
  if (frame.filled && lacksComma(scan, frame, read)) goOn(frame);
  const place = { frame, column: 0, glued: scan.text[read.start - 1] === ":", ...read };
  if (frame.kind === "list" || frame.current !== undefined) {
    if (!frame.filled) scan.tokens.push({ role: "value", step: frame.current, colon: false, ...place });
    frame.filled = true;
    return;
  }
  const colon = isColonNext(scan.text, scan.at);
  scan.tokens.push({ role: "key", step: read.text, colon, ...place });
  if (!colon) return;
  frame.current = read.text;
  scan.at = scan.text.indexOf(":", scan.at) + 1;
}

/** Behind quotes a colon needs no space (YAML 1.2.2, 7.4.2); behind other words those end before it that have one. */
function isColonNext(text: string, at: number): boolean {
  let next = at;
  while (isBlank(text[next]) || text[next] === CURSOR) next++;
  return text[next] === ":";
}

/**
 * Does the next part of a bracket begin though no comma stands before it? Behind quotes and brackets one must, and where a key follows.
 * Plain text goes on on further lines, but one word with the cursor on another line is no text.
 */
function lacksComma(scan: Scan, frame: Frame, { start, text: typed }: Pick<Token, "start" | "text">): boolean {
  const { text, tokens } = scan;
  if (BEHIND_COLON.test(text.slice(Math.max(0, start - FAR), start))) return false;
  if (frame.kind === "map" && isColonNext(text, scan.at)) return true;
  const last = tokens.at(-1);
  const isPlain = last?.frame === frame && last.role !== "key" && last.style === "plain";
  if (!isPlain || last.text.includes(CURSOR)) return true;
  if (!typed.includes(CURSOR) || /\s/.test(last.text)) return false;
  const isBehindIt = text.slice(last.end, start).replaceAll(COMMENT, "").trim() === "";
  return isBehindIt && !(frame.kind === "map" && isTextBelow(scan, start + typed.length));
}

/** Does the line below the one that ends at `at` go on with plain text? */
function isTextBelow(scan: Scan, at: number): boolean {
  const { text } = scan;
  if (!/^[ \t]*\r?\n/.test(text.slice(at, at + FAR))) return false;
  const line = text.indexOf("\n", at) + 1;
  let next = line;
  while (isBlank(text[next])) next++;
  return belongs(scan, line) && /[^\s,[\]{}"'#:]/.test(text[next] ?? "") && !beginsKey(text, next);
}

const QUOTES = "\"'";
/** A colon that is no part of a word stands on its line. */
const FAR = 200;
const BEHIND_COLON = /:[ \t]*$/;
const COMMENT = /(?<=\s)#.*/g;
const CLOSES = /^ *[\]}]/;
