import type { Block } from "../../document/block.ts";

/** Lines that fold into their first one; both from 0, inclusive. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  /** How many folds stand around it. */
  readonly depth: number;
  readonly comment: boolean;
}

/** What a text folds into. */
export interface Folds {
  readonly folds: readonly Fold[];
  /** The last line that isn't blank or a comment. */
  readonly last: number;
}

/** @param around - how many folds stand around the block */
export function foldsIn({ text, lines }: Block, around = 0): Folds {
  const folds: Fold[] = [];
  const open: Opener[] = [];
  /** Since the last other line. */
  let comments: Comment[] = [];
  let last = 0;

  const close = (goesOn: (line: Opener) => boolean): void => {
    for (let line = open.at(-1); line && !goesOn(line); line = open.at(-1)) {
      open.pop();
      const end = lastOf(line, comments) ?? last;
      if (end > line.number) folds.push({ start: line.number, end, depth: around + open.length, comment: false });
    }
    if (comments.length === 0) return;
    folds.push(...runsOf(comments, around + open.length));
    comments = [];
  };

  for (let number = 0; number < lines.length; number++) {
    const [start, next] = [lines[number] ?? 0, lines[number + 1] ?? text.length];
    const indent = visibleFrom(text, start, next) - start;
    if (start + indent === next) continue;
    const line = text.slice(start, next);
    const opener = open.at(-1);
    const isText = opener?.scalar === true && indent > opener.indent;
    if (!isText && line[indent] === "#") comments.push({ number, indent });
    else {
      const dash = line[indent] === "-" && DASH.test(line);
      if (!isText) {
        close((each) => indent > each.indent || (indent === each.indent && dash && !each.dash));
        open.push({ number, indent, dash, scalar: mayOpenScalar(line) && SCALAR.test(line) });
      }
      last = number;
    }
  }
  close(() => false);
  return { folds, last };
}

/** Offset of the first sign that can be seen; the end, where there is none. */
function visibleFrom(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Of what a keyboard types, most can be told without asking for the sign. */
function isSpace(code: number): boolean {
  if (code <= LAST_OF_ASCII) return code === SPACE || (code >= TAB && code <= CR);
  return /\s/.test(String.fromCharCode(code));
}

interface Comment {
  readonly number: number;
  readonly indent: number;
}

/** A line that what stands further right may belong to. A key's list may stand at the key's own column. */
interface Opener extends Comment {
  readonly dash: boolean;
  /** Opens a block scalar, whose lines are text. */
  readonly scalar: boolean;
}

/** Most lines need no closer look. */
function mayOpenScalar(line: string): boolean {
  return line.includes("|") || line.includes(">");
}

/** The comments right behind what a line opened, as long as they are indented like it. */
function lastOf({ indent }: Opener, comments: readonly Comment[]): number | undefined {
  if (comments.length === 0) return undefined;
  const beyond = comments.findIndex((comment) => comment.indent <= indent);
  return comments.slice(0, beyond < 0 ? comments.length : beyond).at(-1)?.number;
}

/** Comments on neighbouring lines at one column. */
function runsOf(comments: readonly Comment[], depth: number): Fold[] {
  const folds: Fold[] = [];
  let start: Comment | undefined;
  for (const [at, comment] of comments.entries()) {
    start ??= comment;
    const next = comments[at + 1];
    if (next?.number === comment.number + 1 && next.indent === comment.indent) continue;
    if (comment.number > start.number) folds.push({ start: start.number, end: comment.number, depth, comment: true });
    start = undefined;
  }
  return folds;
}

const DASH = /^ *-(?:\s|$)/;
const SCALAR = /(?:^|[\s:-])[|>][-+0-9]*[ \t]*(?:#.*)?[\r\n]*$/;
const [TAB, CR, SPACE, LAST_OF_ASCII] = [9, 13, 32, 127];
