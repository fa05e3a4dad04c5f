import type { Block } from "../../document/block.ts";
import type { Span } from "../../document/finding.ts";
import { type ForeignWord, foreignWords, withoutForeign } from "../../document/foreign-words.ts";
import { memoryKey } from "../../document/memory.ts";
import type { ScalarValue, Value } from "../../document/read/value.ts";

/** A placeholder of another tool, at its place in the file. */
export interface ForeignPlaceholder {
  readonly word: ForeignWord;
  readonly at: Span;
  /** The value around it has no quotes, and stands in brackets or braces. */
  readonly bareInFlow: boolean;
}

/** May a block hold one? Nearly none does, and looking through its values costs more than looking for the marks. */
export function mayHoldForeign(block: Block): boolean {
  return block.remember(MARKED, ({ text }) => MARKS.test(text));
}

/**
 * The placeholders in a value's own text. What an alias, a merge key or `defaults` brings has none here, nor has what can't be
 * read because of one: its syntax error speaks of it.
 *
 * @param flow - does it stand in brackets or braces?
 */
export function* foreignIn(value: Value, flow = false): Iterable<ForeignPlaceholder> {
  if (value.via !== undefined) return;
  if (value.kind === "list") for (const item of value.items) yield* foreignIn(item, flow || value.flow);
  if (value.kind === "map") {
    for (const entry of value.entries.values()) {
      if (entry.via === undefined) yield* foreignIn(entry.value, flow || value.flow);
    }
  }
  if (value.kind === "scalar" && typeof value.value === "string") yield* foreignInText(value, flow);
}

function* foreignInText({ at, style }: ScalarValue, flow: boolean): Iterable<ForeignPlaceholder> {
  const { block, start, end } = at;
  const whole = block.text.slice(start, end);
  const bareInFlow = flow && style === "plain";
  if (style === "plain" && (/^(?:@|\{\{)/.test(whole) || (flow && whole.includes("{{")))) return;
  for (const word of foreignWords(whole)) {
    // A sentence may have braces of its own.
    if (word.tool === "a template" && /\s/.test(withoutForeign(whole))) continue;
    const from = start + word.start;
    yield { word, at: { block, start: from, end: from + word.text.length }, bareInFlow };
  }
}

const MARKS = /@@|##|\{\{/;
const MARKED = memoryKey<boolean>();
