/**
 * Makes byte order marks characters like any other. `yaml` skips them at the lines before a document's content, so that a block
 * from the middle of a file, read alone, would lose one.
 */
export function maskMarks(text: string): string {
  return text.replaceAll(MARK, COVER);
}

/** Undoes `maskMarks` in a text that was read since. */
export function unmaskMarks(text: string): string {
  return text.replaceAll(COVER, MARK);
}

const MARK = "\uFEFF";
// A private-use character, see `bare-variables.ts`.
const COVER = "\uE0F2";
