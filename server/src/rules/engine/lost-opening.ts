import type { Block } from "../../document/block.ts";
import type { Document } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { memoryKey } from "../../document/memory.ts";
import { isStrayRootKey, rootEntry } from "../../schema/stray-root-key.ts";
import { holdsTenantKey } from "./holds-tenant-key.ts";

/**
 * Does a block hold entries of a file in braces that stand there since what opens their map or list (`"defaults": {`, `"apis": [`) is gone,
 * and is that told with the block above? Such are maps in the place of keys, and what stands right above a brace that seems to close the
 * file, with more behind it; the first of them in a row says it. So is a tenant, or a brace that seems to close the file, below tenants
 * among which the keys of one stand.
 */
export function hasLostOpening(block: Block, { document, keys }: Pick<AuthApisFile, "document" | "keys">): boolean {
  const above = blockAbove(block, document);
  if (above === undefined || !block.isInBraces) return false;
  if (document.remember(ABOVE_END, strayAboveEnd).has(above)) return true;
  if (isMapAsKey(above) || isMapOfApis(above)) return isMapAsKey(block) || block.parsed.tree === undefined;
  return (isTenant(block) || block.before === "whole}") && holdsTenantKey(above, keys);
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

function isTenant(block: Block): boolean {
  const { key, value } = rootEntry(block) ?? {};
  if (!key || !isStrayRootKey(key.source) || value?.kind !== "map") return false;
  return value.entries.some((each) => each.key.source === "domain");
}

/** Of which it is told that it must be a list. */
function isMapOfApis(block: Block): boolean {
  const { key, value } = rootEntry(block) ?? {};
  return block.isInBraces && key?.source === "apis" && value?.kind === "map";
}

function isMapAsKey(block: Block): boolean {
  return block.isInBraces && rootEntry(block)?.key.source.startsWith("{") === true;
}

const ABOVE_END = memoryKey<ReadonlySet<Block>>();
