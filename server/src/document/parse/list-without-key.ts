import type { ParseError } from "./syntax-words.ts";

/** What is wrong with a list below a value, which can't hold it. */
export function listBelowValue(text: string, [dash]: ParseError["pos"]): string {
  return hasOthers(text, dash) ? AMONG_OTHERS : WITHOUT_KEY;
}

/** Is the item at a dash like the one that began last above it, to the left? It is, if its first key is one of that item's. */
function hasOthers(text: string, dash: number): boolean {
  const above = text.slice(0, dash).split("\n");
  const column = above.pop()?.length ?? 0;
  const first = FIRST_KEY.exec(text.slice(dash))?.[1];
  const keys = new Set<string | undefined>();
  for (const line of above.reverse()) {
    const [, indent = "", begin = "", key] = KEY.exec(line) ?? [];
    if (indent.length >= column) continue;
    keys.add(key);
    if (begin !== "") return first === undefined || keys.has(first);
  }
  return false;
}

const AMONG_OTHERS =
  "This dash is indented further than the value above it allows. Put it at the column of the list's other dashes.";
export const WITHOUT_KEY =
  "No key holds the list that begins here. Write its key above it, such as `scopes:` or `grants:`, indented less than its dashes.";
const KEY = /^( *)(- +)?"?([\w-]+)"?:(?:\s|$)/;
const FIRST_KEY = /^-\s+(?:\{\s*)?"?([\w-]+)"?:(?:\s|$)/;
