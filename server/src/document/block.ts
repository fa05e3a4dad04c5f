import { lastUpTo, lineStarts } from "./lines.ts";
import { Memory } from "./memory.ts";
import { NOTHING, type ParsedBlock, parseBlock } from "./parse/parse.ts";
import { belowValue } from "./parse/syntax.ts";

/** What a piece of a file is; see `Block.kind`. */
export type BlockKind = "preamble" | "key" | "item" | "whole" | "rest" | "unread";

/**
 * What the cutter knows between two lines: `start` (nothing but comments and directives so far), `opened` (after the
 * first `---`), `root` (inside a top-level key), `below` (right after a line with such a key alone), `valued` (after one
 * whose value ends on it), `items:N` (inside a list below such a key whose dashes stand at column N), `whole` (in a
 * document that can't be cut), `rest` (behind the first document). It doesn't say which key: so a key that is typed
 * between two items leaves those below it the same blocks.
 */
export type CutState = "start" | "opened" | "root" | "below" | "valued" | `items:${number}` | "whole" | "rest";

/**
 * A piece of the file that is parsed alone. Blocks are immutable; an edit replaces those it touches and keeps the rest,
 * so whatever follows from a block's text may be remembered under the block object itself. A block starts at the
 * first column of a line and ends with a line end (the last one with the text).
 */
export class Block extends Memory {
  /**
   * - `preamble`: byte order mark, comments, directives and `---` before the first key
   * - `key`: one top-level key with its value (of a list in block style only the line with the key)
   * - `item`: one item of such a list: of `apis`, or of a key that the format doesn't know (`list-keys.ts`)
   * - `whole`: a document that can't be cut: its root is in flow style, indented, a list or a scalar
   * - `rest`: all from the second document on
   * - `unread`: a whole file that has too many keys (`too-many-keys.ts`)
   */
  readonly kind: BlockKind;
  /** The exact text, line ends included. */
  readonly text: string;
  /** What the cutter knew when this block began; the same state and text always give the same cut. */
  readonly before: CutState;

  #parsed: ParsedBlock | undefined;
  #lines: readonly number[] | undefined;

  constructor(kind: BlockKind, text: string, before: CutState) {
    super();
    this.kind = kind;
    this.text = text;
    this.before = before;
  }

  /** The block's tree and what is wrong with its syntax; parsed at the first call. */
  get parsed(): ParsedBlock {
    this.#parsed ??= this.#parse();
    return this.#parsed;
  }

  #parse(): ParsedBlock {
    if (this.kind === "preamble" || this.isIgnored) return NOTHING;
    const parsed = parseBlock(this.text, this.before === "start");
    if (this.kind !== "item" || this.before !== "valued") return parsed;
    return { ...parsed, problems: [belowValue(parsed.tree?.start ?? 0), ...parsed.problems] };
  }

  /** Nothing in it means anything. */
  get isIgnored(): boolean {
    return this.kind === "rest" || this.kind === "unread";
  }

  /** Offsets of this block's lines, relative to its start. A last line without text belongs to the next block. */
  get lines(): readonly number[] {
    this.#lines ??= lineStarts(this.text);
    return this.#lines;
  }

  /** Number, in the block, of the line that holds an offset. */
  lineAt(offset: number): number {
    return lastUpTo(this.lines, offset);
  }
}
