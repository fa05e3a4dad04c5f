/** Spaces in place of others: offsets in a block's text. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The line in which it is, from the block's first. */
  readonly line: number;
}

/** A change, unless the text is so already. */
export function change(text: string, start: number, end: number, put: string, line: number): readonly Change[] {
  return text.slice(start, end) === put ? [] : [{ start, end, text: put, line }];
}

/** A text after changes. */
export function changed(text: string, changes: readonly Change[]): string {
  let [result, done] = ["", 0];
  for (const { start, end, text: put } of [...changes].sort((one, other) => one.start - other.start)) {
    result += text.slice(done, start) + put;
    done = end;
  }
  return result + text.slice(done);
}
