import type { BlockKind } from "../block.ts";
import { after, type Apart, apart, columnOf, type LineState } from "./cut-state.ts";
import {
  behindProperties,
  hasWholeValue,
  isApis,
  isKeyAlone,
  isKeyed,
  isLoneDash,
  isNoText,
  type LineShape,
  lineShape,
  listBehindKey,
  nextLine,
} from "./line-shape.ts";

/** What a line makes of the state in which it is met. */
export interface Step {
  readonly state: LineState;
  /** The line is the first of a new block of this kind. */
  readonly opens?: BlockKind;
  /** What this line has shown of the state before it. */
  readonly from?: LineState;
}

/** Goes on from a state by a line at `at` that is neither a comment nor stray. */
export function follow(state: LineState, line: LineShape, text: string, at: number): Step {
  if (state === "rest") return { state };
  if (line.kind === "marker") {
    if (state === "start" && line.mark === "%") return { state };
    if (state === "start" && line.mark === "---") {
      return line.bare ? { state: "opened" } : { state: "whole", opens: "whole" };
    }
    if (line.mark !== "%") return { state: "rest", opens: "rest" };
  }
  if (state === "whole") return { state };
  if (state === "start" || state === "opened") {
    if (!beginsBlockMap(line)) return { state: "whole", opens: "whole" };
    // A quote that isn't closed, typed before the key of the list below.
    if (line.word && "\"'".includes(line.first)) return { state: "below", opens: "key" };
  }
  const parts = apart(state);
  const item = line.dash ? followDash(parts, line, text, at) : undefined;
  if (item) return item;
  const { own, above } = parts;
  const column = columnOf(own);
  // Somebody types a key, has broken a line, or has typed a sign that begins no key: what stands below it is what it was.
  const list = above ?? column;
  if (line.torn && list !== undefined) return { state: `torn/${list}`, opens: "key" };
  if (line.word && (own === "below" || own === "torn" || column !== undefined)) return { state, opens: "key" };
  if (line.indent === 0 && beginsKey(line)) {
    return { state: afterKey(line, text, at, list), opens: "key" };
  }
  if ((own === "below" || own === "valued") && isKeyed(text, at)) {
    if (above !== undefined && line.indent > above) return { state: `torn/${above}` };
    if (above === undefined && own === "valued") return { state: "broken" };
  }
  return { state: own === "below" ? "root" : state };
}

/** A line with a dash, as what it opens or tears; `undefined` where the dash means nothing here. */
function followDash({ own, above }: Apart, line: LineShape, text: string, at: number): Step | undefined {
  const isBeside = own === "below" && line.indent > 0 && isLoneDash(text, at) && dashBelow(text, nextLine(text, at));
  const item = { state: `items:${isBeside ? 0 : line.indent}`, opens: "item" } as const;
  const isDeeper = above !== undefined && line.indent > above;
  if (line.indent === columnOf(own) || (own === "below" && !isDeeper)) return item;
  const noText = (own === "valued" || own === "broken") && (line.indent === 0 || isNoText(text, at));
  if (line.indent === above && (own === "torn" || noText)) return { ...item, from: `torn/${above}` };
  if (isDeeper && (own === "below" || noText)) return { state: `torn/${above}` };
  // A mistake in any case, and of the first item alone: the others stay what they were.
  return noText ? item : undefined;
}

function afterKey(line: LineShape, text: string, at: number, above: number | undefined): LineState {
  if (line.opensList) return after("below", isApis(text, at) ? undefined : above);
  const key = behindProperties(text, at);
  if (above !== undefined && isKeyAlone(text, key)) return after("below", above);
  if (above !== undefined && listBehindKey(text, key)) return `torn/${above}`;
  return hasWholeValue(text, key) ? after("valued", above) : "root";
}

/** Is an empty item further right than the list's other items, which stand at column 0? */
function dashBelow(text: string, from: number): boolean {
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    const { kind, indent, dash } = lineShape(text, at, false);
    if (kind === "content") return dash && indent === 0;
    if (kind === "marker") return false;
  }
  return false;
}

/** At column 0 a tab, a list's dash, the value of an explicit key or a closing bracket goes on with the block above. */
function beginsKey(line: LineShape): boolean {
  return !line.dash && !line.colon && !"\t]}".includes(line.first);
}

function beginsBlockMap(line: LineShape): boolean {
  return line.indent === 0 && beginsKey(line) && !"{[&*!|>?".includes(line.first);
}
