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
  return indentOf(line) + withoutTabs(dashesOf(line)).length;
}

/** The dashes with which a line begins, and the blanks behind each. */
export function dashesOf(line: string): string {
  return /^(?:-[ \t]+)*/.exec(line.trimStart())?.[0] ?? "";
}

/** Dashes and the blanks behind each: one space, where these hold a tab. */
export function withoutTabs(dashes: string): string {
  return dashes.replace(/[ \t]+/g, (blanks) => (blanks.includes("\t") ? " " : blanks));
}

/** The blanks with which a line begins. */
export function blanksBefore(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** Of indentation, in spaces. */
export const STEP = 2;
