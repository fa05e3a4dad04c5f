/**
 * What the cutter knows between two lines: `start` (nothing but comments and directives so far), `opened` (after the
 * first `---`), `root` (inside a top-level key), `below` (right after a line with such a key alone), `valued` (after one
 * whose value ends on it), `items:N` (inside a list below such a key whose dashes stand at column N), `whole` (in a
 * document that can't be cut), `rest` (behind the first document). It doesn't say which key: so a key that is typed
 * between two items leaves those below it the same blocks.
 */
export type LineState = "start" | "opened" | "root" | "below" | "valued" | `items:${number}` | "whole" | "rest";

/**
 * What it knows at a border within brackets: those of a list below a top-level key (`root`) or of a file in braces (`whole`). At
 * `[` an item begins, at `{` an entry, and at `]` and `}` the bracket that closes them.
 */
export type FlowState = "root[" | "root]" | "whole{" | "whole}" | "whole[" | "whole]";

export type CutState = LineState | FlowState;

/** Does a block begin inside brackets that others have opened? */
export function isFlow(state: CutState): state is FlowState {
  return /[[\]{}]$/.test(state);
}

/** What the cutter knows between two lines where it looks for keys alone and leaves brackets aside. */
export function lineState(state: CutState): LineState {
  if (!isFlow(state)) return state;
  return state === "root[" || state === "root]" ? "root" : "whole";
}
