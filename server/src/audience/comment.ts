import type { CandidateFile } from "./candidate-file.ts";

/**
 * Says of offsets in a text whether a comment holds them: what is commented out is no audience of anything. Judged by the line alone; of
 * a comment over several lines, those that begin with `*` are known as such. A line is looked through once, however many offsets in
 * it are asked for.
 */
export function commentsIn(text: string, comment: CandidateFile["comment"]): (offset: number) => boolean {
  const known = new Map<number, readonly Comment[]>();
  return (offset) => {
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const comments = known.get(start) ?? [...COMMENTS[comment](lineFrom(text, start))];
    known.set(start, comments);
    return comments.some(({ from, to }) => start + from <= offset && offset < start + to);
  };
}

/** What a comment holds of a line, in UTF-16 offsets. */
interface Comment {
  readonly from: number;
  readonly to: number;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** What stands before a comment on its line, as far as quotes show that it is no text. */
const CODE = String.raw`^(?:[^"'\x60]|"[^"]*"|'[^']*'|\x60[^\x60]*\x60)*?`;
const HASH = new RegExp(String.raw`${CODE}(?<!\S)#`);
const SLASHES = new RegExp(String.raw`${CODE}(?<!\S)(?:\/\/|#\s)`);

const COMMENTS: Readonly<Record<CandidateFile["comment"], (line: string) => Iterable<Comment>>> = {
  "#": (line) => behind(HASH, line),
  *"//"(line) {
    yield* behind(SLASHES, line);
    for (const { from } of behind(/^\s*\/?\*/, line)) yield upTo("*/", line, from);
  },
  *"<!--"(line) {
    for (let open = line.indexOf("<!--"); open >= 0;) {
      const comment = upTo("-->", line, open + "<!--".length);
      yield comment;
      open = comment.to < line.length ? line.indexOf("<!--", comment.to) : -1;
    }
  },
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
