import { bracketBefore, nameBefore } from "./call.ts";
import { mendsText } from "./keeps.ts";

/** Does a call around a text mend what it is given: `withoutSlash(process.env.AUDIENCE ?? "…")`, `normalize(getenv("AUDIENCE", "…"))`? */
export function isMended(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_QUOTE), start);
  let open = bracketBefore(text, start - before.length + before.replace(/\\{0,3}["'`]$/, "").length);
  for (let depth = 0; open !== undefined && text[open] === "(" && depth < MOST_CALLS; depth++) {
    if (mendsText(nameBefore(text, open))) return true;
    open = bracketBefore(text, open);
  }
  return false;
}

const LONGEST_QUOTE = 4;
const MOST_CALLS = 2;
