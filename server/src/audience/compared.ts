import type { AudienceKey } from "./audience-key.ts";
import { asserted } from "./asserted.ts";
import { inBranchLines } from "./branch-lines.ts";
import { inBranches } from "./branches.ts";
import type { Part } from "./call.ts";
import { comparedInCall } from "./compared-in-call.ts";
import { mapped } from "./mapped.ts";
import { endAt, matchAt } from "./match.ts";
import { type Quoted, quotedBefore } from "./quoted.ts";
import { subjectOf } from "./subject.ts";
import { textsAt } from "./texts.ts";

/** A text with which a name's value is compared. */
export interface Compared extends Quoted {
  /** It is looked for in the value: in a list of audiences, or in the text of one. */
  readonly within?: true;
}

/**
 * Texts in quotes with which a name's value is compared: `token.aud === "…"`, `claims["aud"] != "…"`, `"…".equals(aud)`,
 * `aud.includes("…")`, `aud in ["…"]`, `assertEquals("…", aud)`. One that is compared with something made of it (`aud.toLowerCase()`,
 * `withoutSlash(aud)`), or in another way than to the character (`aud.equals("…", ignoreCase = true)`), is left out.
 */
export function comparedWith(text: string, key: AudienceKey): readonly Compared[] {
  const subject = subjectOf(text, key);
  return [
    ...before(text, subject),
    ...behind(text, subject),
    ...amongThese(text, subject),
    ...comparedInCall(text, subject),
    ...asserted(text, subject),
    ...inBranches(text, subject),
    ...inBranchLines(text, subject),
    ...mapped(text, key),
  ];
}

function before(text: string, { start, end }: Part): readonly Compared[] {
  const sign = matchAt(OPERATOR_BEFORE, text, start)?.[1];
  if (sign === undefined || endAt(NOT_IT_ALONE, text, end) !== undefined) return [];
  if (sign.includes("(") && endAt(COMMA, text, end) !== undefined) return [];
  const quoted = quotedBefore(text, start - sign.length);
  return quoted ? [{ ...quoted, ...(/in\s/.test(sign) && { within: true }) }] : [];
}

function behind(text: string, { end }: Part): readonly Compared[] {
  const sign = matchAt(OPERATOR_BEHIND, text, end)?.[0];
  if (sign === undefined) return [];
  const { texts } = textsAt(text, end + sign.length);
  if (/\(\s*$/.test(sign) && endAt(CALL_ENDS, text, (texts.at(-1)?.end ?? end) + 1) === undefined) return [];
  return texts.map((each) => ({ ...each, ...(WITHIN.test(sign) && { within: true }) }));
}

/** `aud in ["…"]`. In Python `("…")` is a text, of which an audience may be a part. */
function amongThese(text: string, { end }: Part): readonly Compared[] {
  const from = endAt(IN, text, end);
  if (from === undefined) return [];
  const { texts, head } = textsAt(text, from);
  const isText = head.trim() === "(" && endAt(COMMA, text, (texts[0]?.end ?? from) + 1) === undefined;
  return head === "" || isText ? [] : texts;
}

/** Everything that repeats is bounded: a file may be hostile. */
const SPACE = String.raw`\s{0,80}`;
/** PowerShell, which knows no `==`, has `-eq`. */
const OPERATOR = String.raw`${SPACE}(?:[!=]==?|<>|-c?(?:eq|ne|contains)\b)${SPACE}`;
/** The text is one of each that it holds: `aud.some((each) => each === "…")`, `aud.any { it == "…" }`. */
const EACH =
  String.raw`\.(?:(?:stream|iter)\(\)${SPACE}\.)?(?:some|any|anyMatch|exists|find|contains)(?:\(|\s?\{)\s?` +
  String.raw`(?:\|?\(?&{0,2}[\w$]{1,20}\)?\|?\s?(?:=>|->)?\s?)?[*$]{0,2}\w{1,20}\s?===?\s?`;

export const OPERATOR_BEHIND = new RegExp(
  String.raw`${OPERATOR}|[?!]?\.(?:equals|includes?\??|contains|has|indexOf)\(${SPACE}|[?!]?${EACH}`,
  "iy",
);
export const OPERATOR_BEFORE = new RegExp(
  String.raw`(?<=(${OPERATOR}|\.equals\(${SPACE}|${SPACE}\b(?:not\s{1,80})?in\s{1,80}))`,
  "iy",
);
export const IN = /\s{1,80}(?:not\s{1,80}|!|-(?:not)?)?in\s{1,80}/iy;
/** It is but the beginning of what the text is compared with. */
export const NOT_IT_ALONE = /[?!]?\.|\s{0,80}\+/y;
const WITHIN = /(?:includes?\??|contains|indexOf)\(/i;
const CALL_ENDS = /(?:\.\w{1,20}\(\))?\s{0,80}\)/y;
const COMMA = /\s{0,80},/y;
