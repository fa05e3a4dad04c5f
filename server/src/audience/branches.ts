import type { Part } from "./call.ts";
import { type Around, chosenFrom, LONGEST, MOST_TEXTS } from "./chosen.ts";
import { endAt } from "./match.ts";
import { type Quoted, quotedAt } from "./quoted.ts";

/**
 * Texts in quotes among which a name's value chooses, in brackets: `switch (aud) { case "…": }`, `when (aud) { "…", "…" -> }`,
 * `match aud { "…" | "…" => }`, `aud switch { "…" => }`, `switch ($aud) { "…" { } }`. What the branches then do is left out.
 */
export function inBranches(text: string, name: Part): readonly Quoted[] {
  return FORMS.flatMap((form) => {
    const from = chosenFrom(text, name, form);
    return from === undefined ? [] : [...labelsIn(text, from, form.isLabel)].slice(0, MOST_TEXTS);
  });
}

function* labelsIn(text: string, from: number, isLabel: Form["isLabel"]): Iterable<Quoted> {
  const within = text.slice(from, from + LONGEST);
  let depth = 0;
  /** What may turn out to be labels, each behind a comma or a bar. */
  let row: Quoted[] = [];
  let rowEnd = 0;
  for (const { index, 0: token } of within.matchAll(TOKEN)) {
    if (/^[([{]/.test(token)) depth++;
    else if (/^[)\]}]/.test(token)) depth--;
    if (depth < 0 || depth > DEEPEST) return;
    if (depth > 0 || !/^["'`]/.test(token)) continue;
    const before = within.slice(0, index);
    const goesOn = row.length > 0 && /^\s*[,|]\s*$/.test(before.slice(rowEnd));
    const quoted =
      goesOn || isLabel.before.test(before.slice(-LONGEST_BEFORE)) ? quotedAt(text, from + index) : undefined;
    row = [...(goesOn ? row : []), ...(quoted ? [quoted] : [])];
    rowEnd = index + token.length;
    if (endAt(isLabel.behind, within, rowEnd) === undefined) continue;
    yield* row;
    row = [];
  }
}

/** How a language chooses. */
interface Form extends Around {
  readonly isLabel: { readonly before: RegExp; readonly behind: RegExp };
}

/** Everything that repeats is bounded: a file may be hostile. */
const CASE: Form["isLabel"] = { before: /\bcase\s{1,20}$/, behind: /(?!\s{0,20}[,|])/y };
/** It begins a branch: what stands before it ends one. */
const ARROW: Form["isLabel"] = {
  before: /(?:^|[,;{}])\s{0,80}$|["'\x60\w)\]][ \t]{0,20}\r?\n\s{0,80}$/,
  behind: /\s{0,20}[-=]>/y,
};
const SWITCH = /(?<=\bswitch\s{0,3}\(?\s{0,3})/y;
const BLOCK = /\s{0,3}\)?\s{0,20}\{/y;
/** In PowerShell. */
const BRACE: Form["isLabel"] = { before: ARROW.before, behind: /[ \t]{0,20}\{/y };
export const FORMS: readonly Form[] = [
  { before: SWITCH, behind: BLOCK, isLabel: BRACE },
  { before: SWITCH, behind: BLOCK, isLabel: CASE },
  { before: /(?<=\b(?:when|match)\s{0,3}\(?\s{0,3})/y, behind: BLOCK, isLabel: ARROW },
  { before: /(?:)/y, behind: /\s{1,3}switch\s{0,20}\{/y, isLabel: ARROW },
  { before: /(?:)/y, behind: /\s{1,3}match\s{0,20}\{/y, isLabel: CASE },
];
const TOKEN = /[()[\]{}]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g;
/** Brackets in brackets. */
const DEEPEST = 10;
const LONGEST_BEFORE = 90;
