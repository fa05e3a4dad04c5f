import type { Block } from "../../document/block.ts";
import type { Span } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import type { ScalarValue, Value } from "../../document/read/value.ts";

/** A placeholder that another tool would fill in. */
export interface ForeignPlaceholder {
  readonly text: string;
  readonly at: Span;
  readonly tool: string;
  /** What it names, if that could be a variable's name. */
  readonly name: string | undefined;
  /** The value around it has no quotes, and stands in brackets or braces. */
  readonly bareInFlow: boolean;
}

/** May a block hold one? Nearly none does, and looking through its values costs more than looking for the marks. */
export function mayHoldForeign(block: Block): boolean {
  return block.remember(MARKED, ({ text }) => MARKS.test(text));
}

/**
 * The placeholders in a value's own text. What an alias, a merge key or `defaults` brings has none here.
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
  for (const { 0: text, 1: typed, 2: literal, 3: template, index } of whole.matchAll(KEYWORD)) {
    // A sentence may have braces of its own.
    if (template !== undefined && /\s/.test(whole.replaceAll(KEYWORD, ""))) continue;
    const name = typed ?? literal ?? template?.trim() ?? "";
    yield {
      text,
      at: { block, start: start + index, end: start + index + text.length },
      tool: template === undefined ? "auth0-deploy-cli" : "a template",
      name: /^[\w-]+$/.test(name) ? name : undefined,
      bareInFlow: flow && style === "plain",
    };
  }
}

const MARKS = /@@|##|\{\{/;
/** `${{ NAME }}` begins a placeholder of our own that is none (`undefined-variable`). */
const KEYWORD = /@@([\w-]{1,80})@@|##([\w-]{1,80})##|(?<!\$)\{\{([^{}\n]{1,80})\}\}/g;
const MARKED = memoryKey<boolean>();
