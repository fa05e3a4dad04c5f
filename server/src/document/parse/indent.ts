/** Does a line hold anything but blanks and a comment? */
export function hasContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}

/** The column at which a line begins, a tab being as wide as a step of indentation. */
export function indentOf(line: string): number {
  return blanksBefore(line).replaceAll("\t", " ".repeat(STEP)).length;
}

/** Where a line's key stands, behind its dashes. */
export function keyColumn(line: string): number {
  const blanks = blanksBefore(line);
  const [dashes = ""] = /^(?:- +)*/.exec(line.slice(blanks.length)) ?? [];
  return indentOf(line) + dashes.length;
}

/** The blanks with which a line begins. */
export function blanksBefore(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** Of indentation, in spaces. */
export const STEP = 2;
