import type { AudienceKey } from "./audience-key.ts";
import { endAt, matchAt } from "./match.ts";
import { bracketBefore, type Call, callAt, nameBefore, type Part } from "./call.ts";

/** A name of an audience with what belongs to it: `claims["aud"]`, `$jwt->aud`, `payload.get("aud", [])`, `jwt.getAudience().get(0)`. */
export function subjectOf(text: string, { start, end }: AudienceKey): Part {
  const before = matchAt(SUBJECT_BEFORE, text, start)?.[1] ?? "";
  return { start: start - before.length, end: endAt(SUBJECT_BEHIND, text, end) ?? end };
}

/** The call of which it is a whole argument, and which one. Nothing where only something made of it is: `withoutSlash(aud)`, `aud + "/"`. */
export function callOf(
  text: string,
  subject: Part,
  isLookedAt: (name: string) => boolean,
): { readonly call: Call; readonly at: number } | undefined {
  let open = bracketBefore(text, subject.start);
  if (open !== undefined && SAME.test(nameBefore(text, open))) open = bracketBefore(text, open);
  const call = open === undefined || !isLookedAt(nameBefore(text, open)) ? undefined : callAt(text, open);
  const at = call?.parts.findIndex(({ start, end }) => start <= subject.start && subject.end <= end) ?? -1;
  const part = call?.parts[at];
  if (call === undefined || part === undefined) return undefined;
  const isWhole =
    PART_BEFORE.test(text.slice(part.start, subject.start)) && PART_BEHIND.test(text.slice(subject.end, part.end));
  return isWhole ? { call, at } : undefined;
}

/** Everything that repeats is bounded: a file may be hostile. */
const QUOTE = String.raw`["'\x60]`;
/** claims["aud"], get("aud"), payload[:aud], $payload->aud, "$AUD", "${AUD}" */
export const SUBJECT_BEFORE = new RegExp(
  String.raw`(?<=([\w$.]{0,60}(?:(?:\?\.)?\[|\()${QUOTE}|[\w$.]{1,60}\[:|[\w$]{1,60}->|${QUOTE}(?:\$\{)?))`,
  "y",
);
export const SUBJECT_BEHIND = new RegExp(
  String.raw`(?:${QUOTE}?\]|\}?${QUOTE}(?:,\s{0,3}(?:\[\]|""|''|null|None|nil))?\)?|\(\))?` +
    // .(string) .get(0) .first() [0] ?
    String.raw`(?:[!?]?\.(?:\(string\)|(?:first|single|get|at|to_?string|asString|as_str|to_s)\b(?:\(0?\))?)|\[0\]|[!?](?!=)){0,4}`,
  "iy",
);
/** What changes no character of it. */
const SAME = /^(?:byte|str|string|from)$/i;
const PART_BEFORE = /^(?:\(?await\s|&|\*|\((?:array|string)\)\s?)?(?:[\w$.?!>:()[\]-]|,\s?){0,80}$/;
const PART_BEHIND = /^\)?$/;
