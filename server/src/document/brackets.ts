import type { Block } from "./block.ts";
import { listsOf } from "./chunk.ts";
import { isFlow } from "./cut/cut-state.ts";
import type { Document } from "./document.ts";
import type { Span } from "./finding.ts";
import { endOfFileBegin, endOfListBegin, skipBlank } from "./cut/flow-words.ts";
import { memoryKey } from "./memory.ts";
import { opensList } from "./parse/parse-part.ts";
import { straysIn } from "./parse/strays.ts";

/** A bracket that one block opens, so that others stand in it. */
export interface Bracket {
  readonly opening: Span;
  /** `undefined`: none closes it, which no block alone can tell. */
  readonly closing: Span | undefined;
}

/** The brackets of a list of APIs, and of a file in braces: the outer ones first. */
export function bracketsIn({ chunks }: Document): readonly Bracket[] {
  const all: Bracket[] = [];
  let open: number[] = [];
  for (const { at, isOpening } of listsOf(chunks, SIGNS, signsOf).flat()) {
    if (isOpening && !isFlow(at.block.before)) open = [];
    if (isOpening) open.push(all.push({ opening: at, closing: undefined }) - 1);
    else {
      const number = open.pop() ?? -1;
      const bracket = all[number];
      if (bracket) all[number] = { ...bracket, closing: at };
    }
  }
  return all;
}

interface Sign {
  readonly at: Span;
  readonly isOpening: boolean;
}

function signsOf(block: Block): readonly Sign[] {
  const { kind, text, before } = block;
  if (kind === "item") return NONE;
  if (/[\]}]$/.test(before)) return [sign(block, skipBlank(text, 0), false)];
  const isFile = kind === "preamble" && straysIn(block).length === 0;
  const end = opensList(text, before) ? endOfListBegin(text, 0) : isFile ? endOfFileBegin(text) : -1;
  return end < 0 ? NONE : [sign(block, end - 1, true)];
}

function sign(block: Block, start: number, isOpening: boolean): Sign {
  return { at: { block, start, end: start + 1 }, isOpening };
}

const NONE: readonly never[] = [];
const SIGNS = memoryKey<readonly Sign[]>();
