import type { CandidateFile } from "./candidate-file.ts";

/**
 * Does a comment hold the text at an offset? What is commented out is no audience of anything. Judged by its line alone: of a
 * comment over several lines, those that begin with `*` are known as such.
 */
export function isInComment(text: string, offset: number, comment: CandidateFile["comment"]): boolean {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return COMMENT[comment].test(line);
}

/** What stands before a comment on its line, as far as quotes show that it is no text. */
const CODE = String.raw`^(?:[^"'\x60]|"[^"]*"|'[^']*'|\x60[^\x60]*\x60)*?`;

const COMMENT: Readonly<Record<CandidateFile["comment"], RegExp>> = {
  "#": new RegExp(String.raw`${CODE}(?<!\S)#`),
  "//": new RegExp(String.raw`^\s*\/?\*(?!.*\*\/)|${CODE}(?<!\S)(?:\/\/|#\s)`),
  "<!--": /<!--(?!.*-->)/,
  "::": /^\s*(?:::|@?rem\s)/i,
};
