import { endOfLine, endOfMark, endOfWord, isColon, isProperty, skipMarks } from "./flow-words.ts";

/** The bracket of what holds a part: a list, or the file's own braces. */
export type Bracket = "[" | "{";

/** A bracket that is open. */
interface Frame {
  readonly bracket: Bracket;
  /** A word may begin here: behind a comma, a colon or the bracket itself. */
  free: boolean;
  /** Behind the colon of a key. */
  valued: boolean;
}

/**
 * The end of one part of what a bracket holds: an item of a list, or an entry, with its comma and the comments above it. It goes by
 * brackets, quotes and comments alone. `undefined` if the text ends first.
 *
 * Where it ends, the whole text has a border as well, or is wrong for certain: a bracket that meets one of the other kind, a map as
 * a key, a list as an API, two words without a comma between them. Once it is wrong, it goes on as before at the next line that begins as
 * this part began, or with a bracket further left. So a bracket or quote that isn't closed concerns its own part, and seldom the next. Where nothing shows
 * that it is wrong the part is just longer.
 *
 * On one line, where no other begins, it goes on behind a comma at the next map whose first key is the part's own. What shows that it is
 * wrong must stand no further down than in that map: an edit cuts again from the block before it.
 */
export function partAt(text: string, start: number, container: Bracket): number | undefined {
  const from = skipMarks(text, start);
  // Looked for in what stands before the part alone: a file may be one line.
  const before = text.slice(start, from);
  const indent = before.slice(before.lastIndexOf("\n") + 1);
  const again = lineAgain(text, indent, from);
  const isInside = (at: number): boolean => indent !== "" && columnAt(text, at) > indent.length;
  const key = FIRST_KEY.exec(text.slice(from, from + LONGEST_KEY))?.[0];
  const top: Frame = { bracket: container, free: true, valued: false };
  const open = [top];
  let [last, wrong, closed, quote] = [start, false, false, -1];

  for (let at = from; at < text.length; at = skipMarks(text, last)) {
    const frame = open.at(-1) ?? top;
    const char = text[at] ?? "";
    const mark = mayHold(frame) ? at : endOfMark(text, at);
    if (mark > at) {
      // A template's, and no map.
      last = mark;
      continue;
    }
    const border = Math.min(endOfLine(text, last), at);
    const isMisplaced = isOpening(char) ? !mayHold(frame) : isClosing(char) && OPENER[char] !== frame.bracket;
    const isWrong = wrong || (isMisplaced && frame !== top);
    if (isWrong && at > from && again(last, at + 1) >= 0) return border;
    const behindComma = text[last - 1] === "," && last > start;
    if (isWrong && behindComma && key !== undefined && text.startsWith(key, at)) return border;
    const behindQuote = quote;
    [last, quote] = [at + 1, -1];

    if (char === ",") {
      if (frame === top && at > from && (!wrong || isBorder(text, key, at))) return endOfLine(text, last);
      [frame.free, frame.valued, closed] = [true, false, false];
    } else if (char === "[" && frame === top && isList(top) && !top.valued) {
      wrong = true;
    } else if (isOpening(char)) {
      wrong ||= isMisplaced;
      if (isMisplaced && behindComma && !isInside(at)) {
        while (open.length > 1 && !isList(open.at(-1))) open.pop();
        if (open.length === 1 && isList(top)) return border;
      }
      (open.at(-1) ?? top).free = false;
      if (open.push({ bracket: char, free: true, valued: false }) > DEEPEST) return undefined;
      closed = false;
    } else if (isClosing(char)) {
      const opener = open.findLastIndex(({ bracket }) => bracket === OPENER[char]);
      if (opener === 0 && frame === top && at > from) {
        const map = isList(top) ? mapBehind(text, key, at) : undefined;
        if (map !== undefined || !wrong || isBorder(text, key, at)) return map ?? border;
      }
      wrong ||= opener < open.length - 1;
      if (opener > 0 && !(wrong && opener === 1 && isInside(at))) open.length = opener;
      closed = true;
    } else if (isColon(text, at, closed)) {
      wrong ||= frame.valued;
      [frame.free, frame.valued, closed] = [true, true, false];
    } else {
      last = endOfWord(text, at);
      if (isProperty(text, at)) continue;
      closed = char === '"' || char === "'";
      if (wrong || !frame.free) {
        const line = again(at, last);
        if (line >= 0) return line;
        const map = wrong ? -1 : lastMapAgain(text, key, behindQuote, at);
        if (map >= 0) return map;
        const next = closed ? mapAgain(text, key, at, last) : -1;
        if (next >= 0) return next;
        wrong = true;
      }
      frame.free = false;
      if (closed) quote = at;
    }
  }
  return undefined;
}

/**
 * Finds the next line, between two places, that begins as a part did, or with a bracket further left. Both say that the part has
 * ended, where it is wrong; -1 if there is none.
 */
function lineAgain(text: string, indent: string, from: number): (after: number, before: number) => number {
  let line: RegExp | undefined;
  return (after, before) => {
    const closing = indent === "" ? "" : `|[ \\t]{0,${String(indent.length - 1)}}[\\]}]`;
    line ??= new RegExp(`\\n(?:${indent}${(text[from] ?? "").replace(/\W/, "\\$&")}${closing})`);
    const found = line.exec(text.slice(after, before));
    return found ? after + found.index + 1 : -1;
  };
}

/** The column of what begins a line at `at`; -1 where something stands before it. */
function columnAt(text: string, at: number): number {
  let line = at;
  while (text[line - 1] === " " || text[line - 1] === "\t") line--;
  return text[line - 1] === "\n" ? at - line : -1;
}

/** Where in a quote, between two places, a map with a first key begins behind a comma; -1 if none does. */
function mapAgain(text: string, key: string | undefined, after: number, before: number): number {
  if (key === undefined) return -1;
  const quoted = text.slice(after, before + key.length);
  for (let at = quoted.indexOf(key); at >= 0; at = quoted.indexOf(key, at + 1)) {
    if (COMMA_BEFORE.test(quoted.slice(Math.max(0, at - LONGEST_KEY), at))) return after + at;
  }
  return -1;
}

/** Where such a map follows the brackets that would close the list, so that they don't. */
function mapBehind(text: string, key: string | undefined, closing: number): number | undefined {
  CLOSERS.lastIndex = closing;
  const at = CLOSERS.test(text) ? CLOSERS.lastIndex : -1;
  return at >= 0 && text.startsWith(key ?? "{", at) ? at : undefined;
}

/** Does a comma, or a bracket that nothing has opened, end a part that is wrong? Not if on its line anything but such a map goes on. */
function isBorder(text: string, key: string | undefined, at: number): boolean {
  if (key === undefined) return true;
  GOES_ON.lastIndex = at;
  return !GOES_ON.test(text) || text.startsWith(key, GOES_ON.lastIndex);
}

/** The last such place, if that map goes on up to the quote's end: so what stands behind the quote is in it. */
function lastMapAgain(text: string, key: string | undefined, quote: number, end: number): number {
  if (key === undefined || quote < 0) return -1;
  const at = text.slice(quote, end + key.length).lastIndexOf(key);
  if (at < 0 || /[\]}\n]/.test(text.slice(quote + at, end))) return -1;
  return COMMA_BEFORE.test(text.slice(Math.max(quote, quote + at - LONGEST_KEY), quote + at)) ? quote + at : -1;
}

function isOpening(char: string): char is Bracket {
  return char === "[" || char === "{";
}

function isClosing(char: string): char is keyof typeof OPENER {
  return char === "]" || char === "}";
}

function isList(frame: Frame | undefined): boolean {
  return frame?.bracket === "[";
}

/** May a map or a list begin here? As a key it names nothing in this file. */
function mayHold({ bracket, free, valued }: Frame): boolean {
  return free && (bracket === "[" || valued);
}

const OPENER = { "}": "{", "]": "[" } as const;
const FIRST_KEY = /^\{[ \t]*(?:"[^"\\\n]*"|'[^'\n]*'|[\w-]+)[ \t]*:/;
const LONGEST_KEY = 200;
const CLOSERS = /[\]}][\]} \t]*,[ \t]*(?=\{[ \t]*(?:"[^"\\\n]*"|'[^'\n]*'|[\w-]+)[ \t]*:)/y;
const GOES_ON = /[\]} \t]*,(?![ \t]*(?:#|\r?\n))[ \t]*/y;
const COMMA_BEFORE = /,[ \t]*$/;
/** In levels; what is deeper is not read (`compose.ts`). */
const DEEPEST = 300;
