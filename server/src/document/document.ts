import { Block, sizeOf } from "./block.ts";
import { type Chunk, chunked, spliced } from "./chunk.ts";
import { cut, isBegunBefore } from "./cut/cut.ts";
import { reachOf } from "./cut/cut-flow.ts";
import type { Span } from "./finding.ts";
import { beginsWithWord, MOST_PASSED } from "./cut/is-stray.ts";
import { lastUpTo } from "./lines.ts";
import { Memory } from "./memory.ts";
import { type DocumentPlaces, placesIn, placesOf } from "./places.ts";
import { placedAt, positionIn } from "./positions.ts";
import { sharedEnds } from "./same-items.ts";
import { hasTooMany, isTooMany, MOST_CHARACTERS, type TooMany, unlessTooMany } from "./cut/too-many.ts";

/** A place as LSP counts it: both from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch between two places; the second one is not in it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * One `auth-apis.yaml`, cut into blocks. This is the folder's first file: `cut/` says where blocks begin, `parse/`
 * what stands in one, `read/` what the blocks mean together, `edit/` how their text is changed.
 *
 * Immutable: `edit` answers a new document that shares every block, and every chunk of blocks, which the edit left alone. The
 * whole text is never held as one string; `text` puts it together.
 */
export class Document extends Memory {
  readonly chunks: readonly Chunk<Block>[];
  #places: DocumentPlaces | undefined;
  #blocks: readonly Block[] | undefined;

  private constructor(chunks: readonly Chunk<Block>[]) {
    super();
    this.chunks = chunks;
  }

  /** Any text is a document; nothing throws. */
  static of(text: string): Document {
    const found = text.length > MOST_CHARACTERS ? TOO_LONG : unlessTooMany(cut(text));
    return new Document(chunked(typeof found === "string" ? [new Block(found, text, "start")] : found, sizeOf));
  }

  /** All blocks as one list; what happens at every keystroke goes by `chunks`. */
  get blocks(): readonly Block[] {
    this.#blocks ??= this.chunks.flatMap(({ items }) => items);
    return this.#blocks;
  }

  /** Where each chunk begins. */
  get chunkStarts(): readonly Position[] {
    return this.#table.starts;
  }

  /** Without the items of lists behind the first so many chunks; places of its blocks are to be asked of the whole document. */
  beginning(chunks: number): Document {
    const rest = this.chunks.slice(chunks).flatMap(({ items }) => items.filter(({ kind }) => kind !== "item"));
    return new Document([...this.chunks.slice(0, chunks), ...chunked(rest, sizeOf)]);
  }

  /** Some of its chunks alone; the same holds of their blocks' places. */
  part(from: number, to: number): Document {
    return new Document(this.chunks.slice(from, to));
  }

  get text(): string {
    return this.blocks.map((block) => block.text).join("");
  }

  get length(): number {
    return this.#table.length;
  }

  /**
   * The document after replacing what stands between two offsets (UTF-16, clamped to the text). Cuts again from the
   * block that holds the edit, or from one before it where the edit may move its beginning, to the first old block that begins in
   * the same state as before; from there on the cut is known to be the same.
   */
  edit(from: number, to: number, text: string): Document {
    const { counts, length } = this.#table;
    const start = Math.max(0, Math.min(from, length));
    const end = Math.max(start, Math.min(to, length));
    const first = this.#firstToCut(start);
    const begin = this.blockNumbered(first);
    const anew = (): Document => Document.of(this.slice(0, start) + text + this.slice(end, length));
    const isTooLong = length - (end - start) + text.length > MOST_CHARACTERS;
    if (isTooLong || (begin && isTooMany(begin.kind))) return anew();

    for (let extra = reachOf(this.blockNumbered(this.#numberAt(end))); ; extra *= 4) {
      const old = this.#between(first, this.#numberAt(end) + 1 + extra);
      const origin = old[0] ? this.offsetOf(old[0]) : 0;
      const region = old.map((block) => block.text).join("");
      const now = region.slice(0, start - origin) + text + region.slice(end - origin);
      const blocks = unlessTooMany(cut(now, begin?.before));
      if (typeof blocks === "string") return anew();
      const last = first + old.length;
      if (this.blockNumbered(last) && !endTheSame(blocks, old)) continue;
      const kept = old.filter((block) => !overlaps(block, this.offsetOf(block), start, end));
      const edited = new Document(spliced(this.chunks, counts, first, last, reuse(blocks, kept), sizeOf));
      return hasTooMany(edited.chunks) ? anew() : edited;
    }
  }

  /** The number of the first block that an edit at an offset may reach. */
  #firstToCut(offset: number): number {
    const number = this.#numberAt(offset);
    const block = this.blockNumbered(number);
    const isIn = block !== undefined && isBegunBefore(block, offset - this.offsetOf(block));
    if (isIn) return number;
    let [first, left] = [Math.max(0, number - reachOf(block)), MOST_PASSED];
    while (first > 0 && left-- > 0 && beginsWithWord(this.blockNumbered(first))) first--;
    return first;
  }

  /** Where a block begins in the text; -1 for a block that is not of this document. */
  offsetOf(block: Block): number {
    return this.#table.find(block)?.start.offset ?? -1;
  }

  /** Number of the line with which a block begins; -1 for a block that is not of this document. */
  lineOf(block: Block): number {
    return this.startOf(block).line;
  }

  /** Where a block begins, most do so at a line's first column; on line -1 for a block that is not of this document. */
  startOf(block: Block): Position {
    return this.#table.find(block)?.start ?? NOWHERE;
  }

  /** A block's number among all blocks; -1 for a block that is not of this document. */
  numberOf(block: Block): number {
    return this.#table.find(block)?.number ?? -1;
  }

  blockNumbered(number: number): Block | undefined {
    const { counts } = this.#table;
    const at = lastUpTo(counts, number);
    return this.chunks[at]?.items[number - (counts[at] ?? 0)];
  }

  /** The block that holds an offset, and the offset in it. The end of the text belongs to the last block. */
  blockAt(offset: number): { readonly block: Block; readonly offset: number } | undefined {
    const block = this.blockNumbered(this.#numberAt(offset));
    return block && { block, offset: offset - this.offsetOf(block) };
  }

  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.#offsetOfLine(line);
    const next = this.#offsetOfLine(line + 1);
    const last = Math.max(start, next - LONGEST_BREAK);
    const end = last + this.slice(last, next).replace(/[\r\n]{1,2}$/, "").length;
    return Math.min(start + Math.max(0, character), end);
  }

  positionAt(offset: number): Position {
    const place = this.blockAt(Math.max(0, Math.min(offset, this.length)));
    return place ? this.#positionIn(place.block, place.offset) : { line: 0, character: 0 };
  }

  rangeOf(span: Span): Range {
    return { start: this.#positionIn(span.block, span.start), end: this.#positionIn(span.block, span.end) };
  }

  #positionIn(block: Block, offset: number): Position {
    return placedAt(positionIn(block, offset), this.startOf(block));
  }

  /** Where a line begins; the end of the text for one that it doesn't have. */
  #offsetOfLine(line: number): number {
    if (line === 0) return 0;
    // The line break before it stands in the last block that begins further up.
    const { lines } = this.#table;
    const number = lastUpTo(lines, line - 1);
    const chunk = this.chunks[number];
    const block = chunk?.items[lastUpTo(placesIn(chunk).lines, line - 1 - (lines[number] ?? 0))];
    const start = block?.lines[line - this.lineOf(block)];
    return block === undefined || start === undefined ? this.length : this.offsetOf(block) + start;
  }

  /** The text between two offsets. */
  slice(from: number, to: number): string {
    const blocks = this.#between(this.#numberAt(from), this.#numberAt(to) + 1);
    const origin = blocks[0] ? this.offsetOf(blocks[0]) : 0;
    const text = blocks.map((block) => block.text).join("");
    return text.slice(from - origin, to - origin);
  }

  /** The number of the block that holds an offset. */
  #numberAt(offset: number): number {
    const { counts, offsets } = this.#table;
    const at = lastUpTo(offsets, offset);
    const chunk = this.chunks[at];
    return chunk ? (counts[at] ?? 0) + lastUpTo(placesIn(chunk).offsets, offset - (offsets[at] ?? 0)) : 0;
  }

  #between(first: number, last: number): readonly Block[] {
    const { counts } = this.#table;
    const from = lastUpTo(counts, first);
    const chunks = this.chunks.slice(from, lastUpTo(counts, last) + 1);
    const start = counts[from] ?? 0;
    return chunks.flatMap(({ items }) => items).slice(first - start, last - start);
  }

  get #table(): DocumentPlaces {
    this.#places ??= placesOf(this.chunks);
    return this.#places;
  }
}

function overlaps({ text }: Block, at: number, start: number, end: number): boolean {
  return at < end && at + text.length > start;
}

/**
 * Keeps the old block objects where the same blocks come back, so that what is remembered for them stays: at the beginning and
 * at the end, since no block may come to stand on the other side of one with an anchor.
 *
 * @param old - blocks of which the edit took nothing away: so whoever sees the same object knows that nobody has touched its text
 */
function reuse(blocks: readonly Block[], old: readonly Block[]): readonly Block[] {
  const { begin, end } = sharedEnds(blocks.length, old.length, (at, oldAt) => same(blocks[at], old[oldAt]));
  return [...old.slice(0, begin), ...blocks.slice(begin, blocks.length - end), ...old.slice(old.length - end)];
}

function endTheSame(blocks: readonly Block[], old: readonly Block[]): boolean {
  const reach = reachOf(old.at(-1));
  return old.slice(-reach).every((block, at, { length }) => same(blocks.at(at - length), block));
}

function same(one: Block | undefined, other: Block | undefined): boolean {
  return one?.text === other?.text && one?.before === other?.before && one?.kind === other?.kind;
}

const TOO_LONG: TooMany = "too-many-characters";
const NOWHERE: Position = { line: -1, character: 0 };
const LONGEST_BREAK = "\r\n".length;
