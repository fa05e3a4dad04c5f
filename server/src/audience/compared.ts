import type { AudienceKey } from "./audience-key.ts";
import { type Quoted, quotedAt, quotedBefore } from "./quoted.ts";

/**
 * Texts in quotes with which a name's value is compared: `token.aud === "…"`, `claims["aud"] != "…"`, `"…".equals(aud)`. One that is
 * compared with something made of it (`aud.toLowerCase()`, `withoutSlash(aud)`) is left out.
 */
export function comparedWith(text: string, key: AudienceKey): readonly Quoted[] {
  return [before(text, key), behind(text, key)].filter((each) => each !== undefined);
}

function behind(text: string, { end }: AudienceKey): Quoted | undefined {
  OPERATOR_BEHIND.lastIndex = end;
  const [sign] = OPERATOR_BEHIND.exec(text) ?? [];
  return sign === undefined ? undefined : quotedAt(text, end + sign.length);
}

function before(text: string, { start, end }: AudienceKey): Quoted | undefined {
  const [sign] = OPERATOR_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_SIGN), start)) ?? [];
  if (sign === undefined) return undefined;
  MADE_OF_IT.lastIndex = end;
  return MADE_OF_IT.test(text) ? undefined : quotedBefore(text, start - sign.length);
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
    String.raw`(?:\.\(string\))?(?:${OPERATOR}|[?!]?\.equals\(${SPACE})`,
  "iy",
);
export const OPERATOR_BEFORE = new RegExp(
  String.raw`(?:${OPERATOR}|\.equals\(${SPACE})` +
    // claims["aud"], get("aud"), payload[:aud], $payload->aud, "$AUD", "${AUD}"
    String.raw`(?:[\w$.]{1,60}(?:(?:\?\.)?\[|\()${QUOTE}|[\w$.]{1,60}\[:|[\w$]{1,60}->|${QUOTE}(?:\$\{)?)?$`,
  "i",
);
export const MADE_OF_IT = new RegExp(String.raw`${QUOTE}?[\])]?(?:\(\))?(?:[?!]?\.(?!\(string\))|${SPACE}\+)`, "y");

/** In UTF-16 units. */
const LONGEST_SIGN = 160;
