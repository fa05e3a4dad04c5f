import type { Document } from "../document.ts";

/** Replace what stands between two offsets (UTF-16) of the old text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The replacements that make one document of another: no more than one for each block, and nothing of what is equal at its ends. */
export function replacementsBetween(before: Document, after: Document): readonly Replacement[] {
  const [old, now] = [before.blocks, after.blocks];
  let first = 0;
  while (first < old.length && first < now.length && old[first]?.text === now[first]?.text) first++;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last)?.text === now.at(-1 - last)?.text) last++;
  const replaced = old.slice(first, old.length - last);
  const fresh = now.slice(first, now.length - last);
  let offset = old.slice(0, first).reduce((sum, { text }) => sum + text.length, 0);
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
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < shorter - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  return { start: offset + head, end: offset + from.length - tail, text: to.slice(head, to.length - tail) };
}
