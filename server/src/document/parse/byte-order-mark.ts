/**
 * Makes byte order marks characters like any other. `yaml` skips them at the lines before a document's content, so that a block
 * from the middle of a file, read alone, would lose one. (`replaceAll` would take ten times the memory for millions of them.)
 */
export function maskMarks(text: string): string {
  return text.split(MARK).join(COVER);
}

/** Undoes `maskMarks` in a text that was read since. */
export function unmaskMarks(text: string): string {
  return text.split(COVER).join(MARK);
}

const MARK = "\uFEFF";
// A private-use character, see `bare-variables.ts`.
const COVER = "\uE0F2";
