import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import { isStrayRootKey, rootEntry } from "../../schema/stray-root-key.ts";

/**
 * Entries of a file in braces that stand there since what opens their map or list (`"defaults": {`, `"apis": [`) is gone: maps in the place
 * of keys, and what stands right above a brace that seems to close the file, with more behind it. The first of them in a row says it.
 */
export class LostOpening {
  readonly #document: Document;
  readonly #aboveEnd: ReadonlySet<Block>;

  constructor(document: Document) {
    this.#document = document;
    this.#aboveEnd = new Set(this.#strayAbove(document.chunks.at(-1)?.items.at(-1)));
  }

  /** Is it told with the block above? */
  isToldAbove(block: Block): boolean {
    const above = this.#above(block);
    if (above === undefined || !block.isInBraces) return false;
    if (this.#aboveEnd.has(above)) return true;
    return isMapAsKey(above) && (isMapAsKey(block) || block.parsed.tree === undefined);
  }

  *#strayAbove(end: Block | undefined): Iterable<Block> {
    if (end?.before !== "whole}" || end.parsed.problems.length === 0) return;
    for (let each = this.#above(end); each && isStray(each); each = this.#above(each)) yield each;
  }

  #above(block: Block): Block | undefined {
    return this.#document.blockNumbered(this.#document.numberOf(block) - 1);
  }
}

function isStray(block: Block): boolean {
  const key = block.isInBraces ? rootEntry(block)?.key.source : undefined;
  return key !== undefined && isStrayRootKey(key);
}

function isMapAsKey(block: Block): boolean {
  return block.isInBraces && rootEntry(block)?.key.source.startsWith("{") === true;
}
