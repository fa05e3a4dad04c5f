import type { Plan } from "./columns.ts";
import { isBlank, type Line } from "./lines.ts";

/**
 * Columns for the lines of comments: that of what follows, or of what stands above and is no further right. `undefined`: there is a
 * line of which it isn't known what it is.
 *
 * @param plan - what is planned for all other lines
 * @param root - column at which the block stands and shall stand
 */
export function commentColumns(
  lines: readonly Line[],
  { begins, inside, texts }: Plan,
  root: { readonly was: number; readonly shall: number },
  text: string,
): ReadonlyMap<number, number> | undefined {
  const columns = new Map<number, number>();
  const textLines = new Set(texts.map(({ line }) => line));
  const isBeginning = ({ number }: Line): boolean => begins.get(number) !== undefined;
  const beginning = lines.filter(isBeginning);
  /** How many of these stand above, and of them those that a line below may belong to: each further right than the one before. */
  let passed = 0;
  const open: Line[] = [];
  for (const line of lines) {
    const { number, content } = line;
    if (isBeginning(line)) {
      passed++;
      while (indent(open.at(-1)) >= indent(line)) open.pop();
      open.push(line);
    }
    const isInside = inside.get(number) !== undefined || textLines.has(number);
    if (isBlank(line) || isBeginning(line) || isInside) continue;
    if (text[content] !== "#") return undefined;
    const own = indent(line);
    const next = beginning[passed];
    const above = open.findLast((each) => indent(each) <= own);
    const under = begins.get(above?.number ?? -1) ?? 0;
    if (next) {
      const before = begins.get(next.number) ?? 0;
      columns.set(number, own <= indent(next) ? before : Math.max(under, before));
    } else {
      // Behind all else, what is left of the block or at its column belongs to whatever comes next.
      columns.set(number, own <= root.was ? Math.min(own, root.shall) : Math.max(under, root.shall + 2));
    }
  }
  return columns;
}

/** Nothing stands left of every line. */
function indent(line: Line | undefined): number {
  return line ? line.content - line.start : -1;
}
