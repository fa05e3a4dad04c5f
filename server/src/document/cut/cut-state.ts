import type { Side } from "./stray-line.ts";

/**
 * What the cutter knows between two lines:
 * - `start`: nothing but comments and directives so far; `opened`: after the first `---`;
 * - `root`: inside a top-level key; `below`: right after a line with such a key alone; `valued`: after one whose value ends
 *   on it; `broken`: below a line that goes on with such a value where it can't;
 * - `items:N`: inside a list below such a key whose dashes stand at column N;
 * - `whole`: in a document that can't be cut; `rest`: behind the first document.
 *
 * It doesn't say which key: so a key that is typed between two items leaves those below it the same blocks.
 *
 * `/N`: the key began right after an item of a list whose dashes stand at column N. `torn/N`: what stands in the key is
 * deeper than that, so that a dash at column N can be nothing of it (YAML 1.2.2, 8.2); then it is an item of that list,
 * which the key has torn apart.
 */
export type LineState =
  | "start"
  | "opened"
  | "root"
  | "below"
  | "valued"
  | "broken"
  | `items:${number}`
  | `${"below" | "valued" | "torn"}/${number}`
  | "whole"
  | "rest";

/** A state without its list above, and the column of that list's dashes. */
export interface Apart {
  readonly own: string;
  readonly above: number | undefined;
}

export function apart(state: LineState): Apart {
  const slash = state.indexOf("/");
  return slash < 0
    ? { own: state, above: undefined }
    : { own: state.slice(0, slash), above: Number(state.slice(slash + 1)) };
}

export function after(own: "below" | "valued", above: number | undefined): LineState {
  return above === undefined ? own : `${own}/${above}`;
}

/** The column of the list's dashes inside which one is. */
export function columnOf(own: string): number | undefined {
  return own.startsWith(ITEMS) ? Number(own.slice(ITEMS.length)) : undefined;
}

const ITEMS = "items:";

/**
 * What it knows at a border within brackets: those of a list below a top-level key (`root`) or of a file in braces (`whole`). At
 * `[` an item begins, at `{` an entry, and at `]` and `}` the bracket that closes them.
 */
export type FlowState = "root[" | "root]" | "whole{" | "whole}" | "whole[" | "whole]";

/** `<`: a merge conflict's first side has begun further up, and not its second (`stray-line.ts`). */
export type CutState = LineState | `${LineState}<` | FlowState;

/** What is known at a border between lines, on a side of a merge conflict that is read. */
export function onSide(state: LineState, side: Side): CutState {
  return side === "ours" ? `${state}<` : state;
}

/** The side on which a block begins. */
export function sideOf(state: CutState): Side {
  return state.endsWith("<") ? "ours" : "none";
}

/** Does a block begin inside brackets that others have opened? */
export function isFlow(state: CutState): state is FlowState {
  return /[[\]{}]$/.test(state);
}

/** What the cutter knows between two lines where it looks for keys alone and leaves brackets aside. */
export function lineState(state: CutState): LineState {
  if (!isFlow(state)) return (state.endsWith("<") ? state.slice(0, -1) : state) as LineState;
  return state === "root[" || state === "root]" ? "root" : "whole";
}
