import { endOfLine, endOfWord, isColon, isProperty, skipBlank } from "./flow-words.ts";

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
 */
export function partAt(text: string, start: number, container: Bracket): number | undefined {
  const from = skipBlank(text, start);
  const again = lineAgain(text, start, from);
  const top: Frame = { bracket: container, free: true, valued: false };
  const open = [top];
  let [last, wrong, closed] = [start, false, false];

  for (let at = from; at < text.length; at = skipBlank(text, last)) {
    const frame = open.at(-1) ?? top;
    const char = text[at] ?? "";
    const border = Math.min(endOfLine(text, last), at);
    const isMisplaced = isOpening(char) ? !mayHold(frame) : isClosing(char) && OPENER[char] !== frame.bracket;
    const isWrong = wrong || (isMisplaced && frame !== top);
    if (isWrong && at > from && again(last, at + 1) >= 0) return border;
    const behindComma = text[last - 1] === "," && last > start;
    last = at + 1;

    if (char === ",") {
      if (frame === top && at > from) return endOfLine(text, last);
      [frame.free, frame.valued, closed] = [true, false, false];
    } else if (char === "[" && frame === top && isList(top) && !top.valued) {
      wrong = true;
    } else if (isOpening(char)) {
      wrong ||= isMisplaced;
      if (isMisplaced && behindComma) {
        while (open.length > 1 && !isList(open.at(-1))) open.pop();
        if (open.length === 1 && isList(top)) return border;
      }
      (open.at(-1) ?? top).free = false;
      if (open.push({ bracket: char, free: true, valued: false }) > DEEPEST) return undefined;
      closed = false;
    } else if (isClosing(char)) {
      const opener = open.findLastIndex(({ bracket }) => bracket === OPENER[char]);
      if (opener === 0 && frame === top && at > from) return border;
      wrong ||= opener < open.length - 1;
      if (opener > 0) open.length = opener;
      closed = true;
    } else if (isColon(text, at, closed)) {
      wrong ||= frame.valued;
      [frame.free, frame.valued, closed] = [true, true, false];
    } else {
      last = endOfWord(text, at);
      if (isProperty(text, at)) continue;
      wrong ||= !frame.free;
      const line = wrong ? again(at, last) : -1;
      if (line >= 0) return line;
      frame.free = false;
      closed = char === '"' || char === "'";
    }
  }
  return undefined;
}

/**
 * Finds the next line, between two places, that begins as a part did, or with a bracket further left. Both say that the part has
 * ended, where it is wrong; -1 if there is none.
 */
function lineAgain(text: string, start: number, from: number): (after: number, before: number) => number {
  let line: RegExp | undefined;
  return (after, before) => {
    const indent = text.slice(Math.max(start, text.lastIndexOf("\n", from) + 1), from);
    const closing = indent === "" ? "" : `|[ \\t]{0,${String(indent.length - 1)}}[\\]}]`;
    line ??= new RegExp(`\\n(?:${indent}${(text[from] ?? "").replace(/\W/, "\\$&")}${closing})`);
    const found = line.exec(text.slice(after, before));
    return found ? after + found.index + 1 : -1;
  };
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
/** In levels; what is deeper is not read (`compose.ts`). */
const DEEPEST = 300;
