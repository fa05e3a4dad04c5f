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
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: put } of inOrder(changes)) {
    parts.push(text.slice(done, start), put);
    done = end;
  }
  return parts.join("") + text.slice(done);
}

/** As they stand in the text. */
export function inOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((one, other) => one.start - other.start || one.end - other.end);
}

/**
 * The same as fewer changes, in the order of the text: those become one that stand no further apart than so many UTF-16 units.
 */
export function together(text: string, changes: readonly Change[], apart: number): readonly Change[] {
  const groups: { start: number; end: number; line: number; parts: string[] }[] = [];
  for (const { start, end, text: put, line } of inOrder(changes)) {
    const last = groups.at(-1);
    if (last && start - last.end <= apart) {
      last.parts.push(text.slice(last.end, start), put);
      last.end = end;
    } else groups.push({ start, end, line, parts: [put] });
  }
  return groups.map(({ parts, ...place }) => ({ ...place, text: parts.join("") }));
}
