import { Block, type BlockKind } from "./block.ts";
import { cutFlow } from "./cut-flow.ts";
import { type CutState, isFlow, type LineState, lineState } from "./cut-state.ts";
import { hasWholeValue, isNoText, type LineShape, lineShape, nextLine } from "./line-shape.ts";

/**
 * Cuts a text into blocks: one per top-level key, one per item of a block-style list below `apis`, or below a key that
 * the format doesn't know: somebody may be typing one between two APIs. What stands in brackets is cut by these (`cut-flow.ts`).
 *
 * The cut goes by indentation alone, so that a syntax error stays inside its block: whatever an unclosed quote or
 * bracket would swallow, the next `-` at the items' column or the next key at column 0 begins anew. That is sound since
 * YAML lets nothing of a block go on at or left of that column (YAML 1.2.2, 6.1 and 8.1). Comment lines right above an
 * item or a key belong to it.
 *
 * @param text - begins where a block begins
 * @param before - what is known there: `"start"`, or the `before` of the block that begins there
 */
export function cut(text: string, before: CutState = "start"): Block[] {
  const blocks: Block[] = [];
  const inFlow = isFlow(before);
  let state = lineState(before);
  let kind: BlockKind = inFlow ? "key" : "preamble";
  let start = 0;
  let comments = -1;

  const push = (end: number): void => {
    for (const each of cutFlow({ kind, text: text.slice(start, end), before })) {
      blocks.push(new Block(each.kind, each.text, each.before));
    }
  };
  const open = (next: BlockKind, at: number): void => {
    if (at > start) push(at);
    [kind, before, start] = [next, state, at];
  };

  // What begins within a list in brackets may begin within a line.
  for (let at = inFlow ? nextLine(text, 0) : 0; at < text.length; at = nextLine(text, at)) {
    const line = lineShape(text, at, state === "start");
    if (line.kind === "comment" && line.indent <= outermost(state)) {
      if (comments < 0) comments = at;
      continue;
    }
    if (line.kind === "content" || line.kind === "marker") {
      const step = follow(state, line, text, at);
      if (step.opens !== undefined) open(step.opens, comments < 0 ? at : comments);
      state = step.state;
    }
    comments = -1;
  }
  if (text.length > start) push(text.length);
  return blocks;
}

interface Step {
  readonly state: LineState;
  /** The line is the first of a new block of this kind. */
  readonly opens?: BlockKind;
}

function follow(state: LineState, line: LineShape, text: string, at: number): Step {
  if (state === "rest") return { state };
  if (line.kind === "marker") {
    if (state === "start" && line.mark === "%") return { state };
    if (state === "start" && line.mark === "---") {
      return line.bare ? { state: "opened" } : { state: "whole", opens: "whole" };
    }
    if (line.mark !== "%") return { state: "rest", opens: "rest" };
  }
  if (state === "whole") return { state };
  if ((state === "start" || state === "opened") && !beginsBlockMap(line)) return { state: "whole", opens: "whole" };
  if (line.dash && (state === "below" || state === `items:${line.indent}`)) {
    return { state: `items:${line.indent}`, opens: "item" };
  }
  // A mistake in any case, and of the first item alone: the others stay what they were.
  if (line.dash && state === "valued" && (line.indent === 0 || isNoText(text, at))) {
    return { state: `items:${line.indent}`, opens: "item" };
  }
  // Somebody types a key, or has broken a line: without a colon it is a mistake, and what stands below it is what it was.
  if (line.word && (state === "below" || state.startsWith("items:"))) return { state, opens: "key" };
  if (line.indent === 0 && beginsKey(line)) return { state: afterKey(line, text, at), opens: "key" };
  return { state: state === "below" ? "root" : state };
}

function afterKey(line: LineShape, text: string, at: number): LineState {
  if (line.opensList) return "below";
  return hasWholeValue(text, at) ? "valued" : "root";
}

/** A comment up to this column can't be text of a block scalar: nothing of a block stands so far left. */
function outermost(state: LineState): number {
  if (state === "whole") return -1;
  if (state === "root") return 0;
  return state.startsWith("items:") ? Number(state.slice("items:".length)) : Infinity;
}

/** At column 0 a tab, a list's dash, the value of an explicit key or a closing bracket goes on with the block above. */
function beginsKey(line: LineShape): boolean {
  return !line.dash && !line.colon && !"\t]}".includes(line.first);
}

function beginsBlockMap(line: LineShape): boolean {
  return line.indent === 0 && beginsKey(line) && !"{[&*!|>?".includes(line.first);
}
