import { cutFlow } from "./cut/cut-flow.ts";
import { apart, type CutState, isFlow, lineState } from "./cut/cut-state.ts";
import { beginsWithApis } from "./cut/flow-words.ts";
import { lastUpTo, lineStarts } from "./lines.ts";
import { Memory } from "./memory.ts";
import { NOTHING, type ParsedBlock, parseBlock, unreadable } from "./parse/parse.ts";
import { opensList, parseListBegin, parsePart } from "./parse/parse-part.ts";
import { straysIn, strayProblems } from "./parse/strays.ts";
import { parseTogether } from "./parse/parse-together.ts";
import { belowValue, type SyntaxProblem, tornList } from "./parse/syntax.ts";
import { MOST_PARTS, MOST_PARTS_UNCUT, type TooLong, tooLong } from "./parse/too-long.ts";
import { isTooMany, type TooMany } from "./cut/too-many.ts";

/** What a piece of a file is; see `Block.kind`. */
export type BlockKind = "preamble" | "key" | "item" | "whole" | "rest" | TooMany;

/**
 * A piece of the file that is parsed alone. Blocks are immutable; an edit replaces those it touches and keeps the rest,
 * so whatever follows from a block's text may be remembered under the block object itself. A block starts at the
 * first column of a line and ends with a line end (the last one with the text); only in brackets it may start and end within a line.
 */
export class Block extends Memory {
  /**
   * - `preamble`: byte order mark, comments, directives, `---` and the brace of a file in braces before the first key
   * - `key`: one top-level key with its value (without the items of a list that is cut), or the bracket that closes what others opened
   * - `item`: one item of such a list: of `apis`, or in block style of a key that the format doesn't know (`list-keys.ts`)
   * - `whole`: a document that can't be cut: its root is indented, a list or a scalar
   * - `rest`: all from the second document on
   * - `too-many-…`: a whole file that has more of something than any (`too-many.ts`)
   */
  readonly kind: BlockKind;
  /** The exact text, line ends included. */
  readonly text: string;
  /** What the cutter knew when this block began; the same state and text always give the same cut. */
  readonly before: CutState;

  #parsed: ParsedBlock | undefined;
  #lines: readonly number[] | undefined;
  #parts: readonly Block[] | undefined;
  #tooLong: TooLong | false | undefined;

  /** @param parts - those of which it is put together, if they are known */
  constructor(kind: BlockKind, text: string, before: CutState, parts?: readonly Block[]) {
    super();
    this.kind = kind;
    this.text = text;
    this.before = before;
    this.#parts = parts;
  }

  /**
   * The blocks of which it is put together (`cut/uncut.ts`); none, if it is cut as far as can be. Once these are parsed, it costs little to
   * parse it.
   */
  get parts(): readonly Block[] {
    this.#parts ??= this.#cut();
    return this.#parts;
  }

  #cut(): readonly Block[] {
    if (isFlow(this.before) || (this.kind !== "key" && this.kind !== "whole")) return NONE;
    const pieces = [...cutFlow(this)];
    return pieces.length === 1 ? NONE : pieces.map(({ kind, text, before }) => new Block(kind, text, before));
  }

  /** The block's tree and what is wrong with its syntax; parsed at the first call. */
  get parsed(): ParsedBlock {
    this.#parsed ??= this.#parse();
    return this.#parsed;
  }

  /** Is `parsed` at hand? */
  get isParsed(): boolean {
    return this.#parsed !== undefined;
  }

  #parse(): ParsedBlock {
    const { text, before } = this;
    const excess = this.#excess;
    if (excess) return unreadable(reasonOf(excess, this.kind === "item"), text);
    if (this.kind === "preamble") return { ...NOTHING, problems: strayProblems(straysIn(this)) };
    if (this.isIgnored) return NOTHING;
    if (opensList(text, before)) return parseListBegin(this);
    if (isFlow(before)) return parsePart(this, before);
    const together = parseTogether(this);
    if (together) return together;
    const parsed = parseBlock(this, before === "start");
    const problem = this.kind === "item" ? misplaced(before) : undefined;
    return problem ? { ...parsed, problems: [problem(parsed.tree?.start ?? 0), ...parsed.problems] } : parsed;
  }

  /** Nothing in it means anything, or is read. */
  get isIgnored(): boolean {
    return this.kind === "rest" || isTooMany(this.kind) || this.#excess !== false;
  }

  /** What it has too much of to be read; `false` for nothing. */
  get #excess(): TooLong | false {
    if (this.text.length <= MOST_PARTS) return false;
    this.#tooLong ??= this.#measured();
    return this.#tooLong;
  }

  #measured(): TooLong | false {
    const isRead = this.kind === "key" || this.kind === "item" || this.kind === "whole";
    const found = isRead && tooLong(this.text, this.#most);
    return found && this.parts.length === 0 ? found : false;
  }

  get #most(): number {
    const isOne = this.kind === "item" || (this.kind === "key" && !beginsWithApis(this.text));
    return isOne ? MOST_PARTS : MOST_PARTS_UNCUT;
  }

  /** An entry of a file in braces, or a file that may be one and isn't cut. */
  get isInBraces(): boolean {
    return this.kind === "whole" || (this.kind === "key" && isFlow(this.before));
  }

  /** Others may stand before it on its first line. */
  get mayBeginInLine(): boolean {
    return isFlow(this.before) && !/^[ \t\r\n]/.test(this.text);
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

/** For how many common APIs it counts by its length. */
export function sizeOf({ text }: Block): number {
  return Math.max(1, text.length / COMMON_LENGTH);
}

/** What is wrong with an item that no list holds, if so; it is given the place of its dash. */
function misplaced(before: CutState): ((dash: number) => SyntaxProblem) | undefined {
  const { own } = apart(lineState(before));
  if (own === "valued") return belowValue;
  return own === "torn" ? tornList : undefined;
}

const NONE: readonly never[] = [];
/** In UTF-16 units: an API with a dozen scopes and some grants has half of it. */
const COMMON_LENGTH = 4000;

function reasonOf({ most, of }: TooLong, isApi: boolean): string {
  const usual = of === "characters" ? "thousands" : "hundreds";
  const why = isApi
    ? `an API has some ${usual}. ${LOOK}`
    : `all of it would be read anew with each key. ${LOOK}; ${CUT_IT}`;
  return `it has more than ${most} ${of}, and ${why}`;
}

const LOOK = "Look for a bracket or quote that isn't closed, and take out what was pasted";
const CUT_IT = "if it is a list of APIs, put `apis` at the left edge with just the list behind it";
