import type { AudienceKey } from "./audience-key.ts";
import { type Quoted, quotedAt, quotedBefore } from "./quoted.ts";

/** A text with which a name's value is compared. */
export interface Compared extends Quoted {
  /** It is looked for in the value: in a list of audiences, or in the text of one. */
  readonly within?: true;
}

/**
 * Texts in quotes with which a name's value is compared: `token.aud === "…"`, `claims["aud"] != "…"`, `"…".equals(aud)`,
 * `aud.includes("…")`. One that is compared with something made of it (`aud.toLowerCase()`, `withoutSlash(aud)`), or in another way than to
 * the character (`aud.equals("…", ignoreCase = true)`), is left out.
 */
export function comparedWith(text: string, key: AudienceKey): readonly Compared[] {
  return [before(text, key), behind(text, key)].filter((each) => each !== undefined);
}

function behind(text: string, { end }: AudienceKey): Compared | undefined {
  OPERATOR_BEHIND.lastIndex = end;
  const [sign] = OPERATOR_BEHIND.exec(text) ?? [];
  const quoted = sign === undefined ? undefined : quotedAt(text, end + sign.length);
  if (sign === undefined || quoted === undefined) return undefined;
  CALL_ENDS.lastIndex = quoted.after;
  if (/[(,]\s*$/.test(sign) && !CALL_ENDS.test(text)) return undefined;
  return { start: quoted.start, end: quoted.end, ...(WITHIN.test(sign) && { within: true }) };
}

function before(text: string, { start, end }: AudienceKey): Compared | undefined {
  const [sign] = OPERATOR_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_SIGN), start)) ?? [];
  NOT_IT_ALONE.lastIndex = end;
  if (sign === undefined || NOT_IT_ALONE.test(text)) return undefined;
  const quoted = quotedBefore(text, start - sign.length);
  return quoted && { ...quoted, ...(WITHIN.test(sign) && { within: true }) };
}

/** Everything that repeats is bounded: a file may be hostile. */
const SPACE = String.raw`\s{0,80}`;
const QUOTE = String.raw`["'\x60]`;
/** PowerShell, which knows no `==`, has `-eq`. */
const OPERATOR = String.raw`${SPACE}(?:[!=]==?|<>|-c?(?:eq|ne)\b)${SPACE}`;

export const OPERATOR_BEHIND = new RegExp(
  // "$AUD", get("aud"), claims["aud"], payload[:aud], getAudience()
  String.raw`(?:\}?${QUOTE}\)?|${QUOTE}?\]|\(\))?` +
    // claims["aud"].(string)
    String.raw`(?:\.\(string\))?` +
    String.raw`(?:${OPERATOR}|[?!]?\.(?:equals|includes?\??|contains)\(${SPACE})` +
    // slices.Contains(claims.Audience, "…")
    String.raw`|(?<=\b(?:contains|includes)\([\w$.]{1,100}),${SPACE}`,
  "iy",
);
export const OPERATOR_BEFORE = new RegExp(
  String.raw`(?:${OPERATOR}|\.equals\(${SPACE}|${SPACE}\b(?:not\s{1,80})?in\s{1,80})` +
    // claims["aud"], get("aud"), payload[:aud], $payload->aud, "$AUD", "${AUD}"
    String.raw`(?:[\w$.]{1,60}(?:(?:\?\.)?\[|\()${QUOTE}|[\w$.]{1,60}\[:|[\w$]{1,60}->|${QUOTE}(?:\$\{)?)?$`,
  "i",
);
/** It is but the beginning of what the text is compared with, or of how. */
export const NOT_IT_ALONE = new RegExp(
  String.raw`${QUOTE}?[\])]?(?:\(\))?(?:[?!]?\.(?!\(string\))|${SPACE}\+)|(?:${QUOTE}?[\])])?(?:\(\))?${SPACE},`,
  "y",
);
const WITHIN = /^(?:,|[^=]*(?:includes?\??|contains)\(|\s*(?:not\s+)?in\s)/i;
const CALL_ENDS = /\s{0,80}\)/y;

/** In UTF-16 units. */
const LONGEST_SIGN = 160;
