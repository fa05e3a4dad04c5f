import type { Span } from "../../document/finding.ts";
import { OPEN, PLACEHOLDER } from "../../document/read/variables.ts";

/** Where `${name}` stands in a stretch of text. Empty where an alias brought it, whose own text holds no placeholder. */
export function placeholdersOf(name: string, { block, start, end }: Span): readonly Span[] {
  return [...block.text.slice(start, end).matchAll(PLACEHOLDER)].flatMap((match) => {
    if (match[1]?.trim() !== name) return [];
    const from = start + match.index;
    return [{ block, start: from, end: from + match[0].length }];
  });
}

/** Where a `${` stands that begins no placeholder. */
export function openIn({ block, start, end }: Span): readonly Span[] {
  return [...block.text.slice(start, end).matchAll(PLACEHOLDER)].flatMap(({ 0: text, index }) =>
    text === OPEN ? [{ block, start: start + index, end: start + index + text.length }] : [],
  );
}
