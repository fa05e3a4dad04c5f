import { lineText } from "../document/lines.ts";
import type { CandidateFile } from "./candidate-file.ts";
import { type CommentBlock, commentBlocks } from "./comment-blocks.ts";

/**
 * Says of offsets in a text whether a comment holds them: what is commented out is no audience of anything. Where none over several lines
 * does, the line alone says so. A line is looked through once, however many offsets in it are asked for.
 */
export function commentsIn(text: string, comment: CandidateFile["comment"]): (offset: number) => boolean {
  const known = new Map<number, readonly Comment[]>();
  const blocks = [...commentBlocks(text, comment)];
  return (offset) => {
    if (holds(blocks, offset)) return true;
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const comments = known.get(start) ?? [...COMMENTS[comment](lineText(text, start))];
    known.set(start, comments);
    return comments.some(({ from, to }) => start + from <= offset && offset < start + to);
  };
}

/** What a comment holds of a line, in UTF-16 offsets. */
interface Comment {
  readonly from: number;
  readonly to: number;
}

/** Looks where in them, which stand in order. */
function holds(blocks: readonly CommentBlock[], offset: number): boolean {
  let [first, end] = [0, blocks.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if ((blocks[middle]?.to ?? 0) <= offset) first = middle + 1;
    else end = middle;
  }
  return (blocks[first]?.from ?? Infinity) <= offset;
}

/** What stands before a comment on its line, as far as quotes show that it is no text. */
const CODE = String.raw`^(?:[^"'\x60]|"[^"]*"|'[^']*'|\x60[^\x60]*\x60)*?`;
const HASH = new RegExp(String.raw`${CODE}(?<!\S)#`);
const SLASHES = new RegExp(String.raw`${CODE}(?<!\S)(?:\/\/|#\s)`);

const COMMENTS: Readonly<Record<CandidateFile["comment"], (line: string) => Iterable<Comment>>> = {
  "#": (line) => behind(HASH, line),
  *"//"(line) {
    yield* behind(SLASHES, line);
    for (const { from } of behind(/^\s*\*/, line)) yield upTo("*/", line, from);
  },
  "<!--": () => [],
  "::": (line) => behind(/^\s*(?:::|@?rem\s)/i, line),
};

/** All that stands behind a sign. */
function behind(sign: RegExp, line: string): readonly Comment[] {
  const [found] = sign.exec(line) ?? [];
  return found === undefined ? [] : [{ from: found.length, to: Infinity }];
}

function upTo(end: string, line: string, from: number): Comment {
  const at = line.indexOf(end, from);
  return { from, to: at < 0 ? Infinity : at + end.length };
}
