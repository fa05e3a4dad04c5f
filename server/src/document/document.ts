import type { Block, CutState } from "./block.ts";
import { cut } from "./cut.ts";
import type { Span } from "./finding.ts";
import { lineAt } from "./lines.ts";

/** A place as LSP counts it: both from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * One `auth-apis.yaml`, cut into blocks. This is the folder's first file: `cut.ts` says where blocks begin, `parse.ts`
 * what stands in one, `file.ts` what the blocks mean together.
 *
 * Immutable: `edit` answers a new document that shares every block which the edit left alone. The whole text is never
 * held as one string; `text` puts it together.
 */
export class Document {
  readonly blocks: readonly Block[];
  #places: Places | undefined;

  private constructor(blocks: readonly Block[]) {
    this.blocks = blocks;
  }

  /** Any text is a document; nothing throws. */
  static of(text: string): Document {
    return new Document(cut(text));
  }

  get text(): string {
    return this.blocks.map((block) => block.text).join("");
  }

  get length(): number {
    return this.#table.length;
  }

  /**
   * The document after replacing what stands between two offsets (UTF-16, clamped to the text). Cuts again from the
   * block before the edit to the first old block that begins in the same state as before; from there on the
   * cut is known to be the same.
   */
  edit(from: number, to: number, text: string): Document {
    const start = Math.max(0, Math.min(from, this.length));
    const end = Math.max(start, Math.min(to, this.length));
    const first = Math.max(0, this.#indexAt(start) - 1);
    const origin = this.#table.offsets[first] ?? 0;
    const state: CutState = this.blocks[first]?.before ?? "start";

    for (let extra = 1; ; extra *= 4) {
      const last = Math.min(this.blocks.length, this.#indexAt(end) + 1 + extra);
      const old = this.blocks.slice(first, last);
      const region = old.map((block) => block.text).join("");
      const blocks = cut(region.slice(0, start - origin) + text + region.slice(end - origin), state);
      if (last < this.blocks.length && !same(blocks.at(-1), old.at(-1))) continue;
      return new Document([...this.blocks.slice(0, first), ...reuse(blocks, old), ...this.blocks.slice(last)]);
    }
  }

  /** Where a block begins in the text; -1 for a block that is not of this document. */
  offsetOf(block: Block): number {
    const index = this.#table.index(block);
    return index === undefined ? -1 : (this.#table.offsets[index] ?? -1);
  }

  /** Number of the line with which a block begins; -1 for a block that is not of this document. */
  lineOf(block: Block): number {
    const index = this.#table.index(block);
    return index === undefined ? -1 : (this.#table.lines[index] ?? -1);
  }

  /** The block that holds an offset, and the offset in it. The end of the text belongs to the last block. */
  blockAt(offset: number): { readonly block: Block; readonly offset: number } | undefined {
    const index = this.#indexAt(offset);
    const block = this.blocks[index];
    return block && { block, offset: offset - (this.#table.offsets[index] ?? 0) };
  }

  offsetAt(position: Position): number {
    const { lines, offsets } = this.#table;
    const index = lineAt(lines, position.line);
    const block = this.blocks[index];
    if (block === undefined || position.line < 0) return 0;
    const local = position.line - (lines[index] ?? 0);
    const lineStart = block.lines[local];
    if (lineStart === undefined) return this.length;
    const lineEnd = endOfLine(block.text, lineStart, block.lines[local + 1] ?? block.text.length);
    return (offsets[index] ?? 0) + Math.min(lineStart + Math.max(0, position.character), lineEnd);
  }

  positionAt(offset: number): Position {
    const place = this.blockAt(Math.max(0, Math.min(offset, this.length)));
    return place ? this.#positionIn(place.block, place.offset) : { line: 0, character: 0 };
  }

  rangeOf(span: Span): Range {
    return { start: this.#positionIn(span.block, span.start), end: this.#positionIn(span.block, span.end) };
  }

  #positionIn(block: Block, offset: number): Position {
    const local = lineAt(block.lines, offset);
    return { line: this.lineOf(block) + local, character: offset - (block.lines[local] ?? 0) };
  }

  #indexAt(offset: number): number {
    return lineAt(this.#table.offsets, offset);
  }

  get #table(): Places {
    this.#places ??= placesOf(this.blocks);
    return this.#places;
  }
}

/** Where each block begins, as offset and as line. */
interface Places {
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
  readonly length: number;
  index(block: Block): number | undefined;
}

function placesOf(blocks: readonly Block[]): Places {
  const offsets: number[] = [];
  const lines: number[] = [];
  let offset = 0;
  let line = 0;
  for (const block of blocks) {
    offsets.push(offset);
    lines.push(line);
    offset += block.text.length;
    line += block.lines.length - 1;
  }
  let indices: Map<Block, number> | undefined;
  return {
    offsets,
    lines,
    length: offset,
    index(block) {
      indices ??= new Map(blocks.map((each, at) => [each, at]));
      return indices.get(block);
    },
  };
}

/** Keeps the old block object where the same block comes back, so that what is remembered for it stays. */
function reuse(blocks: readonly Block[], old: readonly Block[]): readonly Block[] {
  const spare = [...old];
  return blocks.map((block) => {
    const at = spare.findIndex((each) => same(block, each));
    return at < 0 ? block : (spare.splice(at, 1)[0] ?? block);
  });
}

function same(one: Block | undefined, other: Block | undefined): boolean {
  return one?.text === other?.text && one?.before === other?.before && one?.kind === other?.kind;
}

function endOfLine(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return end;
}
