import { bracketBefore, type Call, nameBefore, type Part } from "./call.ts";
import { matchAt } from "./match.ts";
import type { Compared } from "./compared.ts";
import { callOf } from "./subject.ts";
import { makesTexts, type Texts, textsAt } from "./texts.ts";
import { wordsOf } from "./words.ts";

/**
 * Texts with which an audience is compared by a call: beside it among the arguments (`Objects.equals(aud, "…")`), in what a test expects
 * of it (`expect(aud).toBe("…")`), and in a list that is asked for it (`["…"].includes(aud)`). What a test expects it not to be is left
 * out: that may well be nearly right.
 */
export function comparedInCall(text: string, subject: Part): readonly Compared[] {
  const { call, at } = callOf(text, subject, compares) ?? {};
  if (call === undefined || at === undefined) return expectedBehind(text, subject.end, /^\W{0,3}should/i);
  const words = wordsOf(call.name).join(" ");
  const isAlone = call.parts.length === 1;
  if (isAlone && EXPECTS.test(words)) return expectedBehind(text, call.end);
  if (isAlone && ASKS.test(words)) return inListBefore(text, call.open - call.name.length);
  return besideIt(text, call, at, words);
}

function compares(name: string): boolean {
  const words = wordsOf(name).join(" ");
  return COMPARES.test(words) && !DENIES.test(words);
}

/** The argument before it or behind it, where all others only say how, or what to tell where they differ. */
function besideIt(text: string, { parts }: Call, at: number, words: string): readonly Compared[] {
  const sayHow = (others: readonly Part[]): boolean =>
    others
      .map(({ start, end }) => text.slice(start, end))
      .every((each) => HOW.test(each) || (STRICT.test(each) && IN_ARRAY.test(words)));
  return [at - 1, at + 1].flatMap((beside) => {
    const part = parts[beside];
    const others = parts.filter((_, index) => index !== at && index !== beside);
    if (part === undefined || !sayHow(others)) return [];
    return compared(textsAt(text, part.start), words);
  });
}

function expectedBehind(text: string, at: number, begins = /^/): readonly Compared[] {
  const [chain = "", method = ""] = matchAt(CHAIN, text, at) ?? [];
  if (chain === "" || !begins.test(chain) || DENIES.test(wordsOf(chain).join(" "))) return [];
  return compared(textsAt(text, at + chain.length), wordsOf(method).join(" "));
}

/** @param at - behind the dot by which the list is asked */
function inListBefore(text: string, at: number): readonly Compared[] {
  const closing = matchAt(LIST_ENDS, text, at)?.[1];
  const open = closing === undefined ? undefined : bracketBefore(text, at - closing.length);
  if (open === undefined) return [];
  const name = nameBefore(text, open);
  return name === "" || makesTexts(name) ? textsAt(text, open).texts : [];
}

/** Where a part of an audience may be looked for, each text says so. */
function compared({ texts, head }: Texts, words: string): readonly Compared[] {
  const within = head === "" || head === "(" ? PARTS.test(words) : /contain|includ/i.test(head);
  return texts.map((each) => ({ ...each, ...(within && { within: true }) }));
}

const LIST_ENDS = /(?<=([)\]}][?!]?\.))/y;
const EXPECTS = /^(?:(?:assert |expect )?that|expect)$/;
const ASKS = /^(?:includes?|contains?|has|index of)$/;
/** The last words of a name, in lower case. */
const COMPARES =
  /(?:^| )(?:equals?|eql?|are equal|equal values|elements match|same|compare|cmp|strcmp|contains?|includes?|index of|in|in array|array search|member|has|is|that|expect)$/;
const DENIES = /(?:^| )(?:not|ne|refute)(?: |$)/;
const PARTS = /(?:^| )(?:contains?|includes?|in|index of)$/;
const IN_ARRAY = /^in array$/;
const STRICT = /^(?:true|false)$/i;
/** In Go a test is given as well, in .NET how letter case counts. */
const HOW = /^(?:["'\x60]|\w{1,10}\s?[=:]\s?["'\x60]|t$|\w\.T\(\)$|StringComparison\.(?!\w*IgnoreCase))/;

/** `.toBe(`, `.to.be.equal(`, `.to eq "`, `.Should().Contain(`. Everything that repeats is bounded: a file may be hostile. */
const METHOD = String.raw`(?:to|is|must_|should)?(?:be(?:EqualTo|EquivalentTo)?|(?:strict)?equals?(?:To)?|eql?|sameAs|members|contains?\w{0,20}|includes?|hasItems?)`;
export const CHAIN = new RegExp(
  String.raw`(?:\s{0,80}\.\w{1,30}(?:\(\))?){0,6}?(?:\s{0,80}\.|\s{1,3})(${METHOD})(?=\(|\s{1,3}["'[])\s{0,3}`,
  "iy",
);
