import type { AudienceKey } from "./audience-key.ts";
import type { Part } from "./call.ts";
import { type Around, chosenFrom, LONGEST, MOST_TEXTS } from "./chosen.ts";

/** What nginx chooses by an audience: `map $jwt_claim_aud $is_ours { "…" 1; default 0; }`; with quotes or without. */
export function mapped(text: string, name: AudienceKey): readonly Part[] {
  const from = chosenFrom(text, name, MAP);
  if (from === undefined) return [];
  const [within = ""] = text.slice(from, from + LONGEST).split("}", 1);
  return [...within.matchAll(ENTRY)].slice(0, MOST_TEXTS).map(({ index, 0: entry, groups }) => {
    const at = from + index + entry.length;
    return { start: at - (groups?.["key"] ?? "").length, end: at };
  });
}

export const MAP: Around = { before: /(?<=\bmap[ \t]{1,20})/y, behind: /[ \t]{1,20}\$\w{1,60}\s{0,80}\{/y };
/** Up to the end of its key. A comment fills its line. */
const ENTRY = /(?<=^|[;\n])[ \t]{0,80}["']?(?<key>[^\s"';#~*]+)(?=["']?\s+[^;]{1,200};)/g;
