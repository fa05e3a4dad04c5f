import type { Part } from "./call.ts";
import type { Compared } from "./compared.ts";
import { endAt } from "./match.ts";
import { textsAt } from "./texts.ts";

/** Texts that a Ruby test expects of an audience without brackets: `assert_equal "…", payload["aud"]`, `assert_includes aud, "…"`. */
export function asserted(text: string, subject: Part): readonly Compared[] {
  const before = text.slice(Math.max(0, subject.start - LONGEST), subject.start);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const [assertion, method] = ASSERTS.exec(line) ?? [];
  if (assertion === undefined) return [];
  const within = method === "includes";
  if (line !== assertion) return within ? [] : expected(text, subject, subject.start - line.length + assertion.length);
  const from = endAt(COMMA, text, subject.end);
  const { texts } = from === undefined ? { texts: [] } : textsAt(text, from);
  return texts.map((each) => ({ ...each, ...(within && { within }) }));
}

/** Before the name, which must itself be what is compared, and not what something is made of. */
function expected(text: string, { start, end }: Part, from: number): readonly Compared[] {
  const { texts } = textsAt(text, from);
  const between = text.slice(texts.at(-1)?.end ?? from, start);
  return /^["']\]?,[ \t]{0,3}$/.test(between) && endAt(ENDS, text, end) !== undefined ? texts : [];
}

const ASSERTS = /^[ \t]*assert_(equal|same|includes)[ \t]+/;
export const COMMA = /,[ \t]{0,3}/y;
export const ENDS = /[ \t]{0,3}(?:,|#|\r?$)/my;
/** In UTF-16 units. */
const LONGEST = 300;
