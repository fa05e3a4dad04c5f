import type { BlockKind } from "../block.ts";
import { type CutState, type FlowState, isFlow } from "./cut-state.ts";
import { type Bracket, partAt } from "./flow-part.ts";
import { endOfFileBegin, endOfLine, endOfListBegin, skipBlank } from "./flow-words.ts";

/** A piece of a text that is a block, or several. */
export interface Piece {
  readonly kind: BlockKind;
  readonly text: string;
  readonly before: CutState;
}

/**
 * Cuts what stands in brackets: a list of APIs into its items, a file in braces (JSON is YAML) into its entries. A border may lie
 * within a line. It depends on nothing but the text from the border before it to the first sign behind the next.
 *
 * @param piece - as it was cut by lines: a key at the top with its value, a document that can't be cut by lines, or the rest of
 * either from one of these borders on
 */
export function* cutFlow(piece: Piece): Iterable<Piece> {
  const { kind, text, before } = piece;
  const first: Step | undefined = isFlow(before) ? { at: 0, state: before } : opened(piece);
  if (first === undefined) {
    yield piece;
    return;
  }
  if (first.at > 0) yield { kind: kind === "whole" ? "preamble" : kind, text: text.slice(0, first.at), before };
  for (let { at, state } = first; at < text.length;) {
    const next = follow(text, at, state);
    yield { kind: state.endsWith("[") ? "item" : "key", text: text.slice(at, next.at), before: state };
    ({ at, state } = next);
  }
}

/** How many blocks further down may show where a block ends: in brackets those that close it, and what follows on their line. */
export function reachOf(block: { readonly before: CutState } | undefined): number {
  return block && isFlow(block.before) ? 3 : 1;
}

/** A border, and what is known there. */
interface Step {
  readonly at: number;
  readonly state: FlowState;
}

/** Behind the first bracket, if it holds anything. */
function opened({ kind, text }: Piece): Step | undefined {
  if (kind === "whole") return behind(text, endOfFileBegin(text), "whole{");
  return kind === "key" ? behind(text, endOfListBegin(text, 0), "root[") : undefined;
}

function behind(text: string, at: number, state: "whole{" | "whole[" | "root["): Step | undefined {
  return at < 0 || text[skipBlank(text, at)] === CLOSER[bracketOf(state)]
    ? undefined
    : { at: endOfLine(text, at), state };
}

function follow(text: string, at: number, state: FlowState): Step {
  if (state === "whole}" || state === "root]") return { at: text.length, state };
  if (state === "whole]") return bordered(text, endOfEntry(text, at), "whole{");
  const list = state === "whole{" ? behind(text, endOfListBegin(text, at), "whole[") : undefined;
  return list ?? bordered(text, partAt(text, at, bracketOf(state)) ?? text.length, state);
}

/** The end of an entry whose list is closed at `at`. */
function endOfEntry(text: string, at: number): number {
  const close = skipBlank(text, at) + 1;
  const next = skipBlank(text, close);
  if (text[next] === ",") return endOfLine(text, next + 1);
  return text[next] === "}" ? endOfLine(text, close) : (partAt(text, close, "{") ?? text.length);
}

/** What follows is the next part, or the bracket that closes all of them. */
function bordered(text: string, at: number, state: "whole{" | "whole[" | "root["): Step {
  if (text[skipBlank(text, at)] !== CLOSER[bracketOf(state)]) return { at, state };
  return { at, state: state === "whole{" ? "whole}" : state === "whole[" ? "whole]" : "root]" };
}

function bracketOf(state: string): Bracket {
  return state.endsWith("{") ? "{" : "[";
}

const CLOSER = { "{": "}", "[": "]" } as const;
