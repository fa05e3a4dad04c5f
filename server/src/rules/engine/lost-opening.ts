import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import { memoryKey } from "../../document/memory.ts";
import { isStrayRootKey, rootEntry } from "../../schema/stray-root-key.ts";

/**
 * Does a block hold entries of a file in braces that stand there since what opens their map or list (`"defaults": {`, `"apis": [`) is gone,
 * and is that told with the block above? Such are maps in the place of keys, and what stands right above a brace that seems to close the
 * file, with more behind it. The first of them in a row says it.
 */
export function hasLostOpening(block: Block, document: Document): boolean {
  const above = blockAbove(block, document);
  if (above === undefined || !block.isInBraces) return false;
  if (document.remember(ABOVE_END, strayAboveEnd).has(above)) return true;
  return isMapAsKey(above) && (isMapAsKey(block) || block.parsed.tree === undefined);
}

function strayAboveEnd(document: Document): ReadonlySet<Block> {
  const found = new Set<Block>();
  const end = document.chunks.at(-1)?.items.at(-1);
  if (end?.before !== "whole}" || end.parsed.problems.length === 0) return found;
  for (let each = blockAbove(end, document); each && isStray(each); each = blockAbove(each, document)) found.add(each);
  return found;
}

function blockAbove(block: Block, document: Document): Block | undefined {
  return document.blockNumbered(document.numberOf(block) - 1);
}

function isStray(block: Block): boolean {
  const key = block.isInBraces ? rootEntry(block)?.key.source : undefined;
  return key !== undefined && isStrayRootKey(key);
}

function isMapAsKey(block: Block): boolean {
  return block.isInBraces && rootEntry(block)?.key.source.startsWith("{") === true;
}

const ABOVE_END = memoryKey<ReadonlySet<Block>>();
