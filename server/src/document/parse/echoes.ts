import { lastUpTo, lineStarts } from "../lines.ts";
import { mendings } from "./mendings.ts";
import type { SyntaxProblem } from "./syntax.ts";

/**
 * What only echoes a problem further up: what is gone once the line of that one is mended, in one of the ways in which it may be. A key
 * that stands twice, or a quote that nothing opens, never is. Of a long text, or one that is wrong in many places, not all is tried. Nothing stays hidden: what was no
 * echo is told once the other one is mended.
 *
 * @param text - as it was read
 * @param read - what is wrong with a text whose lines are those of this one, some of them changed; `undefined` where it can't be read
 */
export function echoesAmong(
  problems: readonly SyntaxProblem[],
  text: string,
  read: (text: string) => readonly SyntaxProblem[] | undefined,
): ReadonlySet<SyntaxProblem> {
  const echoes = new Set<SyntaxProblem>();
  const cost = lengthOf(text);
  if (cost > MOST_READ) return echoes;
  const starts = lineStarts(text);
  const lineOf = ({ start }: SyntaxProblem): number => lastUpTo(starts, start);
  let left: readonly SyntaxProblem[] = problems.filter(mayEcho).sort((one, other) => one.start - other.start);
  let lines: readonly string[] = starts.map((start, line) => text.slice(start, starts[line + 1]));
  let budget = MOST_READ;
  for (let first = left[0]; first && left.length > 1; first = left[0]) {
    const at = lineOf(first);
    const others = left.slice(1);
    let best: Mended = { left: others, lines };
    for (const mended of mendings(lines, at, first, starts[at] ?? 0)) {
      budget -= cost;
      if (budget < 0 || best.left.length === 0) break;
      const wrong = wrongLines(mended, read);
      if (!wrong || !isAmong(wrong, new Set(others.map(lineOf)))) continue;
      const still = others.filter((other) => wrong.has(lineOf(other)));
      if (still.length < best.left.length) best = { left: still, lines: mended };
    }
    for (const other of others) if (!best.left.includes(other)) echoes.add(other);
    ({ left, lines } = best);
  }
  return echoes;
}

/** May any of these be an echo? */
export function mayHoldEchoes(problems: readonly SyntaxProblem[]): boolean {
  return problems.filter(mayEcho).length > 1;
}

function mayEcho({ code }: SyntaxProblem): boolean {
  return code !== "DUPLICATE_KEY" && code !== "unopened-quote";
}

/** However its lines end, a text is as long. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) length--;
  return length;
}

interface Mended {
  /** Problems that are there still. */
  readonly left: readonly SyntaxProblem[];
  readonly lines: readonly string[];
}

function wrongLines(
  lines: readonly string[],
  read: (text: string) => readonly SyntaxProblem[] | undefined,
): ReadonlySet<number> | undefined {
  const text = lines.join("");
  const starts = lineStarts(text);
  const problems = read(text);
  return problems && new Set(problems.map(({ start }) => lastUpTo(starts, start)));
}

function isAmong(some: ReadonlySet<number>, all: ReadonlySet<number>): boolean {
  return [...some].every((each) => all.has(each));
}

/** In UTF-16 units, all that is read again together: some milliseconds. */
const MOST_READ = 8000;
