import { firstKeyAt, isBorder, lastMapAgain, lineAgain, type LineAgain, mapAgain, mapBehind } from "./flow-again.ts";
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
  return new Part(text, start, container).end();
}

/** A part as it is read, mark by mark and word by word. */
class Part {
  readonly #text: string;
  readonly #start: number;
  /** Where it begins, below its comments. */
  readonly #from: number;
  /** What stands before it on its line, if nothing but blanks does. */
  readonly #indent: string;
  /** How it begins, if as a map. */
  readonly #key: string | undefined;
  readonly #again: LineAgain;
  readonly #top: Frame;
  readonly #open: Frame[];
  /** Where what has been read of it ends. */
  #last: number;
  #wrong = false;
  /** Does a quote or a bracket end there, so that a colon says more of it? */
  #closed = false;
  /** Where the quote begins that ends there; -1 if none does. */
  #quote = -1;

  constructor(text: string, start: number, container: Bracket) {
    this.#text = text;
    this.#start = start;
    this.#from = skipMarks(text, start);
    // Looked for in what stands before the part alone: a file may be one line.
    const before = text.slice(start, this.#from);
    this.#indent = before.slice(before.lastIndexOf("\n") + 1);
    this.#again = lineAgain(text, this.#indent, this.#from);
    this.#key = firstKeyAt(text, this.#from);
    this.#top = { bracket: container, free: true, valued: false };
    this.#open = [this.#top];
    this.#last = start;
  }

  end(): number | undefined {
    const text = this.#text;
    for (let at = this.#from; at < text.length && this.#open.length <= DEEPEST; at = skipMarks(text, this.#last)) {
      const end = this.#read(at);
      if (end !== undefined) return end;
    }
    return undefined;
  }

  get #frame(): Frame {
    return this.#open.at(-1) ?? this.#top;
  }

  /** Reads what begins at `at`; the end of the part, if that shows it. */
  #read(at: number): number | undefined {
    const frame = this.#frame;
    const char = this.#text[at] ?? "";
    const mark = mayHold(frame) ? at : endOfMark(this.#text, at);
    if (mark > at) {
      // A template's, and no map.
      this.#last = mark;
      return undefined;
    }
    const isMisplaced = isOpening(char) ? !mayHold(frame) : isClosing(char) && OPENER[char] !== frame.bracket;
    const border = Math.min(endOfLine(this.#text, this.#last), at);
    const behindComma = this.#text[this.#last - 1] === "," && this.#last > this.#start;
    if (this.#wrong || (isMisplaced && frame !== this.#top)) {
      if (at > this.#from && this.#again(this.#last, at + 1) >= 0) return border;
      if (behindComma && this.#key !== undefined && this.#text.startsWith(this.#key, at)) return border;
    }
    const behindQuote = this.#quote;
    [this.#last, this.#quote] = [at + 1, -1];
    if (char === ",") return this.#comma(at, frame);
    if (isOpening(char)) return this.#opening(char, isMisplaced && behindComma && !this.#isInside(at), border);
    if (isClosing(char)) return this.#closing(char, at, border);
    if (!isColon(this.#text, at, this.#closed)) return this.#word(at, frame, behindQuote);
    this.#wrong ||= frame.valued;
    [frame.free, frame.valued, this.#closed] = [true, true, false];
    return undefined;
  }

  #comma(at: number, frame: Frame): number | undefined {
    const mayEnd = frame === this.#top && at > this.#from;
    if (mayEnd && (!this.#wrong || isBorder(this.#text, this.#key, at))) return endOfLine(this.#text, this.#last);
    [frame.free, frame.valued, this.#closed] = [true, false, false];
    return undefined;
  }

  /** @param mayEnd - does it stand where nothing may begin but another part? */
  #opening(bracket: Bracket, mayEnd: boolean, border: number): number | undefined {
    const frame = this.#frame;
    // A list in the place of an API.
    if (bracket === "[" && frame === this.#top && isList(frame) && !frame.valued) {
      this.#wrong = true;
      return undefined;
    }
    this.#wrong ||= !mayHold(frame);
    if (mayEnd) {
      while (this.#open.length > 1 && !isList(this.#frame)) this.#open.pop();
      if (this.#open.length === 1 && isList(this.#top)) return border;
    }
    this.#frame.free = false;
    this.#open.push({ bracket, free: true, valued: false });
    this.#closed = false;
    return undefined;
  }

  #closing(bracket: Closing, at: number, border: number): number | undefined {
    const opener = this.#open.findLastIndex((frame) => frame.bracket === OPENER[bracket]);
    if (opener === 0 && this.#frame === this.#top && at > this.#from) {
      const map = isList(this.#top) ? mapBehind(this.#text, this.#key, at) : undefined;
      if (map !== undefined || !this.#wrong || isBorder(this.#text, this.#key, at)) return map ?? border;
    }
    this.#wrong ||= opener < this.#open.length - 1;
    if (opener > 0 && !(this.#wrong && opener === 1 && this.#isInside(at))) this.#open.length = opener;
    this.#closed = true;
    return undefined;
  }

  #word(at: number, frame: Frame, behindQuote: number): number | undefined {
    const text = this.#text;
    this.#last = endOfWord(text, at);
    if (isProperty(text, at)) return undefined;
    this.#closed = text[at] === '"' || text[at] === "'";
    if (this.#wrong || !frame.free) {
      const line = this.#again(at, this.#last);
      if (line >= 0) return line;
      const map = this.#wrong ? -1 : lastMapAgain(text, this.#key, behindQuote, at);
      if (map >= 0) return map;
      const next = this.#closed ? mapAgain(text, this.#key, at, this.#last) : -1;
      if (next >= 0) return next;
      this.#wrong = true;
    }
    frame.free = false;
    if (this.#closed) this.#quote = at;
    return undefined;
  }

  /** Does a line begin at `at`, further to the right than the part? */
  #isInside(at: number): boolean {
    return this.#indent !== "" && columnAt(this.#text, at) > this.#indent.length;
  }
}

/** The column of what begins a line at `at`; -1 where something stands before it. */
function columnAt(text: string, at: number): number {
  let line = at;
  while (text[line - 1] === " " || text[line - 1] === "\t") line--;
  return text[line - 1] === "\n" ? at - line : -1;
}

function isOpening(char: string): char is Bracket {
  return char === "[" || char === "{";
}

function isClosing(char: string): char is Closing {
  return char === "]" || char === "}";
}

function isList(frame: Frame | undefined): boolean {
  return frame?.bracket === "[";
}

/** May a map or a list begin here? As a key it names nothing in this file. */
function mayHold({ bracket, free, valued }: Frame): boolean {
  return free && (bracket === "[" || valued);
}

type Closing = keyof typeof OPENER;

const OPENER = { "}": "{", "]": "[" } as const;
/** In levels; what is deeper is not read (`compose.ts`). */
const DEEPEST = 300;
