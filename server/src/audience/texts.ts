import { isJoined } from "./goes-on.ts";
import { endAt } from "./match.ts";
import { type Quoted, quotedAt } from "./quoted.ts";

/** The texts in quotes of which an expression is made: one, or those of a list. */
export interface Texts {
  readonly texts: readonly Quoted[];
  /** What stands before the first of them: `["`, `List.of("`, `equals("`, without the quote; empty where one stands alone. */
  readonly head: string;
}

/** Those of the expression that begins at an offset: `"…"`, `["…", "…"]`, `List.of("…")`, `new[] { "…" }`, `is("…")`. */
export function textsAt(text: string, at: number): Texts {
  let from = at;
  for (let depth = 0; depth < MOST_HEADS; depth++) from = endAt(HEAD, text, from) ?? from;
  const head = text.slice(at, from);
  const texts: Quoted[] = [];
  for (let next: number | undefined = from; next !== undefined && texts.length < MOST_TEXTS;) {
    const quoted = quotedAt(text, next);
    if (quoted === undefined || isJoined(text, quoted.after)) break;
    texts.push({ start: quoted.start, end: quoted.end });
    next = head === "" ? undefined : endAt(NEXT, text, quoted.after);
  }
  return { texts, head };
}

/** Does a call, or a list, of that name have the texts that stand in it? */
export function makesTexts(name: string): boolean {
  return MAKES.test(name);
}

/** What makes a list of texts in some language, takes a text as it stands, or says in a test what something is equal to. */
const MAKER = String.raw`(?:${[
  "of|asList|singleton(?:List)?|from|EqualTo|Contain|Item",
  "(?:mutable|immutable|hash|linked|array)?_?(?:list|set|array)(?:Of)?",
  "vec|some|seq|string|str|byte|ClaimStrings",
  String.raw`eq|equals|is|hasItems?|contains\w{0,20}|unorderedEquals`,
].join("|")})`;
const MAKES = new RegExp(`^${MAKER}!?$`, "i");
/** Everything that repeats is bounded: a file may be hostile. */
export const HEAD = new RegExp(
  String.raw`(?:[&@]|new\s{1,3})?(?:\[\])?(?:(?:[\w]{1,30}(?:\.|::)){0,3}${MAKER}(?:<[\w<>, .]{0,40}>)?!?)?(?:new)?(?:\[\])?\s{0,3}[[({]\s{0,80}|&(?=["'])`,
  "iy",
);
export const NEXT = /(?:\.(?:to_string|to_owned|into)\(\))?\s{0,80},\s{0,80}/y;
const MOST_HEADS = 4;
const MOST_TEXTS = 25;
