import type { AudienceKey } from "./audience-key.ts";
import type { Part } from "./call.ts";
import { endAt } from "./match.ts";

/** What nginx chooses by an audience: `map $jwt_claim_aud $is_ours { "…" 1; default 0; }`; with quotes or without. */
export function mapped(text: string, { start, end }: AudienceKey): readonly Part[] {
  const from = endAt(BEFORE, text, start) === undefined ? undefined : endAt(BEHIND, text, end);
  if (from === undefined) return [];
  const [within = ""] = text.slice(from, from + LONGEST).split("}", 1);
  return [...within.matchAll(ENTRY)].slice(0, MOST_TEXTS).map(({ index, 0: entry, groups }) => {
    const at = from + index + entry.length;
    return { start: at - (groups?.["key"] ?? "").length, end: at };
  });
}

export const BEFORE = /(?<=\bmap[ \t]{1,20})/y;
export const BEHIND = /[ \t]{1,20}\$\w{1,60}\s{0,80}\{/y;
/** Up to the end of its key. A comment fills its line. */
const ENTRY = /(?<=^|[;\n])[ \t]{0,80}["']?(?<key>[^\s"';#~*]+)(?=["']?\s+[^;]{1,200};)/g;
/** In UTF-16 units. */
const LONGEST = 1000;
const MOST_TEXTS = 25;
