import { Block, type BlockKind } from "../block.ts";
import { cutFlow, type Piece } from "./cut-flow.ts";
import { apart, columnOf, type CutState, isFlow, type LineState, lineState, onSide, sideOf } from "./cut-state.ts";
import { endOfListBegin, skipBlank } from "./flow-words.ts";
import { follow } from "./follow-line.ts";
import { isStray } from "./is-stray.ts";
import { lineShape, nextLine } from "./line-shape.ts";
import { sideBelow } from "./stray-line.ts";

/**
 * Cuts a text into blocks: one per top-level key, one per item of a block-style list below `apis`, or below a key that
 * the format doesn't know: somebody may be typing one between two APIs. What stands in brackets is cut by these (`cut-flow.ts`).
 *
 * The cut goes by indentation alone, so that a syntax error stays inside its block: whatever an unclosed quote or
 * bracket would swallow, the next `-` at the items' column or the next key at column 0 begins anew. That is sound since
 * YAML lets nothing of a block go on at or left of that column (YAML 1.2.2, 6.1 and 8.1). A line at column 0 that tears a list
 * apart is the same: the list goes on with the next `-` at its column. Comment lines right above an item or a key belong to it.
 *
 * Blocks come one after the other, so that nobody has to cut on where they are too many.
 *
 * @param text - begins where a block begins
 * @param before - what is known there: `"start"`, or the `before` of the block that begins there
 */
export function* cut(text: string, before: CutState = "start"): Iterable<Block> {
  for (const piece of cutByLines(text, before)) {
    for (const each of cutFlow(piece)) yield new Block(each.kind, each.text, each.before);
  }
}

function* cutByLines(text: string, from: CutState): Iterable<Piece> {
  let before = from;
  const inFlow = isFlow(before);
  let state = lineState(before);
  let side = sideOf(before);
  // Where what stands in brackets is cut again nobody knows on which side of a conflict that is.
  let isInBrackets = inFlow;
  let kind: BlockKind = inFlow ? "key" : "preamble";
  let start = 0;
  let comments = -1;
  // The column of the first line in the block that is below its key; in brackets nobody knows it.
  let nested = inFlow ? Infinity : -1;
  let deeper = indentWithin(state);

  // What begins within a list in brackets may begin within a line.
  for (let at = inFlow ? nextLine(text, 0) : 0; at < text.length && state !== "rest"; at = nextLine(text, at)) {
    // Most lines are such, and there is nothing to see in them.
    if (deeper !== undefined && text.startsWith(deeper, at)) {
      comments = -1;
      continue;
    }
    const line = lineShape(text, at, state === "start");
    // Those with which the text begins have been seen to belong to what is below.
    const isBegin = at === start || comments === start;
    if (line.kind === "comment" && (isBegin || line.indent <= outermost(state))) {
      if (comments < 0) comments = at;
      continue;
    }
    if (isStray(line, state, nested, text, at)) side = isInBrackets ? "none" : sideBelow(side, line.stray);
    else if (side !== "theirs" && (line.kind === "content" || line.kind === "marker")) {
      const step = follow(state, line, text, at);
      state = step.from ?? state;
      if (step.opens !== undefined) {
        const end = comments < 0 ? at : comments;
        if (end > start) yield { kind, text: text.slice(start, end), before };
        isInBrackets = step.opens === "whole" || (step.opens === "key" && opensItems(text, end));
        if (isInBrackets) side = "none";
        [kind, before, start] = [step.opens, onSide(state, side), end];
        nested = isInBrackets ? Infinity : -1;
      } else if (nested < 0) nested = line.indent;
      state = step.state;
      deeper = indentWithin(state);
    }
    comments = -1;
  }
  if (text.length > start) yield { kind, text: text.slice(start), before };
}

/** Whatever has this indentation at least belongs to the item above, and no line at column 0 is such. */
function indentWithin(state: LineState): string | undefined {
  const column = columnOf(apart(state).own);
  return column === undefined ? undefined : " ".repeat(column + 1);
}

/** Does a list in brackets begin that is cut by these, since it isn't empty? */
function opensItems(text: string, at: number): boolean {
  const begin = endOfListBegin(text, at);
  return begin >= 0 && text[skipBlank(text, begin)] !== "]";
}

/** A comment up to this column can't be text of a block scalar: nothing of a block stands so far left. */
function outermost(state: LineState): number {
  if (state === "whole") return -1;
  const { own, above = Infinity } = apart(state);
  if (own === "root") return 0;
  return own === "torn" ? above : (columnOf(own) ?? Infinity);
}

/** May items of a list stand below the key with which a block begins? Not below what is no key, nor below one that tears a list apart. */
export function takesItems({ text, before }: Block): boolean {
  if (isFlow(before)) return true;
  let [state, side] = [lineState(before), sideOf(before)];
  let first = true;
  let nested = -1;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const line = lineShape(text, at, state === "start");
    if (!first && isStray(line, state, nested, text, at)) {
      side = sideBelow(side, line.stray);
      continue;
    }
    if (side === "theirs" || (line.kind !== "content" && line.kind !== "marker")) continue;
    if (first && line.word) return false;
    if (!first && nested < 0) nested = line.indent;
    first = false;
    state = follow(state, line, text, at).state;
  }
  const { own, above } = apart(state);
  return own !== "torn" && (own !== "valued" || above === undefined);
}

/**
 * Does an item begin where it does whatever is changed from an offset on? The line of its dash decides that, with what stands above;
 * comments may be the block's before.
 */
export function isBegunBefore({ kind, text, before }: Block, offset: number): boolean {
  if (kind !== "item" || isFlow(before)) return false;
  for (let at = 0, next = 0; at < offset; at = next) {
    next = nextLine(text, at);
    if (lineShape(text, at, false).kind === "content") return next <= offset && text[next - 1] === "\n";
  }
  return false;
}
