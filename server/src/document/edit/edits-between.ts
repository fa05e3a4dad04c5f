import type { Document } from "../document.ts";
import { sharedEnds } from "../same-items.ts";
import { sum } from "../sum.ts";

/** Replace what stands between two offsets (UTF-16) of the old text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The replacements that make one document of another: no more than one for each block, and nothing of what is equal at its ends. */
export function replacementsBetween(before: Document, after: Document): readonly Replacement[] {
  const [old, now] = [before.blocks, after.blocks];
  const { begin, end } = sharedEnds(old.length, now.length, (at, nowAt) => old[at]?.text === now[nowAt]?.text);
  const replaced = old.slice(begin, old.length - end);
  const fresh = now.slice(begin, now.length - end);
  let offset = sum(old.slice(0, begin), ({ text }) => text.length);
  const pairs =
    replaced.length === fresh.length
      ? replaced.map(({ text }, at) => [text, fresh[at]?.text ?? ""] as const)
      : [[replaced.map(({ text }) => text).join(""), fresh.map(({ text }) => text).join("")] as const];
  return pairs.flatMap(([from, to]) => {
    const start = offset;
    offset += from.length;
    return from === to ? [] : [trimmed(from, to, start)];
  });
}

function trimmed(from: string, to: string, offset: number): Replacement {
  const { begin, end } = sharedEnds(from.length, to.length, (at, toAt) => from.charCodeAt(at) === to.charCodeAt(toAt));
  return { start: offset + begin, end: offset + from.length - end, text: to.slice(begin, to.length - end) };
}
