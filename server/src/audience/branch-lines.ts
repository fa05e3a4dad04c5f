import type { Part } from "./call.ts";
import { type Around, chosenFrom, LONGEST, MOST_TEXTS } from "./chosen.ts";
import { endAt } from "./match.ts";
import { type Quoted, quotedAt } from "./quoted.ts";

/**
 * Texts in quotes among which a name's value chooses, each at the beginning of a line: Ruby's `case aud` and `when "…", "…"`, Python's
 * `match aud:` and `case "…" | "…":`, a shell's `case "$AUD" in` and `"…")`, Elixir's `case aud do` and
 * `"…" ->`. All branches stand in the first one's column.
 */
export function inBranchLines(text: string, name: Part): readonly Quoted[] {
  for (const form of FORMS) {
    const from = chosenFrom(text, name, form);
    if (from !== undefined) return [...labelsIn(text, from, form.label)].slice(0, MOST_TEXTS);
  }
  return [];
}

function* labelsIn(text: string, from: number, label: RegExp): Iterable<Quoted> {
  let at = from;
  let first: number | undefined;
  for (const line of text.slice(from, from + LONGEST).split("\n")) {
    const column = line.length - line.trimStart().length;
    first ??= column;
    if (column < first && line.trim() !== "") return;
    const begin = column === first ? endAt(label, text, at + column) : undefined;
    if (begin !== undefined) yield* rowAt(text, begin);
    else if (column === first && /^(?:end|esac)\b/.test(line.trim())) return;
    at += line.length + 1;
  }
}

function* rowAt(text: string, begin: number): Iterable<Quoted> {
  for (let next: number | undefined = begin; next !== undefined;) {
    const quoted = quotedAt(text, next);
    if (quoted === undefined) return;
    yield { start: quoted.start, end: quoted.end };
    next = endAt(/[ \t]{0,20}[,|][ \t]{0,20}/y, text, quoted.after);
  }
}

/** How a language chooses. */
interface Form extends Around {
  /** Up to the first text of a branch. */
  readonly label: RegExp;
}

/** Everything that repeats is bounded: a file may be hostile. */
const LINE_ENDS = String.raw`[ \t]{0,20}(?:#[^\n]{0,200})?\r?\n`;
export const FORMS: readonly Form[] = [
  { before: /(?<=\bcase[ \t]{1,3})/y, behind: new RegExp(LINE_ENDS, "y"), label: /when[ \t]{1,20}/y },
  { before: /(?<=\bmatch[ \t]{1,3})/y, behind: new RegExp(`:${LINE_ENDS}`, "y"), label: /case[ \t]{1,20}/y },
  {
    before: /(?<=\bcase[ \t]{1,3})/y,
    behind: new RegExp(String.raw`[ \t]{1,3}in${LINE_ENDS}`, "y"),
    label: /\(?(?=["'])/y,
  },
  {
    before: /(?<=\bcase[ \t]{1,3})/y,
    behind: new RegExp(String.raw`[ \t]{1,3}do${LINE_ENDS}`, "y"),
    label: /(?=")/y,
  },
];
